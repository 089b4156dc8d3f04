package dev.forgeincident.sources.jaeger;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.context.traces.TraceStore;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Round;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.spans.SpanBasket;
import dev.forgeincident.sources.spans.TraceChoice;
import dev.forgeincident.sources.spans.TracedName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks for traces that fail, and for a sample of each half of the window; then for those in which
 * the service takes longer than in nine of ten of the sample. Jaeger answers whole traces, so few
 * of each are asked for.
 */
final class JaegerTraces implements TraceStore {

    static final String NAME = "Jaeger";

    /** The annotation of Backstage's plugin for Jaeger. */
    private static final String SERVICE = "jaegertracing.io/service";

    private static final int MOST_TRACES = 20;
    private static final int SAMPLED = 10;

    /** Of fewer than these no tenth can be told. */
    private static final int FEWEST_SAMPLED = 5;

    private static final JaegerTrace NONE = new JaegerTrace("", List.of());

    private final Wire wire;
    private final Clock clock;

    JaegerTraces(Wire wire, Clock clock) {
        this.wire = wire;
        this.clock = clock;
    }

    @Override
    public Observation<List<Span>> spans(ServiceProfile service, TimeWindow window, int limit) {
        return new Question(TracedName.of(service, SERVICE), window, Math.min(limit, MOST_TRACES))
                .answer();
    }

    /** One question under way. */
    private final class Question {

        private final String service;
        private final TimeWindow window;
        private final int limit;
        private final Round round = Round.of(wire);
        private final List<String> shortfalls = new ArrayList<>();
        private @Nullable Trouble trouble;

        private Question(String service, TimeWindow window, int limit) {
            this.service = service;
            this.window = window;
            this.limit = limit;
        }

        private Observation<List<Span>> answer() {
            Instant middle = window.from().plus(window.length().dividedBy(2));
            List<Round.Reply> replies =
                    round.send(
                            List.of(
                                    search(window, limit).with("tags", "{\"error\":\"true\"}"),
                                    search(new TimeWindow(window.from(), middle), SAMPLED),
                                    search(new TimeWindow(middle, window.to()), SAMPLED)));
            List<JaegerTrace> failing = read("failing traces", replies.get(0));
            List<JaegerTrace> sample = new ArrayList<>(read("earlier traces", replies.get(1)));
            sample.addAll(read("later traces", replies.get(2)));
            Duration slow = slowerThanNineOfTen(sample);
            if (slow != null) {
                Ask ask =
                        search(window, SAMPLED)
                                .with("minDuration", TimeUnit.MICROSECONDS.convert(slow) + "us");
                sample.addAll(read("slow traces", round.send(List.of(ask)).get(0)));
            }
            return outcome(failing, sample);
        }

        private Ask search(TimeWindow within, int most) {
            return Ask.get("api", "traces")
                    .with("service", service)
                    .with("start", micros(within.from()))
                    .with("end", micros(within.to()))
                    .with("limit", most)
                    .with("lookback", "custom");
        }

        private List<JaegerTrace> read(String what, Round.Reply reply) {
            try {
                return JaegerTrace.read(JaegerAnswer.found(reply));
            } catch (Trouble failed) {
                shortfalls.add("not read: " + what + ": " + failed.reason());
                trouble = Trouble.cause(trouble, failed);
                return List.of();
            }
        }

        private @Nullable Duration slowerThanNineOfTen(List<JaegerTrace> sample) {
            List<Duration> sorted =
                    sample.stream()
                            .map(trace -> trace.tookIn(service))
                            .filter(Objects::nonNull)
                            .sorted()
                            .toList();
            return sorted.size() < FEWEST_SAMPLED ? null : sorted.get(sorted.size() * 9 / 10);
        }

        private Observation<List<Span>> outcome(
                List<JaegerTrace> failing, List<JaegerTrace> sample) {
            Map<String, JaegerTrace> byId = new LinkedHashMap<>();
            failing.forEach(trace -> byId.putIfAbsent(trace.id(), trace));
            sample.forEach(trace -> byId.putIfAbsent(trace.id(), trace));
            SpanBasket basket = new SpanBasket(service);
            TraceChoice.of(
                            failing.stream().map(JaegerTrace::candidate).toList(),
                            sample.stream().map(JaegerTrace::candidate).toList(),
                            limit)
                    .forEach(id -> basket.add(byId.getOrDefault(id, NONE).spans()));
            shortfalls.addAll(basket.leftOut());
            String query = "traces of the service " + service;
            if (basket.spans().isEmpty()) {
                return trouble == null
                        ? new Observation.Empty<>(NAME, query, window)
                        : trouble.unavailable(NAME, query, window);
            }
            String note = wire.clockNote();
            if (note != null) {
                shortfalls.add(note);
            }
            return new Observation.Available<>(basket.spans(), NAME, clock.instant(), shortfalls);
        }
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
