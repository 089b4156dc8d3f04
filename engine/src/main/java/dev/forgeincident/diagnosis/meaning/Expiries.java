package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.SafeguardRemoved;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads what a number meant that is gone from a call: what is put into a cache now stays there, and
 * what waited so long now waits for ever.
 */
final class Expiries {

    /** Calls that keep something, in which a number says for how long. */
    private static final Pattern KEEPING =
            Pattern.compile(
                    "\\b(?:\\w* ?cache|redis|rdb|r|memcached?|mc|kv|session|sessions)\\b.*\\b(?:set|put|write|add|store|save|set ?ex|set ?nx)$|\\bset ?(?:ex|nx)$");

    private static final Pattern WAITING =
            Pattern.compile(
                    "\\b(?:wait|await|acquire|join|poll|recv|receive|connect|dial|(?:try )?lock|future get|result|(?:await )?termination)$");

    private Expiries() {}

    static void gone(
            Hunk hunk, Edit edit, HunkLine after, Setting number, List<DiffMeaning> meanings) {
        String call = number.call();
        if (call.isEmpty() || !after.code().contains(call + "(")) {
            return;
        }
        String spoken = Spoken.of(call);
        if (KEEPING.matcher(spoken).find()) {
            HazardReader.add(Hazard.UNBOUNDED_GROWTH, hunk, List.of(after), meanings);
        } else if (WAITING.matcher(spoken).find()) {
            String detail = number.value() + " in " + call;
            meanings.add(new SafeguardRemoved(Safeguard.TIME_OUT, detail, List.of(edit.pair())));
        }
    }

    /** With a time to live of nothing, caches keep for ever. */
    static void zeroed(Hunk hunk, HunkLine after, Setting number, List<DiffMeaning> meanings) {
        if (KEEPING.matcher(Spoken.of(number.call())).find()) {
            HazardReader.add(Hazard.UNBOUNDED_GROWTH, hunk, List.of(after), meanings);
        }
    }
}
