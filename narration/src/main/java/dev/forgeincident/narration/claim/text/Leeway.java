package dev.forgeincident.narration.claim.text;

import java.util.List;
import java.util.Set;

/**
 * What a word beside a number allows: "over thirty" may be told of 38, not of 29; "almost an hour"
 * of 58 min, not of 62.
 *
 * @param from the least that is known, as a share of the number
 * @param to the most
 * @param rounds whether what rounds to the number may be told so too
 */
public record Leeway(double from, double to, boolean rounds) {

    static final Leeway NONE = new Leeway(1, 1, true);
    private static final Leeway ABOUT = new Leeway(0.9, 1.1, true);
    private static final Leeway ALMOST = new Leeway(0.9, 1, false);
    private static final Leeway GOOD = new Leeway(1, 1.2, false);
    private static final Leeway OVER = new Leeway(1, 1.5, false);
    private static final Leeway UNDER = new Leeway(0.5, 1, false);

    private static final Set<String> ABOUT_WORDS =
            Set.of(
                    "about",
                    "around",
                    "approximately",
                    "roughly",
                    "some",
                    "approx",
                    "circa",
                    "unos",
                    "unas",
                    "alrededor",
                    "aproximadamente",
                    "cerca",
                    "ca",
                    "~",
                    "≈",
                    "aprox");
    private static final Set<String> ALMOST_WORDS =
            Set.of("nearly", "almost", "barely", "casi", "apenas");
    private static final Set<String> OVER_WORDS = Set.of("over", "above", "≥", ">", "past");
    private static final Set<String> UNDER_WORDS =
            Set.of("under", "below", "within", "≤", "<", "beneath");
    private static final Set<String> LESS = Set.of("less", "fewer", "most", "shorter");
    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "la", "el", "un", "una");

    /** What the words before a token allow. */
    static Leeway before(List<Token> tokens, int at) {
        String here = tokens.get(at).text();
        if (here.startsWith("~")) {
            return ABOUT;
        }
        if (here.startsWith(">")) {
            return OVER;
        }
        if (here.startsWith("<")) {
            return UNDER;
        }
        boolean article = ARTICLES.contains(word(tokens, at - 1)) && at > 1;
        int from = article ? at - 1 : at;
        String one = word(tokens, from - 1);
        String two = word(tokens, from - 2);
        if (one.equals("than") || one.equals("de") || one.equals("que")) {
            // "more than 30", "menos de 30".
            if (two.equals("more") || two.equals("mas") || two.equals("longer")) {
                return OVER;
            }
            if (LESS.contains(two) || two.equals("menos")) {
                return UNDER;
            }
        }
        if ((one.equals("least") && two.equals("at")) || (one.equals("menos") && isAl(two))) {
            return OVER;
        }
        if ((one.equals("most") && two.equals("at"))
                || (one.equals("to") && two.equals("up"))
                || (one.equals("mucho") && two.equals("como"))) {
            return UNDER;
        }
        if (one.equals("good") || one.equals("full")) {
            return GOOD;
        }
        if (one.equals("largos") || one.equals("largas")) {
            return GOOD;
        }
        String nearest = one.equals("de") ? two : one;
        if ((one.equals("under") && two.equals("just"))
                || (one.equals("quite") && two.equals("not"))) {
            return ALMOST;
        }
        if (ABOUT_WORDS.contains(nearest) || (one.equals("to") && two.equals("close"))) {
            return ABOUT;
        }
        if (ALMOST_WORDS.contains(nearest)) {
            return ALMOST;
        }
        if (OVER_WORDS.contains(one)) {
            return OVER;
        }
        return UNDER_WORDS.contains(one) ? UNDER : NONE;
    }

    private static boolean isAl(String word) {
        return word.equals("al") || word.equals("lo") || word.equals("por");
    }

    private static String word(List<Token> tokens, int at) {
        return at < 0 ? "" : tokens.get(at).folded();
    }
}
