/** Who called whom and how long it took. It must not know the tracing backend. */
@NullMarked
package dev.forgeincident.context.traces;

import org.jspecify.annotations.NullMarked;
