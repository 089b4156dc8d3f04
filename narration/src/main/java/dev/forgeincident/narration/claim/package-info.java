/**
 * Whether what a model says of a diagnosis is borne out by the evidence that it cites. It must not
 * know a model, a prompt, or how a text is shown.
 */
@NullMarked
package dev.forgeincident.narration.claim;

import org.jspecify.annotations.NullMarked;
