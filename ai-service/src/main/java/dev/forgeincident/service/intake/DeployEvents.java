package dev.forgeincident.service.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.context.change.Deployment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Deployments told as CDEvents in CloudEvents (versions 1.0, HTTP binding): structured, as a batch,
 * or binary with the attributes in headers. Of CDEvents those are taken that say that a service
 * runs another version: {@code dev.cdevents.service.deployed}, {@code upgraded} and {@code
 * rolledback}, in any version of theirs.
 */
public final class DeployEvents {

    private static final String STRUCTURED = "application/cloudevents";
    private static final String SERVICE_EVENT = "dev.cdevents.service.";
    private static final List<String> TAKEN = List.of("deployed", "upgraded", "rolledback");
    private static final int MAX = 1_000;

    /** Source and id are a key of the store, which holds no longer ones. */
    private static final int MAX_ID = 400;

    private DeployEvents() {}

    /**
     * Whether the request carries CloudEvents.
     *
     * @param contentType of the request; null where it has none
     * @param headers the attributes among its headers, without {@code ce-}, in lower case
     */
    public static boolean isIn(
            @Nullable String contentType, Map<String, String> headers, JsonNode body) {
        boolean declared =
                contentType != null
                        && contentType.strip().toLowerCase(Locale.ROOT).startsWith(STRUCTURED);
        JsonNode first = body.isArray() && !body.isEmpty() ? body.get(0) : body;
        return declared || headers.containsKey("type") || first.has("specversion");
    }

    /**
     * The deployments that the events tell of.
     *
     * @param headers as in {@link #isIn}
     * @param receivedAt stands for the time of an event that has none
     * @throws BadInput when one of them cannot be used; then none is
     * @throws UnknownEvent when one of them is of another type; then none is
     */
    public static List<DeployEvent> read(
            JsonNode body, Map<String, String> headers, Instant receivedAt) {
        if (headers.containsKey("type")) {
            return List.of(binary(body, headers, receivedAt));
        }
        return Elements.read(body, MAX, event -> structured(event, receivedAt));
    }

    private static DeployEvent binary(
            JsonNode body, Map<String, String> headers, Instant receivedAt) {
        requireTaken(headers.getOrDefault("type", ""));
        List<BadInput.Problem> problems = new ArrayList<>();
        for (String name : List.of("id", "source")) {
            String value = headers.getOrDefault(name, "");
            if (value.isBlank() || value.length() > MAX_ID) {
                problems.add(
                        new BadInput.Problem(
                                "ce-" + name,
                                value.isBlank()
                                        ? "is missing"
                                        : "is longer than " + MAX_ID + " characters"));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return new DeployEvent(
                Words.clean(headers.getOrDefault("source", "")),
                Words.clean(headers.getOrDefault("id", "")),
                deployment(Fields.of(body, ""), headers.get("time"), receivedAt));
    }

    private static DeployEvent structured(Fields event, Instant receivedAt) {
        String type = event.required("type");
        String source = id(event, "source");
        String id = id(event, "id");
        String time = event.text("time");
        event.check();
        requireTaken(type);
        return new DeployEvent(source, id, deployment(data(event), time, receivedAt));
    }

    private static String id(Fields event, String name) {
        String id = event.required(name);
        if (id.length() > MAX_ID) {
            event.wrong(name, "is longer than " + MAX_ID + " characters");
        }
        return id;
    }

    /** The event's data: JSON as it stands, as a text, or in Base64. */
    private static Fields data(Fields event) {
        Fields data = event.object("data");
        if (data == null && event.has("data")) {
            data = event.parsed("data", text(event, "data").getBytes(StandardCharsets.UTF_8));
        } else if (data == null && event.has("data_base64")) {
            data = event.parsed("data_base64", base64(event));
        }
        event.check();
        if (data == null) {
            event.wrong("data", "is missing");
            event.check();
        }
        return Objects.requireNonNull(data);
    }

    private static byte[] base64(Fields event) {
        try {
            return Base64.getDecoder().decode(text(event, "data_base64"));
        } catch (IllegalArgumentException e) {
            event.wrong("data_base64", "is no Base64");
            event.check();
            throw e;
        }
    }

    private static String text(Fields event, String name) {
        String text = event.text(name);
        event.check();
        return Objects.requireNonNullElse(text, "");
    }

    private static void requireTaken(String type) {
        for (String predicate : TAKEN) {
            String taken = SERVICE_EVENT + predicate;
            if (type.equals(taken) || type.startsWith(taken + ".")) {
                return;
            }
        }
        throw new UnknownEvent(
                "Events of the type \"%s\" are not taken here; those of %s%s, in any version, are."
                        .formatted(
                                Words.bounded(Words.clean(type), Elements.MAX_NAME),
                                SERVICE_EVENT,
                                String.join(", " + SERVICE_EVENT, TAKEN)));
    }

    private static Deployment deployment(Fields data, @Nullable String time, Instant receivedAt) {
        Fields subject = data.object("subject");
        if (subject == null) {
            data.wrong("subject", "is missing");
            data.check();
            throw new IllegalStateException("a missing subject is refused");
        }
        Fields content = subject.object("content");
        Deployment deployment =
                new Deployment(
                        Elements.name(service(subject.required("id"))),
                        Elements.name(DeployedCommit.of(data.object("customData"), content)),
                        Elements.name(author(data.object("customData"))),
                        at(data, time, receivedAt),
                        Elements.name(environment(content)),
                        null);
        data.check();
        return deployment;
    }

    /** Of {@code namespace/deployment/myapp} the last part. */
    private static String service(String subject) {
        String path = subject.endsWith("/") ? subject.substring(0, subject.length() - 1) : subject;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String environment(@Nullable Fields content) {
        Fields environment = content == null ? null : content.object("environment");
        if (environment == null) {
            return "";
        }
        return Objects.requireNonNullElse(environment.text(environment.named("name", "id")), "");
    }

    private static String author(@Nullable Fields custom) {
        return custom == null
                ? ""
                : Objects.requireNonNullElse(
                        custom.text(custom.named("author", "actor", "triggeredBy")), "");
    }

    /** The event's own time is when it happened; the envelope's is the next best. */
    private static Instant at(Fields data, @Nullable String time, Instant receivedAt) {
        Fields context = data.object("context");
        String told = context == null ? null : context.text("timestamp");
        String written = told == null || told.isBlank() ? time : told;
        if (written == null || written.isBlank()) {
            return receivedAt;
        }
        Instant at = Times.read(written);
        if (at == null) {
            data.wrong("context.timestamp", "is no ISO-8601 time such as 2026-11-20T03:07:00Z");
            return receivedAt;
        }
        return at;
    }
}
