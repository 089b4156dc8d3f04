/**
 * What the traces say: who fails or is slow by itself and not by waiting for another, and who calls
 * whom. It must not know logs, metrics, what people changed, nor who is to blame.
 */
@NullMarked
package dev.forgeincident.signal.trace;

import org.jspecify.annotations.NullMarked;
