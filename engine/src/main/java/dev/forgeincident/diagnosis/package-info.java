/**
 * What it most likely was: hypotheses weighed by the evidence they cite, and what to do about it.
 * It must not know where the context came from, how it is told, or who reads it.
 */
@NullMarked
package dev.forgeincident.diagnosis;

import org.jspecify.annotations.NullMarked;
