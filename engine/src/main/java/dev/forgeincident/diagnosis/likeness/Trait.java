package dev.forgeincident.diagnosis.likeness;

/**
 * One respect in which a commit is likely or unlikely to have caused the failure, with its weight
 * in log-odds for each unit of its value.
 *
 * <p>The weights are a conditional logit (McFadden 1974: of 50 commits before a failure one is
 * guilty) with L2, fitted on 256 failures from the histories of eight public projects whose commit
 * was later reverted or named by its fix. Fitted on seven projects and judged on the eighth, mean
 * reciprocal rank is 0.763 (0.770 where it was fitted). Without one trait it is: SUBJECT 0.732,
 * BODY 0.757, PATHS 0.756, PAIRS 0.754, IDENTIFIERS 0.762, LINE 0.754, ROOTS 0.746, FILE 0.760,
 * RECENCY 0.688, BREADTH 0.759, ASIDE 0.760, UNDONE 0.762, UNDOES 0.743. UNDOES alone is not as
 * fitted (-7.5): none of the guilty took another commit back, so the data know no bound, and what
 * has not been seen is not impossible. {@code bench.jar fit} makes the table anew.
 */
public enum Trait {
    SUBJECT(Kind.TEXT, 1.69, "words in its subject"),
    BODY(Kind.TEXT, 0.85, "words in the rest of its message"),
    PATHS(Kind.TEXT, 0.42, "words in the paths that it touches"),
    PAIRS(Kind.TEXT, 0.98, "words side by side in both"),
    IDENTIFIERS(Kind.TEXT, 0.74, "identifiers in both"),
    LINE(Kind.TEXT, 1.41, "the changed line that has most of the words"),
    ROOTS(Kind.TEXT, 0.53, "words of a common root anywhere"),
    FILE(Kind.TEXT, 1.16, "a file that the error names"),
    RECENCY(Kind.STANDING, 0.91, "how few commits are newer"),
    BREADTH(Kind.STANDING, 0.18, "how many files it touches"),
    ASIDE(Kind.STANDING, -0.84, "touches only documentation and tests"),
    UNDONE(Kind.STANDING, -1.4, "was taken back by a later commit"),
    UNDOES(Kind.STANDING, -3.5, "takes an earlier commit back");

    /** What a trait is read from. */
    public enum Kind {
        /** What the failure and the change have in common. */
        TEXT,
        /** What the commit is among the others, whatever the failure says. */
        STANDING
    }

    private final Kind kind;
    private final double weight;
    private final String words;

    Trait(Kind kind, double weight, String words) {
        this.kind = kind;
        this.weight = weight;
        this.words = words;
    }

    public Kind kind() {
        return kind;
    }

    /** Log-odds for each unit of the trait's value. */
    public double weight() {
        return weight;
    }

    public String words() {
        return words;
    }
}
