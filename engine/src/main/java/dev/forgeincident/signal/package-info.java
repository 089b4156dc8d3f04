/**
 * What the telemetry says, as facts with times: patterns of log lines, when it began, which kind of
 * fault it looks like. It must not know what people changed, nor who is to blame.
 */
@NullMarked
package dev.forgeincident.signal;

import org.jspecify.annotations.NullMarked;
