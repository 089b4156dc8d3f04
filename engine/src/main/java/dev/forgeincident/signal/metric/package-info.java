/**
 * What the curves say: where each series changed, how, by how much, and what kind of thing it
 * measures. It must not know logs, traces, what people changed, nor who is to blame.
 */
@NullMarked
package dev.forgeincident.signal.metric;

import org.jspecify.annotations.NullMarked;
