package dev.forgeincident.signal.trace;

import dev.forgeincident.signal.trace.SpanForest.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The time that a span takes itself: its duration less the time in which at least one of its
 * children runs. Children are cut to the span: what goes on after it is not waited for.
 */
final class OwnTime {

    private OwnTime() {}

    static Duration of(Node node) {
        long whole = node.span().duration().toNanos();
        List<Stretch> waits = new ArrayList<>();
        Map<String, List<Stretch>> remote = new TreeMap<>();
        for (Node child : node.children()) {
            long from = Duration.between(node.span().start(), child.span().start()).toNanos();
            Stretch stretch = new Stretch(from, from + child.span().duration().toNanos());
            if (child.service().equals(node.service())) {
                waits.add(stretch);
            } else {
                remote.computeIfAbsent(child.service(), service -> new ArrayList<>()).add(stretch);
            }
        }
        remote.values().forEach(stretches -> waits.addAll(byTheSameClock(stretches, whole)));
        return Duration.ofNanos(whole - union(waits, whole));
    }

    /**
     * What another host measured, moved into the span where its clock is off. A call cannot begin
     * before its caller does nor after it ended; the way there and back is taken to be equally
     * long, as Jaeger's clock skew adjuster does.
     */
    private static List<Stretch> byTheSameClock(List<Stretch> stretches, long whole) {
        long first = stretches.stream().mapToLong(Stretch::from).min().orElse(0);
        long last = stretches.stream().mapToLong(Stretch::to).max().orElse(0);
        if (first >= 0 && first <= whole) {
            return stretches;
        }
        long shift = Math.max(0, (whole - (last - first)) / 2) - first;
        return stretches.stream()
                .map(each -> new Stretch(each.from() + shift, each.to() + shift))
                .toList();
    }

    private static long union(List<Stretch> stretches, long whole) {
        stretches.sort(Comparator.comparingLong(Stretch::from));
        long covered = 0;
        long until = 0;
        for (Stretch each : stretches) {
            long from = Math.max(until, each.from());
            long to = Math.min(whole, each.to());
            if (to > from) {
                covered += to - from;
                until = to;
            }
        }
        return covered;
    }

    /** In nanoseconds from the start of the span. */
    private record Stretch(long from, long to) {}
}
