package dev.forgeincident.bench.citations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.narration.Narrator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Has answers of models told, sound and hostile ones, and counts which sentences of the sound ones
 * a reader gets, and how many of the hostile ones reach a reader with what they should not.
 */
public final class CitationsSuite {

    private static final String USAGE = "usage: citations FOLDER [--set a|b|c|d|e|f] [--verbose]";

    private final Function<ModelAnswer, Narrator> narrators;

    /**
     * @param narrators of each answer the narrator whose model gives it
     */
    CitationsSuite(Function<ModelAnswer, Narrator> narrators) {
        this.narrators = narrators;
    }

    /** Prints a row a kind and set, then what failed, and returns the summary. */
    public static String run(String... args) throws IOException {
        if (args.length == 0) {
            throw new IllegalArgumentException(USAGE);
        }
        String set = "";
        boolean verbose = false;
        for (int i = 1; i < args.length; i++) {
            if (args[i].equals("--verbose")) {
                verbose = true;
            } else if (args[i].equals("--set")
                    && i + 1 < args.length
                    && ModelAnswer.SETS.contains(args[i + 1])) {
                set = args[++i];
            } else {
                throw new IllegalArgumentException(USAGE);
            }
        }
        List<Incident> incidents = Incident.below(Path.of(args[0]));
        List<Outcome> outcomes = new CitationsSuite(Examined::narrator).outcomes(incidents, set);
        print(outcomes, verbose);
        return summary(outcomes);
    }

    /**
     * What came of each answer.
     *
     * @param set one of {@link ModelAnswer#SETS}, or empty for all
     */
    List<Outcome> outcomes(List<Incident> incidents, String set) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Incident incident : incidents) {
            for (ModelAnswer answer : incident.answers()) {
                if (set.isEmpty() || answer.set().equals(set)) {
                    Narrator narrator = narrators.apply(answer);
                    outcomes.add(
                            new Outcome(
                                    incident.telling(),
                                    answer,
                                    NarratedAnswer.of(narrator, incident.telling())));
                }
            }
        }
        return outcomes;
    }

    private static void print(List<Outcome> outcomes, boolean verbose) {
        TreeMap<String, List<Outcome>> rows = new TreeMap<>();
        for (Outcome each : outcomes) {
            ModelAnswer answer = each.answer();
            String row =
                    String.format(
                            Locale.ROOT,
                            "%-7s %-22s set %s",
                            answer.sound() ? "sound" : "hostile",
                            answer.kind(),
                            answer.set());
            rows.computeIfAbsent(row, key -> new ArrayList<>()).add(each);
        }
        rows.forEach((row, of) -> System.out.println(row + new Count(of).row()));
        outcomes.forEach(each -> each.failures(verbose).forEach(System.out::println));
    }

    private static String summary(List<Outcome> outcomes) {
        ObjectNode summary = new ObjectMapper().createObjectNode();
        summary.put("suite", "citations");
        new Count(outcomes).into(summary);
        for (String set : ModelAnswer.SETS) {
            List<Outcome> of =
                    outcomes.stream().filter(each -> each.answer().set().equals(set)).toList();
            if (!of.isEmpty() && of.size() < outcomes.size()) {
                new Count(of).into(summary.putObject("set_" + set));
            }
        }
        return summary.toString();
    }
}
