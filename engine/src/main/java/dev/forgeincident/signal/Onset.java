package dev.forgeincident.signal;

import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.signal.metric.MetricKind;
import dev.forgeincident.signal.metric.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When it began.
 *
 * @param at UTC
 * @param earlier by how much it may have begun before {@code at}
 * @param later by how much after
 * @param sign what it was read from; the alert where its own time is all there is
 */
public record Onset(Instant at, Duration earlier, Duration later, Sign sign) {

    /**
     * Log times and deployment times come from different clocks; closer than this their order means
     * nothing.
     */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    /** Alerts fire after a hold time ("for: 5m") and an evaluation interval. */
    private static final Duration ALERT_LAG = Duration.ofMinutes(10);

    /** Symptoms that begin this close to the main one belong to the same onset. */
    private static final Duration TOGETHER = Duration.ofMinutes(5);

    /** A curve may turn this long before the alert and still be what it is about. */
    private static final Duration SLOW_START = Duration.ofHours(6);

    /** Where a curve began to bend is known no better than this. */
    private static final Duration BEND = Duration.ofMinutes(10);

    /** Below this a curve is not trusted to tell when it began. */
    private static final double TRUSTED = 0.7;

    /** From the logs' symptoms and the metrics where they carry times, else from the alert. */
    static Onset of(List<LogPattern> patterns, List<Shift> shifts, Alert alert) {
        List<Onset> signs = new ArrayList<>();
        ofLogs(patterns).ifPresent(signs::add);
        ofMetrics(shifts, alert).ifPresent(signs::add);
        return signs.stream()
                .min(Comparator.comparing(Onset::at))
                .orElseGet(
                        () ->
                                new Onset(
                                        alert.startedAt(),
                                        ALERT_LAG,
                                        CLOCKS,
                                        new Sign.OfAlert(alert)));
    }

    private static Optional<Onset> ofLogs(List<LogPattern> patterns) {
        List<LogPattern> dated =
                patterns.stream()
                        .filter(pattern -> pattern.isSymptom() && pattern.since() != null)
                        .toList();
        if (dated.isEmpty()) {
            return Optional.empty();
        }
        Instant main = since(dated.get(0));
        return dated.stream()
                .filter(
                        pattern ->
                                Duration.between(since(pattern), main).abs().compareTo(TOGETHER)
                                        <= 0)
                .min(Comparator.comparing(Onset::since))
                .map(first -> new Onset(since(first), CLOCKS, CLOCKS, new Sign.OfLog(first)));
    }

    /**
     * The first curve that turned for the worse and stayed so until the alert. More work alone is
     * no trouble yet.
     */
    private static Optional<Onset> ofMetrics(List<Shift> shifts, Alert alert) {
        Instant started = alert.startedAt();
        return shifts.stream()
                .filter(shift -> shift.isBad() && shift.confidence() >= TRUSTED)
                .filter(shift -> shift.measures() != MetricKind.TRAFFIC)
                .filter(shift -> shift.holds() || !shift.onset().isBefore(started.minus(TOGETHER)))
                .filter(shift -> !shift.onset().isAfter(started.plus(ALERT_LAG)))
                .filter(shift -> shift.onset().isAfter(started.minus(SLOW_START)))
                .min(Comparator.comparing(Shift::onset).thenComparing(Shift::metric))
                .map(
                        first ->
                                new Onset(
                                        first.onset(),
                                        max(first.earlier(), CLOCKS),
                                        max(first.later(), isRamp(first) ? BEND : CLOCKS),
                                        new Sign.OfMetric(first)));
    }

    private static boolean isRamp(Shift shift) {
        return shift.kind() == Shift.Kind.RAMP_UP || shift.kind() == Shift.Kind.RAMP_DOWN;
    }

    private static Duration max(Duration one, Duration two) {
        return one.compareTo(two) >= 0 ? one : two;
    }

    private static Instant since(LogPattern pattern) {
        return Objects.requireNonNull(pattern.since());
    }

    /** Whether something at that time came too late to have a part in it. */
    public boolean isBefore(Instant time) {
        return time.isAfter(at.plus(later));
    }
}
