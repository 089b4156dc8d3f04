package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.SafeguardRemoved;
import java.util.List;
import java.util.regex.Matcher;

/** Reads which queries no longer load together what is used together. */
final class EagerLoading {

    private EagerLoading() {}

    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        for (HunkLine line : hunk.added()) {
            if (line.is(Writing.EAGER)) {
                return;
            }
        }
        for (HunkLine line : hunk.removed()) {
            // Where nothing is asked instead, the whole query went.
            if (line.is(Writing.EAGER) && !hunk.added().isEmpty()) {
                LinePair pair = hunk.pairOf(line);
                if (!isTold(pair, meanings)) {
                    Matcher eager = Writing.EAGER.pattern().matcher(line.bare());
                    String detail = eager.find() ? eager.group() : "";
                    meanings.add(new SafeguardRemoved(Safeguard.BATCHING, detail, List.of(pair)));
                }
                return;
            }
        }
    }

    private static boolean isTold(LinePair pair, List<DiffMeaning> meanings) {
        return meanings.stream()
                .anyMatch(
                        meaning ->
                                meaning instanceof SafeguardRemoved removed
                                        && removed.what() == Safeguard.BATCHING
                                        && removed.lines().contains(pair));
    }
}
