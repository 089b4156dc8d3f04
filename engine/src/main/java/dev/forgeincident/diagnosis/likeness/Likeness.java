package dev.forgeincident.diagnosis.likeness;

import dev.forgeincident.context.change.Commit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How alike the text of a failure and one commit are, among other commits.
 *
 * @param text what they have in common, in log-odds: 0 for a commit that shares as much with the
 *     failure as unrelated ones do by chance, below for one that shares less
 * @param standing what the commit is among the others, in log-odds: such that the odds of all are 1
 *     on the average
 * @param values of each trait, in its unit, before it is weighed
 * @param words the words that both have, the telling ones first; at most {@value #MAX_WORDS}
 * @param file the path of a file that the failure names and the commit touches; empty where none
 * @param place the path of the file with the changed line that has most of the failure's words;
 *     empty where none has any
 */
public record Likeness(
        double text,
        double standing,
        Map<Trait, Double> values,
        List<String> words,
        String file,
        String place) {

    static final int MAX_WORDS = 5;

    public Likeness {
        values = Map.copyOf(values);
        words = List.copyOf(words);
    }

    /**
     * Compares each commit with what the failure says: one answer a commit, in their order. It does
     * not depend on that order; what is newer is told by the commits' times.
     */
    public static List<Likeness> of(SymptomText symptom, List<Commit> commits) {
        return new Comparison(symptom, commits).likenesses();
    }

    public double value(Trait trait) {
        return values.getOrDefault(trait, 0.0);
    }

    /** What each trait brings, in log-odds. */
    public Map<Trait, Double> contributions() {
        Map<Trait, Double> contributions = new EnumMap<>(Trait.class);
        values.forEach((trait, value) -> contributions.put(trait, trait.weight() * value));
        return contributions;
    }

    /** All of it, in log-odds. */
    public double total() {
        return text + standing;
    }
}
