package dev.forgeincident.diagnosis.meaning;

import java.util.Locale;

/**
 * Identifiers as they are spoken: {@code maxPoolSize} and {@code MAX_POOL_SIZE} as "max pool size".
 */
final class Spoken {

    private Spoken() {}

    /** The words of a name, in lower case, one space between them. */
    static String of(String name) {
        StringBuilder spoken = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            boolean word = CodeWords.isWord(name.charAt(i));
            boolean boundary = !word || (i > 0 && CodeWords.isBoundary(name, i));
            if (boundary && !spoken.isEmpty() && spoken.charAt(spoken.length() - 1) != ' ') {
                spoken.append(' ');
            }
            if (word) {
                spoken.append(name.charAt(i));
            }
        }
        return spoken.toString().strip().toLowerCase(Locale.ROOT);
    }
}
