/** What monitoring said. It must not know which webhook format said it. */
@NullMarked
package dev.forgeincident.context.alert;

import org.jspecify.annotations.NullMarked;
