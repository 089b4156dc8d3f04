package dev.forgeincident.diagnosis;

import java.util.Locale;

/**
 * A name of several words, however they are joined: {@code new-pricing}, {@code newPricing} and
 * {@code NEW_PRICING} are one.
 *
 * @param letters its letters and digits, in lower case
 */
public record Spelling(String letters) {

    public static Spelling of(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 128 && Character.isLetterOrDigit(c)) {
                letters.append(c);
            }
        }
        return new Spelling(letters.toString().toLowerCase(Locale.ROOT));
    }

    /** Whether the text holds the name as a word of its own, or as a part of a dotted one. */
    public boolean isIn(String text) {
        int begin = 0;
        int matched = 0;
        boolean fits = true;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c < 128 && Character.isLetterOrDigit(c)) {
                fits =
                        fits
                                && matched < letters.length()
                                && Character.toLowerCase(c) == letters.charAt(matched);
                matched++;
            } else if (!joins(c)) {
                if (fits && i > begin && matched == letters.length() && matched > 0) {
                    return true;
                }
                begin = i + 1;
                matched = 0;
                fits = true;
            }
        }
        return false;
    }

    private static boolean joins(char c) {
        return c == '-' || c == '_';
    }
}
