package dev.forgeincident.narration;

import dev.forgeincident.narration.claim.Section;

/** Hears a narration while it is made. */
@FunctionalInterface
public interface NarrationListener {

    NarrationListener NOBODY = (section, markdown) -> {};

    /** A sentence that was verified, in Markdown that is safe to show. */
    void verified(Section section, String markdown);
}
