package dev.forgeincident.sources.text;

import dev.forgeincident.context.Words;

/** A text that grows up to a bound, so that no input can fill the memory. */
final class BoundedText {

    private final StringBuilder text = new StringBuilder();
    private final int max;

    BoundedText(int max) {
        this.max = max;
    }

    void append(String more) {
        int room = max + 1 - text.length();
        if (room > 0) {
            text.append(more, 0, Math.min(room, more.length()));
        }
    }

    /** The text, with an ellipsis at its end where it was cut. */
    @Override
    public String toString() {
        return Words.bounded(text.toString(), max);
    }
}
