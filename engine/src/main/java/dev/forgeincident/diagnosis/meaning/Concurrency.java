package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.SafeguardRemoved;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads what a hunk starts without bound or without end: a goroutine, thread or task for each call,
 * and a cancellation that nobody calls.
 */
final class Concurrency {

    private static final Pattern DROPPED_CANCEL =
            Pattern.compile("\\b\\w+, ?_ ?:?= ?context\\.With(?:Cancel|Timeout|Deadline)\\(");
    private static final Pattern BUFFERED =
            Pattern.compile("\\bmake\\(chan [^,()]{1,60}, ?[^)]{1,40}\\)");
    private static final Pattern UNBUFFERED = Pattern.compile("\\bmake\\(chan [^,()]{1,60}\\)");

    private Concurrency() {}

    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        boolean bounded = false;
        for (HunkLine line : hunk.lines()) {
            bounded |= line.current() && line.is(Trait.BOUNDING_TASKS);
        }
        for (HunkLine line : hunk.added()) {
            boolean starts = !bounded && line.indent() > 0 && line.is(Trait.STARTING_TASK);
            if (starts && hunk.old().stream().noneMatch(old -> old.is(Trait.STARTING_TASK))) {
                HazardReader.add(Hazard.UNBOUNDED_GROWTH, hunk, List.of(line), meanings);
                break;
            }
        }
        if (hunk.path().endsWith(".go")) {
            channels(hunk, meanings);
        }
    }

    private static void channels(Hunk hunk, List<DiffMeaning> meanings) {
        for (Edit edit : hunk.edits()) {
            HunkLine before = edit.before();
            HunkLine after = edit.after();
            if (before == null || after == null) {
                continue;
            }
            if (DROPPED_CANCEL.matcher(after.code()).find()
                    && !DROPPED_CANCEL.matcher(before.code()).find()) {
                meanings.add(
                        new SafeguardRemoved(
                                Safeguard.CLEANUP, after.code(), List.of(edit.pair())));
            } else if (BUFFERED.matcher(before.code()).find()
                    && UNBUFFERED.matcher(after.code()).find()) {
                HazardReader.add(Hazard.BLOCKING_CALL, hunk, List.of(after), meanings);
            }
        }
    }
}
