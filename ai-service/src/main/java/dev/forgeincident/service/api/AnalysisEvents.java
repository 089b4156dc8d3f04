package dev.forgeincident.service.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.service.AnalysisListener;
import dev.forgeincident.service.AnalysisReport;
import dev.forgeincident.sources.SourceAnswer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * One analysis as server-sent events, each with one line of JSON. It is made on a worker, at its
 * own pace: who reads slowly gets late what waits here, and who goes away changes nothing of it.
 */
final class AnalysisEvents implements AnalysisListener {

    /** Proxies close what is silent for a minute or so. */
    private static final Duration BEAT = Duration.ofSeconds(10);

    /** Longer than all deadlines of an analysis together. */
    private static final int MAX_BEATS = 30;

    /** All of it may have to wait for a slow reader; the last event holds the rest anyway. */
    private static final int MAX_TOLD = 1_000;

    private static final Map<String, Object> LATE =
            Map.of(
                    "title", "The analysis takes too long",
                    "status", 504,
                    "detail", "It goes on, and is kept.");

    private final Sse sse;
    private final ObjectMapper json;
    private final MultiEmitter<? super OutboundSseEvent> reader;
    private int told;
    private int beats;
    private boolean ended;

    private AnalysisEvents(
            Sse sse, ObjectMapper json, MultiEmitter<? super OutboundSseEvent> reader) {
        this.sse = sse;
        this.json = json;
        this.reader = reader;
    }

    /** The events of an analysis, which begins when they are subscribed to. */
    static Multi<OutboundSseEvent> of(
            Sse sse, ObjectMapper json, Function<AnalysisListener, AnalysisReport> analysis) {
        return of(sse, json, BEAT, analysis);
    }

    static Multi<OutboundSseEvent> of(
            Sse sse,
            ObjectMapper json,
            Duration beat,
            Function<AnalysisListener, AnalysisReport> analysis) {
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        reader -> new AnalysisEvents(sse, json, reader).follow(analysis, beat),
                        MAX_TOLD + MAX_BEATS + 2)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private void follow(Function<AnalysisListener, AnalysisReport> analysis, Duration beat) {
        Cancellable heart =
                Multi.createFrom()
                        .ticks()
                        .startingAfter(beat)
                        .every(beat)
                        .subscribe()
                        .with(tick -> beat());
        try {
            end("analysis", analysis.apply(this));
        } catch (RuntimeException e) {
            Response answer = Problems.of(e);
            ObjectNode body = json.valueToTree(answer.getEntity());
            end("error", body.put("status", answer.getStatus()));
        } finally {
            heart.cancel();
            reader.complete();
        }
    }

    @Override
    public void answered(SourceAnswer answer) {
        tell("source", answer);
    }

    @Override
    public void diagnosed(AnalysisReport report) {
        tell("diagnosis", report);
    }

    @Override
    public void verified(Section section, String markdown) {
        tell("sentence", new Sentence(section, markdown));
    }

    private synchronized void tell(String name, Object data) {
        if (!ended && told < MAX_TOLD) {
            told++;
            emit(name, data);
        }
    }

    private synchronized void end(String name, Object data) {
        if (!ended) {
            ended = true;
            emit(name, data);
        }
    }

    private synchronized void beat() {
        beats++;
        if (beats > MAX_BEATS) {
            end("error", LATE);
            reader.complete();
        } else if (!ended) {
            reader.emit(sse.newEventBuilder().comment("waiting").build());
        }
    }

    private void emit(String name, Object data) {
        try {
            reader.emit(sse.newEvent(name, json.writeValueAsString(data)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that JSON cannot hold", e);
        }
    }

    /** A sentence of a model, in Markdown that is safe to show. */
    private record Sentence(Section section, String markdown) {}
}
