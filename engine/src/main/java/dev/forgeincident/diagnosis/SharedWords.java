package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.meaning.CodeWords;
import dev.forgeincident.signal.LogPattern;
import dev.forgeincident.signal.Signals;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that an error and a change have in common, the rare ones counting for more. */
final class SharedWords {

    private static final double WEIGHT = 1.5;

    /** How many different words a change of one purpose has at the most. */
    private static final int FOCUSED_WORDS = 300;

    private final List<Suspect> suspects;
    private final Exhibits exhibits;
    private final Map<String, Integer> users;
    private final List<Said> said;

    SharedWords(Signals signals, List<Suspect> suspects, Exhibits exhibits) {
        this.suspects = suspects;
        this.exhibits = exhibits;
        this.users = users(suspects);
        this.said =
                signals.symptoms().stream()
                        .map(symptom -> new Said(symptom, CodeWords.of(symptom.headline()), 0))
                        .map(each -> new Said(each.symptom(), each.words(), rarity(each.words())))
                        .toList();
    }

    /** The argument that the words in common make; empty where there are none. */
    Optional<Argument> with(Suspect suspect) {
        Set<String> best = Set.of();
        LogPattern where = null;
        double bestShare = 0;
        for (Said each : said) {
            Set<String> shared = new LinkedHashSet<>(each.words());
            shared.retainAll(suspect.reading().touched());
            double share = each.rarity() == 0 ? 0 : rarity(shared) / each.rarity();
            if (share > bestShare) {
                best = shared;
                bestShare = share;
                where = each.symptom();
            }
        }
        if (where == null || best.isEmpty()) {
            return Optional.empty();
        }
        String words = String.join(", ", best.stream().limit(5).toList());
        return Optional.of(
                new Argument(
                        "error and change share the words " + words,
                        WEIGHT * Math.min(1, 2 * bestShare) * focus(suspect),
                        exhibits.log(where)));
    }

    /** A change that touches everything shares words with everything. */
    private static double focus(Suspect suspect) {
        return Math.min(
                1, FOCUSED_WORDS / (double) Math.max(1, suspect.reading().touched().size()));
    }

    /** Rare words count for more (inverse document frequency over the suspects). */
    private double rarity(Set<String> words) {
        return words.stream()
                .mapToDouble(
                        word ->
                                Math.log(
                                        1
                                                + (suspects.size() + 1.0)
                                                        / (users.getOrDefault(word, 0) + 1.0)))
                .sum();
    }

    private static Map<String, Integer> users(List<Suspect> suspects) {
        Map<String, Integer> users = new HashMap<>();
        suspects.forEach(
                suspect ->
                        suspect.reading()
                                .touched()
                                .forEach(word -> users.merge(word, 1, Integer::sum)));
        return users;
    }

    /** What a symptom says, and how much its words are worth. */
    private record Said(LogPattern symptom, Set<String> words, double rarity) {}
}
