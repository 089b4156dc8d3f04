package dev.forgeincident.narration.claim.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Words without what grammar hangs on them, English and Spanish: {@code expired}, {@code expiry}
 * and {@code expiró} are one. Coarser than a dictionary, and the same for claim and fact.
 */
public final class Stem {

    /** The first that fits is cut, so a suffix stands behind those that end with it. */
    private static final String[] SUFFIXES = {
        "izations",
        "ization",
        "aciones",
        "amientos",
        "imientos",
        "amiento",
        "imiento",
        "ations",
        "ation",
        "acion",
        "iciones",
        "icion",
        "ieron",
        "iendo",
        "mente",
        "ments",
        "ment",
        "arse",
        "irse",
        "erse",
        "ando",
        "aron",
        "ados",
        "adas",
        "idos",
        "idas",
        "ates",
        "ated",
        "ating",
        "iones",
        "abas",
        "aban",
        "aba",
        "ings",
        "ing",
        "ions",
        "ion",
        "ado",
        "ada",
        "ido",
        "ida",
        "ate",
        "ies",
        "ied",
        "ers",
        "ors",
        "ar",
        "er",
        "ir",
        "or",
        "ed",
        "ly",
        "es",
        "os",
        "as",
        "an",
        "en",
        "s",
        "e",
        "a",
        "o",
        "y"
    };

    private static final int SHORTEST = 4;
    private static final int ROUNDS = 2;

    private Stem() {}

    /** In lower case, without accents, with plain apostrophes. */
    public static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        if (lower.chars().allMatch(c -> c < 128)) {
            return lower;
        }
        String apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The stem of a folded word. */
    public static String of(String folded) {
        String stem = folded;
        for (int round = 0; round < ROUNDS; round++) {
            String cut = cut(stem);
            if (cut.equals(stem)) {
                break;
            }
            stem = cut;
        }
        return stem;
    }

    private static String cut(String word) {
        // Plurals and past tenses of short words: "pods", "added".
        if (word.length() == 4 && word.endsWith("s") && !word.endsWith("ss")) {
            return word.substring(0, 3);
        }
        if (word.length() > 4 && word.length() < 7 && word.endsWith("ed")) {
            return undoubled(word.substring(0, word.length() - 2));
        }
        for (String suffix : SUFFIXES) {
            if (word.endsWith(suffix) && word.length() - suffix.length() >= SHORTEST) {
                return undoubled(word.substring(0, word.length() - suffix.length()));
            }
        }
        return word;
    }

    /** English doubles some consonants before an ending: "dropped". */
    private static String undoubled(String stem) {
        int last = stem.length() - 1;
        boolean doubled =
                last > 2
                        && stem.charAt(last) == stem.charAt(last - 1)
                        && "bdgmnprt".indexOf(stem.charAt(last)) >= 0;
        return doubled ? stem.substring(0, last) : stem;
    }
}
