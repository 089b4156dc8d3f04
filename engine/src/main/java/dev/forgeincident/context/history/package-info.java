/** Earlier incidents, as facts. It must not know how an incident lives or where it is stored. */
@NullMarked
package dev.forgeincident.context.history;

import org.jspecify.annotations.NullMarked;
