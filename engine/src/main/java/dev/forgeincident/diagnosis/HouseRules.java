package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.gotcha.Heuristic;
import dev.forgeincident.diagnosis.meaning.CodeWords;
import dev.forgeincident.diagnosis.meaning.DiffMeaning;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.ConnectionSettings;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.NameReplaced;
import dev.forgeincident.signal.LogPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the team's written rules bear on what happened: those that speak of the same things. */
final class HouseRules {

    private static final int MAX = 3;

    /** Three shared words are no accident, and one that names the matter itself is none. */
    private static final int ENOUGH = 3;

    private static final Set<String> SETTINGS =
            stems(
                    Set.of(
                            "config",
                            "environment",
                            "variable",
                            "variables",
                            "secret",
                            "secrets",
                            "setting",
                            "settings"));
    private static final Set<String> CONNECTIONS =
            stems(
                    Set.of(
                            "connection",
                            "database",
                            "dsn",
                            "libpq",
                            "jdbc",
                            "host",
                            "server",
                            "port"));

    private HouseRules() {}

    /**
     * The rules that bear on it, the closest first; the ones of equal closeness in the order of the
     * file.
     */
    static List<Evidence> bearingOn(
            IncidentContext context,
            Suspect suspect,
            List<LogPattern> symptoms,
            Exhibits exhibits) {
        if (context.heuristics().isEmpty()) {
            return List.of();
        }
        Set<String> matter = new LinkedHashSet<>();
        suspect.reading().meanings().forEach(meaning -> matter.addAll(matterOf(meaning)));
        Set<String> said = new LinkedHashSet<>(stems(suspect.reading().touched()));
        symptoms.forEach(symptom -> said.addAll(stems(CodeWords.of(symptom.headline()))));
        // The service's own name stands in every rule and every path; it says nothing.
        said.removeAll(stems(CodeWords.of(context.serviceName())));
        List<Scored> scored = new ArrayList<>();
        for (Observation<GotchaFile> observation : context.heuristics()) {
            GotchaFile file = observation.dataOrNull();
            for (Heuristic heuristic : file == null ? List.<Heuristic>of() : file.heuristics()) {
                Set<String> words = stems(CodeWords.of(heuristic.text()));
                long score = ENOUGH * common(words, matter) + common(words, said);
                if (score >= ENOUGH) {
                    scored.add(
                            new Scored(
                                    score,
                                    exhibits.heuristic(
                                            context.serviceName(), "GOTCHA.md", heuristic)));
                }
            }
        }
        return scored.stream()
                .sorted(Comparator.comparingLong(Scored::score).reversed())
                .map(Scored::evidence)
                .limit(MAX)
                .toList();
    }

    private record Scored(long score, Evidence evidence) {}

    private static Set<String> matterOf(DiffMeaning meaning) {
        if (meaning instanceof ConnectionSettings) {
            Set<String> both = new LinkedHashSet<>(SETTINGS);
            both.addAll(CONNECTIONS);
            return both;
        }
        return meaning instanceof NameReplaced renamed && renamed.key() ? SETTINGS : Set.of();
    }

    private static long common(Set<String> a, Set<String> b) {
        return a.stream().filter(b::contains).count();
    }

    /** The first six letters: "environ" and "environment" are one word here. */
    private static Set<String> stems(Set<String> words) {
        return words.stream()
                .map(word -> word.length() > 6 ? word.substring(0, 6) : word)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
