package dev.forgeincident.narration.redaction;

import java.util.function.Consumer;

/** Finds what must not leave, of one kind or a few; in time linear in the text. */
@FunctionalInterface
interface Finder {

    void find(String text, Consumer<Span> found);
}
