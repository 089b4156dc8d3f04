/**
 * Answers as language models give them, sound and hostile: what of each reaches the reader? It must
 * not know how a sentence is checked; it looks at what a reader gets, and only there.
 */
@NullMarked
package dev.forgeincident.bench.citations;

import org.jspecify.annotations.NullMarked;
