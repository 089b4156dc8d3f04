/**
 * Takes out of a text what must not leave the house, and puts back what the reader may see. It must
 * not know what the text is for.
 */
@NullMarked
package dev.forgeincident.narration.redaction;

import org.jspecify.annotations.NullMarked;
