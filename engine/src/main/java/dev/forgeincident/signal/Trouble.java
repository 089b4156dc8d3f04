package dev.forgeincident.signal;

import dev.forgeincident.signal.FirstFailing.Failing;
import dev.forgeincident.signal.FirstFailing.Reason;
import dev.forgeincident.signal.metric.MetricKind;
import dev.forgeincident.signal.metric.Shift;
import dev.forgeincident.signal.trace.Call;
import dev.forgeincident.signal.trace.ServiceTraces;
import dev.forgeincident.signal.trace.TraceReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What speaks for and against one service having failed first, while it is gathered. */
final class Trouble {

    private static final int MOST_REASONS = 6;

    /** What a service saw as a client, or the work it no longer got, may be another's trouble. */
    private static final double SECOND_HAND = 0.5;

    private static final Comparator<Shift> EARLIEST =
            Comparator.comparing(Trouble::isSecondHand)
                    .thenComparing(Shift::onset)
                    .thenComparing(Shift::confidence, Comparator.reverseOrder())
                    .thenComparing(Shift::z, Comparator.reverseOrder())
                    .thenComparing(Shift::metric)
                    .thenComparing(shift -> shift.labels().toString());

    private static final Comparator<LogPattern> FIRST_LOGGED =
            Comparator.comparing(LogPattern::since, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(LogPattern::count, Comparator.reverseOrder())
                    .thenComparing(LogPattern::headline);

    private String service;
    private @Nullable Shift shift;
    private @Nullable ServiceTraces traces;
    private @Nullable LogPattern own;
    private @Nullable LogPattern accusing;
    private @Nullable String accused;
    private @Nullable LogPattern accuser;
    private int ownLines;
    private int accusingLines;
    private double score;
    private final List<Weighed> reasons = new ArrayList<>();

    private record Weighed(double weight, Reason reason) {}

    Trouble(String service) {
        this.service = service;
    }

    void add(Shift other) {
        named(other.service());
        if (shift == null || EARLIEST.compare(other, shift) < 0) {
            shift = other;
        }
    }

    void traces(ServiceTraces seen) {
        named(seen.service());
        traces = seen;
    }

    void add(LogPattern pattern, @Nullable String accusedService) {
        named(pattern.service());
        if (accusedService == null) {
            ownLines += pattern.count();
            own = own == null || FIRST_LOGGED.compare(pattern, own) < 0 ? pattern : own;
        } else {
            accusingLines += pattern.count();
            if (accusing == null || FIRST_LOGGED.compare(pattern, accusing) < 0) {
                accusing = pattern;
                accused = accusedService;
            }
        }
    }

    void accusedBy(LogPattern pattern, double weight) {
        if (accuser == null) {
            accuser = pattern;
            say(
                    weight,
                    new Reason.ByLog(
                            pattern.service() + " names it as failing in its log", true, pattern));
        }
    }

    /** One spelling, whatever the order in which they are met. */
    private void named(String spelling) {
        service = spelling.compareTo(service) < 0 ? spelling : service;
    }

    String service() {
        return service;
    }

    @Nullable ServiceTraces traces() {
        return traces;
    }

    double score() {
        return score;
    }

    /** Whether anything at all is wrong with it. */
    boolean isTrouble() {
        return fails() || accusing != null || accuser != null;
    }

    /** Whether it has trouble of its own. */
    boolean fails() {
        return (shift != null && !isSecondHand(shift))
                || own != null
                || (traces != null && traces.origins() > 0);
    }

    /** How many kinds of telemetry tell of its trouble. */
    int kinds() {
        return (shift == null ? 0 : 1)
                + (own == null && accusing == null && accuser == null ? 0 : 1)
                + (traces == null || traces.failingTraces() + traces.origins() == 0 ? 0 : 1);
    }

    /**
     * When its trouble began. Traces are samples: the first failing one is no earlier than that,
     * and speaks only where nothing else does.
     */
    @Nullable Instant onset() {
        Instant told =
                Stream.of(
                                shift == null ? null : shift.onset(),
                                own == null ? null : own.since(),
                                own == null && accusing != null ? accusing.since() : null)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        Instant seen = traces == null ? null : traces.firstFailure();
        return told == null ? seen : told;
    }

    boolean startsAfter(Trouble other, Duration tolerance) {
        Instant mine = onset();
        Instant others = other.onset();
        return mine != null && others != null && mine.isAfter(others.plus(tolerance));
    }

    void early(double weight) {
        double share = fails() ? 1 : SECOND_HAND;
        if (shift != null) {
            say(weight * share, new Reason.ByMetric(Telling.of(shift), true, shift));
        }
        LogPattern logged = own == null ? accusing : own;
        if (logged != null && logged.since() != null) {
            say(
                    shift == null ? weight * share : 0,
                    new Reason.ByLog(Telling.of(logged), true, logged));
        } else if (shift == null && traces != null) {
            say(weight * share, new Reason.ByTraces(Telling.failing(traces), true, traces));
        }
    }

    void namesAnother(double weight) {
        if (accusing != null) {
            say(
                    weight * accusingLines / (accusingLines + ownLines),
                    new Reason.ByLog("its log names " + accused + " as failing", false, accusing));
        }
    }

    void origin(double weight, TraceReading all) {
        ServiceTraces seen = Objects.requireNonNull(traces);
        say(weight, new Reason.ByTraces(Telling.origin(seen, all.failingTraces()), true, seen));
    }

    void slow(double weight) {
        ServiceTraces seen = Objects.requireNonNull(traces);
        say(weight, new Reason.ByTraces(Telling.slow(seen), true, seen));
    }

    /** Counts once, however many failing ones it calls. */
    void calls(Call call, double weight) {
        boolean said = reasons.stream().anyMatch(each -> each.reason() instanceof Reason.ByCall);
        if (!said) {
            String sentence = "it calls " + call.callee() + ", which fails no later";
            say(weight, new Reason.ByCall(sentence, false, call));
        }
    }

    private void say(double weight, Reason reason) {
        score += weight;
        reasons.add(new Weighed(weight, reason));
    }

    Failing told(double share, double most) {
        return new Failing(
                service,
                onset(),
                Math.min(share, most),
                reasons.stream()
                        .sorted(
                                Comparator.comparingDouble(
                                                (Weighed each) -> Math.abs(each.weight()))
                                        .reversed()
                                        .thenComparing(each -> each.reason().sentence()))
                        .limit(MOST_REASONS)
                        .map(Weighed::reason)
                        .toList());
    }

    private static boolean isSecondHand(Shift shift) {
        return shift.isSeenAsClient()
                || shift.measures() == MetricKind.TRAFFIC
                || shift.measures() == MetricKind.CACHE_HITS;
    }
}
