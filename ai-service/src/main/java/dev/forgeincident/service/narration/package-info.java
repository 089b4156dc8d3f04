/**
 * Tells a diagnosis to people. It must not know how the diagnosis was made, and adds nothing to it.
 */
@NullMarked
package dev.forgeincident.service.narration;

import org.jspecify.annotations.NullMarked;
