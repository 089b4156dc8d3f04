package dev.forgeincident.signal;

import dev.forgeincident.signal.metric.Shift;
import dev.forgeincident.signal.trace.Call;
import dev.forgeincident.signal.trace.ServiceTraces;
import dev.forgeincident.signal.trace.TraceReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which service failed first and by itself, and which only because of another.
 *
 * <p>A service comes first when its trouble began earlier, when failing traces begin in it, and
 * when what it logs does not name another as the failing one. Where a trace shows the origin, that
 * says more than a lead of minutes: clocks disagree, and callers may notice first. Each kind of
 * telemetry may be absent.
 *
 * @param services the likeliest first
 */
public record FirstFailing(List<Failing> services) {

    /** Clocks of different hosts and sources disagree by so much; closer onsets are the same. */
    private static final Duration CLOCKS = Duration.ofMinutes(2);

    /** A lead that halves what a later onset still says. */
    private static final double HALVING_MINUTES = 5;

    /** What is doubtful moves nobody. */
    private static final double LEAST_CONFIDENCE = 0.5;

    /**
     * Twice the time, of a few calls each, and more than a clock's grain: else calls just differ.
     */
    private static final double SLOW = 2.0;

    private static final int FEW_CALLS = 3;
    private static final Duration CLOCK_GRAIN = Duration.ofMillis(10);

    /** How much each sign weighs. Sober: an origin in traces outweighs being early by itself. */
    private static final double ORIGIN = 2.0;

    private static final double EARLY = 1.0;
    private static final double SLOW_ITSELF = 0.75;
    private static final double NAMED_BY_OTHERS = 0.75;
    private static final double NAMES_ANOTHER = -0.75;
    private static final double CALLS_A_FAILING_ONE = -0.5;

    /** The more kinds of telemetry agree, the more may be believed. */
    private static final double[] MOST_BY_KINDS = {0, 0.6, 0.8, 0.95};

    private static final int MOST_SERVICES = 50;
    private static final int MOST_PATTERNS = 500;

    public FirstFailing {
        services = List.copyOf(services);
    }

    /**
     * A service in trouble.
     *
     * @param onset when its own trouble began (UTC); null where nothing says when
     * @param confidence from 0 to 1: that it is the one that failed first and by itself
     * @param reasons for and against, the strongest first
     */
    public record Failing(
            String service, @Nullable Instant onset, double confidence, List<Reason> reasons) {
        public Failing {
            reasons = List.copyOf(reasons);
        }
    }

    /** What speaks for or against a service being first, with the fact that it is read from. */
    public sealed interface Reason {

        /** One sentence with numbers and times (UTC); it quotes no telemetry. */
        String sentence();

        /** Whether it speaks for the service being first. */
        boolean supports();

        /** A metric that changed. */
        record ByMetric(String sentence, boolean supports, Shift shift) implements Reason {}

        /** What the traces say of a service. */
        record ByTraces(String sentence, boolean supports, ServiceTraces traces)
                implements Reason {}

        /** Who calls whom. */
        record ByCall(String sentence, boolean supports, Call call) implements Reason {}

        /** What a service logged. */
        record ByLog(String sentence, boolean supports, LogPattern pattern) implements Reason {}
    }

    /** Weighs all that is known; the order of the lists does not matter. */
    public static FirstFailing of(
            List<Shift> shifts, TraceReading traces, List<LogPattern> patterns) {
        Map<String, Trouble> troubles = troubles(shifts, traces, patterns);
        List<Trouble> failing = troubles.values().stream().filter(Trouble::isTrouble).toList();
        Instant first =
                failing.stream()
                        .map(Trouble::onset)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        weighCalls(traces, troubles);
        failing.forEach(trouble -> weigh(trouble, first, traces));
        double whole = failing.stream().mapToDouble(each -> Math.exp(each.score())).sum();
        return new FirstFailing(
                failing.stream()
                        .map(
                                each ->
                                        each.told(
                                                Math.exp(each.score()) / whole,
                                                MOST_BY_KINDS[each.kinds()]))
                        .sorted(
                                Comparator.comparingDouble(Failing::confidence)
                                        .reversed()
                                        .thenComparing(
                                                Failing::onset,
                                                Comparator.nullsLast(Comparator.naturalOrder()))
                                        .thenComparing(Failing::service))
                        .limit(MOST_SERVICES)
                        .toList());
    }

    /** The likeliest, or null where nothing failed. */
    public @Nullable Failing first() {
        return services.isEmpty() ? null : services.get(0);
    }

    private static Map<String, Trouble> troubles(
            List<Shift> shifts, TraceReading traces, List<LogPattern> patterns) {
        Map<String, Trouble> troubles = new TreeMap<>();
        shifts.stream()
                .filter(shift -> shift.isBad() && !shift.fromStart())
                .filter(shift -> shift.confidence() >= LEAST_CONFIDENCE)
                .forEach(shift -> trouble(troubles, shift.service()).add(shift));
        traces.services().forEach(each -> trouble(troubles, each.service()).traces(each));
        List<LogPattern> symptoms =
                patterns.stream()
                        .filter(LogPattern::isSymptom)
                        .sorted(
                                Comparator.comparingInt(LogPattern::count)
                                        .reversed()
                                        .thenComparing(LogPattern::service)
                                        .thenComparing(LogPattern::headline))
                        .limit(MOST_PATTERNS)
                        .toList();
        symptoms.forEach(pattern -> trouble(troubles, pattern.service()));
        Accusations accusations =
                new Accusations(troubles.values().stream().map(Trouble::service).toList());
        for (LogPattern pattern : symptoms) {
            String accused = accusations.of(pattern);
            trouble(troubles, pattern.service()).add(pattern, accused);
            if (accused != null) {
                trouble(troubles, accused).accusedBy(pattern, NAMED_BY_OTHERS);
            }
        }
        return troubles;
    }

    private static Trouble trouble(Map<String, Trouble> troubles, String service) {
        return troubles.computeIfAbsent(
                service.toLowerCase(Locale.ROOT), key -> new Trouble(service));
    }

    /** Failures travel from the callee to the caller. */
    private static void weighCalls(TraceReading traces, Map<String, Trouble> troubles) {
        for (Call call : traces.calls()) {
            Trouble caller = trouble(troubles, call.caller());
            Trouble callee = trouble(troubles, call.callee());
            if (caller.isTrouble() && callee.fails() && !callee.startsAfter(caller, CLOCKS)) {
                caller.calls(call, CALLS_A_FAILING_ONE);
            }
        }
    }

    private static void weigh(Trouble trouble, @Nullable Instant first, TraceReading traces) {
        Instant onset = trouble.onset();
        if (onset != null && first != null) {
            double late =
                    Math.max(0, Duration.between(first, onset).minus(CLOCKS).toSeconds()) / 60.0;
            trouble.early(EARLY * HALVING_MINUTES / (HALVING_MINUTES + late));
        }
        trouble.namesAnother(NAMES_ANOTHER);
        ServiceTraces seen = trouble.traces();
        if (seen == null) {
            return;
        }
        if (seen.origins() > 0) {
            trouble.origin(ORIGIN * seen.origins() / traces.failingTraces(), traces);
        }
        if (isSlow(seen)) {
            trouble.slow(SLOW_ITSELF);
        }
    }

    private static boolean isSlow(ServiceTraces seen) {
        Duration more = seen.during().median().minus(seen.before().median());
        return seen.slowdown() >= SLOW
                && more.compareTo(CLOCK_GRAIN) >= 0
                && Math.min(seen.before().spans(), seen.during().spans()) >= FEW_CALLS;
    }
}
