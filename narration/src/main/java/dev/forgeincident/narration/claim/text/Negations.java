package dev.forgeincident.narration.claim.text;

import dev.forgeincident.narration.claim.text.Atom.Negation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what denies, and how far it reaches: the next words of its clause, or all of it. */
public final class Negations {

    /** So many words that are not of grammar. */
    private static final int REACH = 5;

    private static final Set<String> NOT =
            Set.of(
                    "not",
                    "no",
                    "never",
                    "without",
                    "cannot",
                    "isn't",
                    "aren't",
                    "wasn't",
                    "weren't",
                    "don't",
                    "doesn't",
                    "didn't",
                    "hasn't",
                    "haven't",
                    "hadn't",
                    "can't",
                    "couldn't",
                    "won't",
                    "wouldn't",
                    "shouldn't",
                    "neither",
                    "nor",
                    "none",
                    "ningun",
                    "ninguna",
                    "ninguno",
                    "sin",
                    "nunca",
                    "jamas",
                    "tampoco",
                    "ni",
                    "lacks",
                    "lacking",
                    "carece",
                    "n't",
                    "unlike",
                    "nowhere",
                    "silent");

    /** These deny what stands before them too. */
    private static final Set<String> NOTHING =
            Set.of("nothing", "nobody", "none", "nada", "nadie", "ninguno", "neither");

    private static final Set<String> ABLE =
            Set.of(
                    "cannot",
                    "can't",
                    "couldn't",
                    "unable",
                    "failed",
                    "fails",
                    "failing",
                    "fail",
                    "incapaz");

    private static final Set<String> CAN =
            Set.of(
                    "can",
                    "could",
                    "able",
                    "puede",
                    "pueden",
                    "pudo",
                    "pudieron",
                    "podia",
                    "podian",
                    "logra",
                    "logro",
                    "consigue",
                    "consiguio");

    private static final Set<String> TURNS =
            Set.of(
                    "but",
                    "however",
                    "while",
                    "although",
                    "because",
                    "pero",
                    "sino",
                    "mientras",
                    "aunque",
                    "porque",
                    "and",
                    "y",
                    "e",
                    "until",
                    "except",
                    "whereas",
                    "so",
                    "which",
                    "though",
                    "instead");

    private Negations() {}

    /** Whether the word denies something. */
    public static boolean denies(String word) {
        return NOT.contains(word) || NOTHING.contains(word);
    }

    /** Whether a new clause begins with the word. */
    public static boolean turns(String word) {
        return TURNS.contains(word);
    }

    /** The atoms with their negations; clauses are told already. */
    static List<Atom> mark(List<Atom> atoms) {
        List<Atom> marked = new ArrayList<>(atoms);
        for (int i = 0; i < atoms.size(); i++) {
            String word = atoms.get(i).word();
            boolean tries = isTrying(atoms, i);
            if ((!denies(word) && !tries) || isNoDenial(atoms, i)) {
                continue;
            }
            Negation by =
                    tries || ABLE.contains(word) || canFollows(atoms, i)
                            ? Negation.UNABLE
                            : Negation.DENIED;
            if (NOTHING.contains(word)) {
                before(marked, i, by);
            }
            after(marked, i, by);
        }
        return marked;
    }

    /** "failed to open", "unable to open", "incapaz de abrir". */
    private static boolean isTrying(List<Atom> atoms, int i) {
        String word = atoms.get(i).word();
        boolean to =
                i + 1 < atoms.size()
                        && (atoms.get(i + 1).word().equals("to")
                                || atoms.get(i + 1).word().equals("de"));
        return ABLE.contains(word) && to;
    }

    /** "both or neither", "not only", "if not", "no. 5", "no later than". */
    private static boolean isNoDenial(List<Atom> atoms, int i) {
        String next = i + 1 < atoms.size() ? atoms.get(i + 1).word() : "";
        String previous = i > 0 ? atoms.get(i - 1).word() : "";
        boolean either =
                previous.equals("or")
                        || previous.equals("o")
                        || (previous.equals("en") && i > 1 && atoms.get(i - 2).word().equals("o"));
        return next.equals("only")
                || next.equals("solo")
                || (either && NOTHING.contains(atoms.get(i).word()));
    }

    private static boolean canFollows(List<Atom> atoms, int i) {
        String next = i + 1 < atoms.size() ? atoms.get(i + 1).word() : "";
        String afterNext = i + 2 < atoms.size() ? atoms.get(i + 2).word() : "";
        String previous = i > 0 ? atoms.get(i - 1).word() : "";
        return CAN.contains(next)
                || CAN.contains(previous)
                || (next.equals("se") && CAN.contains(afterNext));
    }

    private static void after(List<Atom> atoms, int i, Negation by) {
        int clause = atoms.get(i).clause();
        int reached = 0;
        for (int j = i + 1; j < atoms.size() && reached < REACH; j++) {
            Atom atom = atoms.get(j);
            if (atom.clause() != clause) {
                return;
            }
            if (!CommonWords.isOne(atom.word())) {
                reached++;
            }
            if (!denies(atom.word())) {
                atoms.set(j, atom.negatedBy(by));
            }
        }
    }

    private static void before(List<Atom> atoms, int i, Negation by) {
        int clause = atoms.get(i).clause();
        for (int j = i - 1; j >= 0 && atoms.get(j).clause() == clause; j--) {
            atoms.set(j, atoms.get(j).negatedBy(by));
        }
    }
}
