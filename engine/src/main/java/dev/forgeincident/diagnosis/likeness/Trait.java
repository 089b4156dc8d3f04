package dev.forgeincident.diagnosis.likeness;

/**
 * One respect in which a commit is likely or unlikely to have caused the failure, with its weight
 * in log-odds for each unit of its value.
 *
 * <p>The weights are a conditional logit (McFadden 1974: of 50 commits before a failure one is
 * guilty) with L2, fitted on 256 failures from the histories of eight public projects whose commit
 * was later reverted or named by its fix. Fitted on seven projects and judged on the eighth, mean
 * reciprocal rank is 0.769 (0.771 where it was fitted), with a standard error of 0.02, and the mean
 * of the eight is 0.710. Without one trait the two are: SUBJECT 0.731 and 0.666, BODY 0.764 and
 * 0.708, PAIRS 0.755 and 0.699, IDENTIFIERS 0.762 and 0.707, LINE 0.761 and 0.704, ROOTS 0.741 and
 * 0.683, FILE 0.767 and 0.709, RECENCY 0.707 and 0.653, SIZE 0.762 and 0.704, ASIDE 0.768 and
 * 0.708, REWORKED 0.758 and 0.700, UNDONE 0.769 and 0.710, UNDOES 0.748 and 0.684. FILE, ASIDE and
 * UNDONE gain next to nothing there; they are what an engineer looks at first. Words in paths are
 * no trait of their own: with one it is 0.766 and 0.705. UNDOES alone is not as fitted (-7.5): none
 * of the guilty took another commit back, so the data know no bound, and what has not been seen is
 * not impossible. {@code bench.jar fit} makes the table anew.
 */
public enum Trait {
    SUBJECT(Kind.TEXT, 1.86, "words in its subject"),
    BODY(Kind.TEXT, 0.84, "words in the rest of its message"),
    PAIRS(Kind.TEXT, 1.02, "words side by side in both"),
    IDENTIFIERS(Kind.TEXT, 0.76, "identifiers in both"),
    LINE(Kind.TEXT, 1.37, "the changed line that has most of the words"),
    ROOTS(Kind.TEXT, 0.55, "words of a common root anywhere"),
    FILE(Kind.TEXT, 1.27, "a file that the error names"),
    RECENCY(Kind.STANDING, 0.8, "how few commits are newer"),
    /** Each changed line may be wrong (Kamei et al., "Just-in-Time Quality Assurance", 2013). */
    SIZE(Kind.STANDING, 0.14, "how many lines it changes, documentation and tests aside"),
    ASIDE(Kind.STANDING, -0.63, "touches only documentation and tests"),
    /** Of all changes of a file the last is the likeliest to have broken what it does now. */
    REWORKED(Kind.STANDING, -1.43, "newer commits changed its files again"),
    UNDONE(Kind.STANDING, -0.92, "was taken back by a later commit"),
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
