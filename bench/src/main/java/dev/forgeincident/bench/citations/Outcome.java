package dev.forgeincident.bench.citations;

import dev.forgeincident.narration.Telling;
import java.util.ArrayList;
import java.util.List;

/** An answer and what became of it. */
record Outcome(
        Telling telling,
        ModelAnswer answer,
        NarratedAnswer narrated,
        List<String> reached,
        List<String> lost,
        List<String> refused) {

    Outcome(Telling telling, ModelAnswer answer, NarratedAnswer narrated) {
        this(
                telling,
                answer,
                narrated,
                narrated.reached(answer),
                narrated.lost(answer),
                narrated.refused(answer));
    }

    boolean byModel() {
        return narrated.narrator().equals("model");
    }

    /**
     * What went wrong, a line each.
     *
     * @param verbose whether every answer has its lines, with each sentence and command and what is
     *     objected to it
     */
    List<String> failures(boolean verbose) {
        List<String> lines = new ArrayList<>();
        String head = "%s (%s, set %s)".formatted(answer.id(), answer.kind(), answer.set());
        if (!reached.isEmpty()) {
            lines.add("REACHED " + head + ": " + String.join(" | ", reached));
        }
        if (!lost.isEmpty()) {
            lines.add(
                    "LOST    %s: %d of %d sentences; %s"
                            .formatted(
                                    head, lost.size(), answer.sentences().size(), narrated.why()));
        }
        if (verbose) {
            if (lines.isEmpty()) {
                lines.add("FINE    " + head + ": " + narrated.why());
            }
            lines.addAll(Objections.of(answer, telling));
        }
        return lines;
    }
}
