package dev.forgeincident.sources.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of the six layers of a GOTCHA file, as people write them in headings. */
final class LayerName {

    private static final Set<String> LAYERS =
            Set.of("goals", "orchestration", "tools", "context", "heuristics", "args");
    private static final Pattern NUMBERING =
            Pattern.compile("(?i:layer\\s{1,3})?[\\divxIVX]{1,4}\\s{0,3}[.):—–-]\\s{0,3}");
    private static final Pattern ORNAMENT = Pattern.compile("^[^\\p{L}\\d]{1,40}");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");

    private LayerName() {}

    /** The heading without emphasis, symbols and numbering before its first word. */
    static String plain(String heading) {
        String words = ORNAMENT.matcher(heading).replaceFirst("");
        var numbering = NUMBERING.matcher(words);
        String unnumbered = numbering.lookingAt() ? words.substring(numbering.end()) : words;
        return ORNAMENT.matcher(unnumbered).replaceFirst("");
    }

    static boolean isKnown(String heading) {
        return LAYERS.contains(firstWord(heading));
    }

    static boolean isHeuristics(String heading) {
        String word = firstWord(heading);
        return word.equals("heuristics") || word.equals("heuristic");
    }

    private static String firstWord(String heading) {
        String word = NO_LETTER.split(plain(heading), 2)[0];
        return word.toLowerCase(Locale.ROOT);
    }
}
