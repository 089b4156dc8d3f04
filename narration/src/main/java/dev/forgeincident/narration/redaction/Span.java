package dev.forgeincident.narration.redaction;

/**
 * A part of a text that must not leave.
 *
 * @param kind the kind of its placeholder: {@code ip}
 * @param start the index of its first character
 * @param end the index after its last one
 */
record Span(String kind, int start, int end) {

    Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("no text from " + start + " to " + end);
        }
    }
}
