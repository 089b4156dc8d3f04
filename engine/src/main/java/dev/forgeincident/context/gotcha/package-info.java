/** What the team knows and wrote down. It must not know where the file is kept. */
@NullMarked
package dev.forgeincident.context.gotcha;

import org.jspecify.annotations.NullMarked;
