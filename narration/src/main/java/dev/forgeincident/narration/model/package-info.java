/** Asks language models. It must not know what for, and alone knows their library. */
@NullMarked
package dev.forgeincident.narration.model;

import org.jspecify.annotations.NullMarked;
