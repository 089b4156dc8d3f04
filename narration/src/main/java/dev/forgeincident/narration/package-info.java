/**
 * Tells a diagnosis to people, by itself or by a model whose every sentence is checked. It must not
 * know how the diagnosis was made, and adds nothing to it.
 */
@NullMarked
package dev.forgeincident.narration;

import org.jspecify.annotations.NullMarked;
