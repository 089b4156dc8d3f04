package dev.forgeincident.diagnosis.secret;

/**
 * Where a secret stands in a text: only what is secret, not the name, the quotes or the host around
 * it.
 *
 * @param kind which kind it is: {@code github-token}
 * @param start the index of its first character
 * @param end the index after its last one
 */
public record SecretSpan(String kind, int start, int end) {

    public SecretSpan {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("no text from " + start + " to " + end);
        }
    }
}
