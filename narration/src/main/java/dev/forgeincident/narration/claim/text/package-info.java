/**
 * Reads sentences, a model's and an engine's alike: tokens, quotations, amounts, times, what is
 * negated, and of which matters of the field they speak, in English and in Spanish. It must not
 * know a diagnosis, nor what is made of what it reads.
 */
@NullMarked
package dev.forgeincident.narration.claim.text;

import org.jspecify.annotations.NullMarked;
