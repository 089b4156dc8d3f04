package dev.forgeincident.narration.prompt;

import java.security.SecureRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The word that opens and closes the blocks of one prompt. Who writes a log line cannot foresee it,
 * so that no text can close the block in which it stands.
 */
final class Boundaries {

    /** 22 letters of 26 are 103 bits; letters alone make the fewest tokens. */
    private static final int LENGTH = 22;

    private static final int MOST_TRIES = 20;

    private static final Pattern BOUNDARY = Pattern.compile("[a-z0-9]{16,64}");

    private Boundaries() {}

    static Supplier<String> random() {
        SecureRandom random = new SecureRandom();
        return () ->
                random.ints(LENGTH, 'a', 'z' + 1)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    /** The next one that stands in none of the texts. */
    static String outsideOf(Iterable<String> texts, Supplier<String> boundaries) {
        for (int i = 0; i < MOST_TRIES; i++) {
            String boundary = boundaries.get();
            if (!BOUNDARY.matcher(boundary).matches()) {
                throw new IllegalStateException("no boundary: " + BOUNDARY);
            }
            if (!isIn(texts, boundary)) {
                return boundary;
            }
        }
        throw new IllegalStateException("the boundaries are not random");
    }

    private static boolean isIn(Iterable<String> texts, String boundary) {
        for (String text : texts) {
            if (text.contains(boundary)) {
                return true;
            }
        }
        return false;
    }
}
