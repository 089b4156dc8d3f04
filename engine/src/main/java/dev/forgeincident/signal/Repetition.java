package dev.forgeincident.signal;

import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That the same piece of data fails again and again: every failing event names the same record,
 * message or offset.
 *
 * @param key what the events call it
 * @param value which one it is
 * @param failing how many failing events name it
 */
public record Repetition(String service, String key, String value, int failing, LogLine example) {

    private static final int ENOUGH = 3;
    private static final double NEARLY_ALL = 0.9;
    private static final int MAX_LINES = 200_000;

    private static final Set<String> RECORDS =
            Set.of(
                    "record",
                    "record_id",
                    "recordid",
                    "message",
                    "message_id",
                    "messageid",
                    "msg_id",
                    "msgid",
                    "event",
                    "event_id",
                    "eventid",
                    "offset",
                    "row",
                    "row_id",
                    "document",
                    "document_id",
                    "doc_id",
                    "key",
                    "entity_id",
                    "payload_id",
                    "item_id",
                    "batch_id",
                    "job_id",
                    "order_id",
                    "id");

    private static final Pattern IN_TEXT =
            Pattern.compile("(?i)\\b([a-z][a-z_]{1,20})[=: ]\\s?\"?([\\w][\\w./:-]{2,80})");

    /** The data that fails again and again, the most often failing first. */
    static List<Repetition> of(List<LogExcerpt> excerpts, Instant onset) {
        Map<String, Tally> tallies = new TreeMap<>();
        Map<String, Integer> events = new TreeMap<>();
        List<LogLine> healthy = new ArrayList<>();
        int read = 0;
        for (LogExcerpt excerpt : excerpts) {
            for (LogLine line : excerpt.lines()) {
                if (read++ >= MAX_LINES) {
                    break;
                }
                boolean failing = line.level().compareTo(Level.ERROR) >= 0;
                boolean during = line.at() != null && !line.at().isBefore(onset);
                if (failing && during) {
                    events.merge(line.service(), 1, Integer::sum);
                    named(line)
                            .forEach(
                                    (key, value) ->
                                            tallies.computeIfAbsent(
                                                            line.service()
                                                                    + '\n'
                                                                    + key
                                                                    + '\n'
                                                                    + value,
                                                            each -> new Tally())
                                                    .add(line));
                } else if (!failing) {
                    healthy.add(line);
                }
            }
        }
        Set<String> before = new HashSet<>();
        if (tallies.values().stream().anyMatch(tally -> tally.count >= ENOUGH)) {
            healthy.forEach(line -> before.addAll(named(line).values()));
        }
        List<Repetition> found = new ArrayList<>();
        tallies.forEach(
                (name, tally) -> {
                    String[] parts = name.split("\n", 3);
                    int all = events.getOrDefault(parts[0], 0);
                    if (tally.count >= ENOUGH
                            && tally.count >= NEARLY_ALL * all
                            && !before.contains(parts[2])) {
                        found.add(
                                new Repetition(
                                        parts[0], parts[1], parts[2], tally.count, tally.first()));
                    }
                });
        found.sort(Comparator.comparingInt(Repetition::failing).reversed());
        return List.copyOf(found);
    }

    /** The pieces of data that an event names; only what holds a digit is a name of one. */
    private static Map<String, String> named(LogLine line) {
        Map<String, String> named = new TreeMap<>();
        line.attributes().forEach((key, value) -> take(key, value, named));
        String message = line.message();
        Matcher matcher =
                IN_TEXT.matcher(message.length() <= 2_000 ? message : message.substring(0, 2_000));
        while (matcher.find()) {
            take(matcher.group(1), matcher.group(2), named);
        }
        return named;
    }

    private static void take(String key, String value, Map<String, String> named) {
        String lower = key.toLowerCase(Locale.ROOT);
        String last = lower.substring(lower.lastIndexOf('.') + 1);
        if (RECORDS.contains(last) && value.chars().anyMatch(Character::isDigit)) {
            named.putIfAbsent(last, value);
        }
    }

    private static final class Tally {
        private final List<LogLine> firsts = new ArrayList<>();
        private int count;

        void add(LogLine line) {
            count++;
            firsts.add(line);
            if (firsts.size() > 1) {
                firsts.sort(
                        Comparator.comparing(
                                        LogLine::at,
                                        Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                                .thenComparing(LogLine::raw));
                firsts.subList(1, firsts.size()).clear();
            }
        }

        LogLine first() {
            return firsts.get(0);
        }
    }
}
