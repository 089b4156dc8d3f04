package dev.forgeincident.narration.claim.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the infinitive behind a form of a Spanish verb: {@code aclararían}, {@code míralo} and
 * {@code renovándose} are forms of aclarar, mirar and renovar. Regular verbs, those that change
 * their vowel ({@code cuente}: contar) or their spelling ({@code busque}: buscar). Asks for
 * candidates; it knows no verbs itself.
 */
public final class SpanishVerbs {

    /** Shorter ones would be found behind words of any kind. */
    private static final int SHORTEST_ROOT = 3;

    private static final List<String> PRONOUNS =
            List.of(
                    "selas", "selos", "sela", "selo", "melo", "los", "las", "les", "nos", "lo",
                    "la", "le", "se", "me", "te");

    /** Without accents, as folded words are. */
    private static final Set<String> ENDINGS =
            Set.of(
                    ("o as a amos an aba abas abamos aban e es aste asteis aron ara aras aramos aran are aremos"
                                    + " aria ariamos arian emos en ase asen ando ado ada ados adas"
                                    + " ia ias iamos ian i io iste imos ieron ere era eremos eran eria eriamos erian"
                                    + " ire ira iremos iran iria iriamos irian iendo ido ida idos idas yendo yo yeron"
                                    + " iera ieras ieran ieramos iese iesen ar er ir ad ed id ablemente able ables ible ibles"
                                    + " azco zca zcan zco")
                            .split(" "));

    private static final int LONGEST_ENDING = 9;

    private static final List<String> INFINITIVES = List.of("ar", "er", "ir");

    private SpanishVerbs() {}

    /** The future and the conditional of these stand on a stem of their own. */
    private static final Set<String> FUTURES =
            Set.of(
                    "dir",
                    "har",
                    "pondr",
                    "propondr",
                    "supondr",
                    "tendr",
                    "saldr",
                    "vendr",
                    "podr",
                    "sabr",
                    "querr",
                    "habr",
                    "valdr",
                    "cabr",
                    "dar",
                    "ver",
                    "ser",
                    "ir");

    private static final Pattern FUTURE =
            Pattern.compile("(\\p{L}{2,8}?)(?:ia|ias|iamos|ian|as?|an|emos|e)");

    /**
     * Whether it is the future or the conditional of a verb with a stem of its own: daría, dirían.
     */
    static boolean isIrregularFuture(String folded) {
        Matcher form = FUTURE.matcher(folded);
        return form.matches() && FUTURES.contains(form.group(1));
    }

    /** The infinitive that is known of which it is a form; null where there is none. */
    public static @Nullable String infinitive(String folded, Predicate<String> known) {
        String found = ofConjugated(folded, known);
        if (found != null) {
            return found;
        }
        for (String pronoun : PRONOUNS) {
            if (folded.endsWith(pronoun)) {
                String bare = folded.substring(0, folded.length() - pronoun.length());
                boolean takes =
                        bare.endsWith("r")
                                || bare.endsWith("ndo")
                                || bare.endsWith("e")
                                || bare.endsWith("a")
                                || bare.endsWith("n");
                found = takes ? (known.test(bare) ? bare : ofConjugated(bare, known)) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable String ofConjugated(String word, Predicate<String> known) {
        int shortest = Math.max(SHORTEST_ROOT, word.length() - LONGEST_ENDING);
        for (int cut = word.length() - 1; cut >= shortest; cut--) {
            if (ENDINGS.contains(word.substring(cut))) {
                for (String root : roots(word.substring(0, cut))) {
                    for (String end : INFINITIVES) {
                        if (known.test(root + end)) {
                            return root + end;
                        }
                    }
                }
            }
        }
        return null;
    }

    /** As it stands, and as it was before its vowel or its spelling changed. */
    private static List<String> roots(String root) {
        List<String> roots = new ArrayList<>();
        roots.add(root);
        if (root.endsWith("qu")) {
            roots.add(root.substring(0, root.length() - 2) + "c");
        } else if (root.endsWith("gu")) {
            roots.add(root.substring(0, root.length() - 1));
        } else if (root.endsWith("c")) {
            roots.add(root.substring(0, root.length() - 1) + "z");
        } else if (root.endsWith("j")) {
            roots.add(root.substring(0, root.length() - 1) + "g");
        } else if (root.endsWith("g") || root.endsWith("y")) {
            roots.add(root.substring(0, root.length() - 1));
        } else if (root.endsWith("zc")) {
            roots.add(root.substring(0, root.length() - 2) + "c");
        }
        for (String plain : List.copyOf(roots)) {
            replaceLast(plain, "ue", "o", roots);
            replaceLast(plain, "ie", "e", roots);
            replaceLast(plain, "i", "e", roots);
            replaceLast(plain, "u", "o", roots);
        }
        return roots;
    }

    private static void replaceLast(String root, String from, String to, List<String> into) {
        int at = root.lastIndexOf(from);
        if (at >= 0) {
            into.add(root.substring(0, at) + to + root.substring(at + from.length()));
        }
    }
}
