package dev.forgeincident.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why the likeliest is likelier than another, in one sentence with the numbers. What is refuted
 * needs no comparison.
 *
 * @param hypothesis the id of the other
 */
public record Comparison(String hypothesis, String text) {

    private static final int MAX = 3;

    /**
     * The winner beside those that follow it.
     *
     * @param told in the order of their ids, {@code h1} first
     */
    static List<Comparison> of(List<Candidate> told) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 1; i < told.size() && comparisons.size() < MAX; i++) {
            if (!told.get(i).refuted()) {
                comparisons.add(new Comparison("h" + (i + 1), sentence(told.get(0), told.get(i))));
            }
        }
        return comparisons;
    }

    private static String sentence(Candidate winner, Candidate other) {
        String ours =
                strongest(winner, other, 1).map(each -> "; " + clause(winner, each)).orElse("");
        String theirs =
                strongest(other, winner, -1)
                        .or(() -> strongest(other, winner, 1))
                        .map(
                                each ->
                                        (each.weight() < 0 ? ", while " : ", and only ")
                                                + clause(other, each))
                        .orElse(", and nothing ties " + other.name() + " to it");
        return String.format(
                Locale.ROOT,
                "%s (%.2f) rather than %s (%.2f)%s%s",
                winner.name(),
                winner.confidence(),
                other.name(),
                other.refuted() ? 0 : other.confidence(),
                ours,
                theirs);
    }

    /** What weighs most, for (sign 1) or against (sign -1), and is not said of both. */
    private static Optional<Argument> strongest(Candidate one, Candidate other, int sign) {
        return one.arguments().stream()
                .filter(each -> each.weight() * sign > 0)
                .filter(
                        each ->
                                other.arguments().stream()
                                        .noneMatch(same -> same.text().equals(each.text())))
                .max(
                        Comparator.comparingDouble((Argument each) -> each.weight() * sign)
                                .thenComparing(Argument::text));
    }

    private static String clause(Candidate of, Argument argument) {
        String text = argument.text();
        String subject =
                switch (argument.evidence().kind()) {
                    case DIFF -> of.name() + " ";
                    case DEPLOYMENT ->
                            text.startsWith("deployed ") ? of.name() + " was " : of.name() + " ";
                    default -> "";
                };
        // What is told of a commit may rest on the commit itself: "committed 5 min before".
        boolean participle = text.startsWith("committed ") || text.startsWith("switched ");
        if (of.outside() != null) {
            return text + String.format(Locale.ROOT, " (%+.1f)", argument.weight());
        }
        return (participle ? of.name() + " was " : subject)
                + text
                + String.format(Locale.ROOT, " (%+.1f)", argument.weight());
    }
}
