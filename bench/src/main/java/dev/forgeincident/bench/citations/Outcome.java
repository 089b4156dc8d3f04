package dev.forgeincident.bench.citations;

import java.util.ArrayList;
import java.util.List;

/** An answer and what became of it. */
record Outcome(
        ModelAnswer answer,
        NarratedAnswer narrated,
        List<String> reached,
        List<String> lost,
        List<String> refused) {

    Outcome(ModelAnswer answer, NarratedAnswer narrated) {
        this(
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
     * @param verbose whether each sentence and command that was removed has a line, with why the
     *     narrator told what it told
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
            lost.forEach(each -> lines.add("    - " + each));
            refused.forEach(each -> lines.add("    $ " + each));
        }
        return lines;
    }
}
