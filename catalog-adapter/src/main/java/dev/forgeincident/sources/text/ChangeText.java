package dev.forgeincident.sources.text;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Reads a list of changes as people paste it: {@code date — message (sha7)}, with any dash or none,
 * a message of several lines, and a unified diff after an entry.
 */
public final class ChangeText {

    static final String SOURCE = "request";
    static final String FIELD = "recentDeployments";
    private static final int MAX_LENGTH = 4 << 20;
    private static final int MAX_ENTRIES = 500;

    private ChangeText() {}

    /**
     * The commits of the text, newest first; those without a readable date last, with {@link
     * Commit#at} null. An entry without a commit hash names nothing that could be looked up or
     * reverted: it is left out and counted in a shortfall. A day without a time of day stands for
     * its beginning, and a shortfall says so. Text that holds no entry at all is {@link
     * Observation.Unavailable}.
     *
     * @param hints the zone of dates that name none; the reference is when the text was received
     */
    public static Observation<List<Change>> read(String service, String text, TimeHints hints) {
        if (text.isBlank()) {
            return new Observation.Empty<>(SOURCE, FIELD, null);
        }
        String bounded = text.substring(0, Math.min(text.length(), MAX_LENGTH));
        List<ChangeEntry> entries = new ChangeEntries(hints).read(bounded.lines().toList());
        List<ChangeEntry> readable =
                entries.stream().filter(ChangeEntry::isReadable).limit(MAX_ENTRIES).toList();
        if (readable.isEmpty()) {
            return new Observation.Unavailable<>(
                    SOURCE, FIELD, null, "no line reads \"date — message (commit hash)\"", false);
        }
        List<Change> commits =
                readable.stream()
                        .sorted(
                                Comparator.comparing(
                                        ChangeEntry::at,
                                        Comparator.nullsLast(Comparator.reverseOrder())))
                        .map(entry -> (Change) entry.toCommit(service))
                        .toList();
        return new Observation.Available<>(
                commits,
                SOURCE,
                hints.reference(),
                shortfalls(entries, readable, text.length() > bounded.length()));
    }

    private static List<String> shortfalls(
            List<ChangeEntry> entries, List<ChangeEntry> readable, boolean cut) {
        List<String> shortfalls = new ArrayList<>();
        long unreadable = entries.stream().filter(entry -> !entry.isReadable()).count();
        say(shortfalls, unreadable, "%d of %d entries could not be read: no commit hash", entries);
        long more = entries.size() - unreadable - readable.size();
        say(shortfalls, more, "%d of %d entries were left out: too many", entries);
        long undated = readable.stream().filter(entry -> entry.at() == null).count();
        say(shortfalls, undated, "%d of %d commits have no date that can be read", readable);
        long days = readable.stream().filter(ChangeEntry::dayOnly).count();
        say(
                shortfalls,
                days,
                "of %d of %d commits the day is known, but not the time of day",
                readable);
        if (cut) {
            shortfalls.add("the text was too long and was read only in part");
        }
        return shortfalls;
    }

    private static void say(List<String> to, long count, String sentence, List<?> of) {
        if (count > 0) {
            to.add(String.format(Locale.ROOT, sentence, count, of.size()));
        }
    }
}
