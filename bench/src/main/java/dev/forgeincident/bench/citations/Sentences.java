package dev.forgeincident.bench.citations;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The sentences of a text. The answers of the suite are written without abbreviations. */
final class Sentences {

    private static final Pattern END = Pattern.compile("(?<=[.!?])(?:[\"'`)\\]]{0,3})\\s+");
    private static final Pattern CITATION = Pattern.compile("\\s*\\[e\\d{1,4}\\]");

    private Sentences() {}

    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        for (String each : END.split(withoutCitations(text))) {
            if (!letters(each).isEmpty()) {
                sentences.add(each.strip());
            }
        }
        return sentences;
    }

    static String withoutCitations(String text) {
        return CITATION.matcher(text).replaceAll("");
    }

    /** Its letters and digits, all that stays the same however a text is quoted and escaped. */
    static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        withoutCitations(text)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
