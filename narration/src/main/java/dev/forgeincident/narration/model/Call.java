package dev.forgeincident.narration.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Incoming;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One request, as the library makes it and our wire sends it: the library's client, for one call,
 * on the thread that asks. Wherever the library wants to go, it goes to the configured address; no
 * key ever gets into the library.
 */
final class Call implements HttpClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Wire wire;
    private final ModelEndpoint endpoint;
    private final Dialect dialect;
    private final Reasons reasons;
    private final Hearing hearing;
    private final Duration patience;
    private @Nullable Trouble trouble;

    Call(
            Wire wire,
            ModelEndpoint endpoint,
            Dialect dialect,
            Reasons reasons,
            Hearing hearing,
            Duration patience) {
        this.wire = wire;
        this.endpoint = endpoint;
        this.dialect = dialect;
        this.reasons = reasons;
        this.hearing = hearing;
        this.patience = patience;
    }

    /** What it met, whatever the library made of that; null where all went well. */
    @Nullable Trouble trouble() {
        return trouble;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try {
            String body = wire.stream(asked(request, "application/json"), patience, this::whole);
            return SuccessfulHttpResponse.builder().statusCode(200).body(body).build();
        } catch (Trouble met) {
            trouble = met;
            throw new IllegalStateException(met);
        }
    }

    @Override
    public void execute(
            HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            wire.stream(
                    asked(request, "text/event-stream, application/json"),
                    patience,
                    answer -> streamed(answer, parser, listener));
        } catch (Trouble met) {
            trouble = met;
        }
    }

    /** The library always asks for the usage of a stream. */
    private Ask asked(HttpRequest request, String accepted) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(request.body());
            if (!dialect.usage()) {
                body.remove("stream_options");
            }
            Ask ask = Ask.post(body.toString(), "chat", "completions").header("Accept", accepted);
            String version = endpoint.apiVersion();
            return version == null ? ask : ask.with("api-version", version);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the library's request is no JSON");
        }
    }

    private String whole(Incoming answer) throws Trouble, IOException {
        String body = new String(answer.stream().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode completion = hearing.heard(body, false);
        if (!completion.path("choices").path(0).path("message").isObject()) {
            throw reasons.notAModel(false);
        }
        return body;
    }

    private boolean streamed(
            Incoming answer, ServerSentEventParser parser, ServerSentEventListener listener)
            throws Trouble, IOException {
        String type = String.valueOf(answer.header("Content-Type")).toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html")) {
            throw reasons.notAModel(true);
        }
        Events events = new Events(hearing, reasons, listener);
        if (type.startsWith("application/json")) {
            // It does not stream, and does not mind being asked to.
            events.onEvent(new ServerSentEvent(null, asPiece(whole(answer))));
            hearing.ended();
        } else {
            parser.parse(events.until(answer.stream()), events);
        }
        hearing.rethrow();
        events.throwIfBroken();
        listener.onClose();
        return true;
    }

    private static String asPiece(String completion) throws JsonProcessingException {
        ObjectNode piece = (ObjectNode) JSON.readTree(completion);
        ObjectNode choice = (ObjectNode) piece.path("choices").path(0);
        choice.set("delta", choice.remove("message"));
        return piece.toString();
    }
}
