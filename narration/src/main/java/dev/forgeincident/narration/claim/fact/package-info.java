/**
 * What is known, by the evidence that it rests on: the evidence's own bytes, and apart from them
 * the words of the engine. It must not know what a model says of it.
 */
@NullMarked
package dev.forgeincident.narration.claim.fact;

import org.jspecify.annotations.NullMarked;
