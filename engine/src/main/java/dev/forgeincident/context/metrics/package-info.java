/** What was measured. It must not know the time-series database, nor what a curve means. */
@NullMarked
package dev.forgeincident.context.metrics;

import org.jspecify.annotations.NullMarked;
