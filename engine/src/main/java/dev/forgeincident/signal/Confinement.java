package dev.forgeincident.signal;

import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That the failures keep to one place while the rest goes on elsewhere: one node, one zone, one
 * version. The idea is that of comparing the failing events with the others, attribute by
 * attribute, as <a
 * href="https://docs.honeycomb.io/investigate/analyze/identify-outliers/">BubbleUp</a> does.
 *
 * @param attribute its name as the events have it
 * @param value where the failures are
 * @param kind what kind of place it is
 * @param failing how many failing events name it
 * @param elsewhere the share of the other events that name another place
 */
public record Confinement(
        String attribute, String value, Kind kind, int failing, double elsewhere, LogLine example) {

    /** Kinds of places, and by what names telemetry calls them. */
    public enum Kind {
        REGION("region"),
        ZONE("zone", "az", "availability_zone", "datacenter", "dc"),
        NODE("node", "host", "hostname", "instance", "machine", "server", "vm", "node_name"),
        POD("pod", "container", "replica", "task", "worker"),
        SHARD("shard", "partition", "tablet", "rack", "cell"),
        TENANT("tenant", "customer", "account", "org", "organization", "client_id"),
        VERSION("version", "release", "revision", "build", "image");

        private final Set<String> names;

        Kind(String... names) {
            this.names = Set.of(names);
        }
    }

    private static final int ENOUGH = 5;

    /** So large a share of the failing events has to be in one place, at least. */
    private static final double NEARLY_ALL = 0.95;

    /** So large a share of the others has to be somewhere else, at least. */
    private static final double ELSEWHERE = 0.4;

    private static final int MAX_LINES = 200_000;

    private static final Pattern IN_TEXT =
            Pattern.compile(
                    "(?i)\\b(region|zone|az|node|host|hostname|instance|pod|shard|partition|tenant|version|rack)"
                            + "[=:]\\s?\"?([\\w][\\w.-]{1,80})");

    /** The places, the kinds in their order. */
    static List<Confinement> of(List<LogExcerpt> excerpts, Instant onset) {
        Map<String, Tally> tallies = new TreeMap<>();
        List<LogLine> others = new ArrayList<>();
        int read = 0;
        for (LogExcerpt excerpt : excerpts) {
            for (LogLine line : excerpt.lines()) {
                if (read++ >= MAX_LINES) {
                    break;
                }
                boolean failing =
                        line.level().compareTo(Level.WARN) >= 0
                                && line.at() != null
                                && !line.at().isBefore(onset);
                if (failing) {
                    places(line)
                            .forEach(
                                    (name, value) ->
                                            tallies.computeIfAbsent(name, key -> new Tally())
                                                    .add(value, true, line));
                } else {
                    others.add(line);
                }
            }
        }
        // Where the failures name no place, nobody needs to know what the others name.
        if (tallies.values().stream().anyMatch(Tally::isConfined)) {
            for (LogLine line : others) {
                places(line)
                        .forEach(
                                (name, value) -> {
                                    Tally tally = tallies.get(name);
                                    if (tally != null) {
                                        tally.add(value, false, line);
                                    }
                                });
            }
        }
        List<Confinement> found = new ArrayList<>();
        tallies.forEach((name, tally) -> tally.confinement(name).ifPresent(found::add));
        found.sort(Comparator.comparing(Confinement::kind));
        return List.copyOf(found);
    }

    /** The places that an event names, by the last word of the attribute's name. */
    private static Map<String, String> places(LogLine line) {
        Map<String, String> places = new LinkedHashMap<>();
        line.attributes()
                .forEach(
                        (name, value) -> {
                            if (kind(name) != null && !value.isBlank()) {
                                places.put(name, value);
                            }
                        });
        String message = line.message();
        boolean named = message.indexOf('=') >= 0 || message.indexOf(':') >= 0;
        if (places.isEmpty() && named) {
            Matcher matcher =
                    IN_TEXT.matcher(
                            message.length() <= 2_000 ? message : message.substring(0, 2_000));
            while (matcher.find()) {
                places.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
            }
        }
        return places;
    }

    private static @Nullable Kind kind(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String last = lower.substring(Math.max(lower.lastIndexOf('.'), lower.lastIndexOf('/')) + 1);
        for (Kind kind : Kind.values()) {
            if (kind.names.contains(last)) {
                return kind;
            }
        }
        // k8s.node.name, cloud.zone.id
        int dot = lower.lastIndexOf('.');
        return dot > 0 && (last.equals("name") || last.equals("id"))
                ? kind(lower.substring(0, dot))
                : null;
    }

    private static final class Tally {
        private final Map<String, Integer> failing = new HashMap<>();
        private final Map<String, Integer> others = new HashMap<>();
        private final Map<String, LogLine> examples = new HashMap<>();

        void add(String value, boolean fails, LogLine line) {
            (fails ? failing : others).merge(value, 1, Integer::sum);
            if (fails) {
                examples.merge(value, line, (one, two) -> earlier(one, two));
            }
        }

        private static LogLine earlier(LogLine one, LogLine two) {
            return Comparator.comparing(
                                            LogLine::at,
                                            Comparator.nullsLast(
                                                    Comparator.<Instant>naturalOrder()))
                                    .thenComparing(LogLine::raw)
                                    .compare(one, two)
                            <= 0
                    ? one
                    : two;
        }

        boolean isConfined() {
            int all = failing.values().stream().mapToInt(Integer::intValue).sum();
            return all >= ENOUGH
                    && failing.values().stream().anyMatch(count -> count >= NEARLY_ALL * all);
        }

        Optional<Confinement> confinement(String name) {
            int all = failing.values().stream().mapToInt(Integer::intValue).sum();
            int rest = others.values().stream().mapToInt(Integer::intValue).sum();
            Kind kind = kind(name);
            if (all < ENOUGH || rest < ENOUGH || kind == null) {
                return Optional.empty();
            }
            return failing.entrySet().stream()
                    .filter(each -> each.getValue() >= NEARLY_ALL * all)
                    .findFirst()
                    .map(Map.Entry::getKey)
                    .filter(value -> rest - others.getOrDefault(value, 0) >= ELSEWHERE * rest)
                    .map(
                            value ->
                                    new Confinement(
                                            name,
                                            value,
                                            kind,
                                            failing.getOrDefault(value, 0),
                                            1 - others.getOrDefault(value, 0) / (double) rest,
                                            Objects.requireNonNull(examples.get(value))));
        }
    }
}
