/** What the services said. It must not know the aggregator, nor which lines belong together. */
@NullMarked
package dev.forgeincident.context.logs;

import org.jspecify.annotations.NullMarked;
