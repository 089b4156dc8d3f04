package dev.forgeincident.service.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.context.change.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Word of a deployment, {@code {service, commit, author, when}}: one object, or a list of them. */
public final class DeployBody {

    private static final int MAX = 1_000;

    /** Four of them are a key of the store, which holds no longer ones. */
    private static final int MAX_TEXT = 200;

    private DeployBody() {}

    /**
     * The deployments of the body.
     *
     * @param receivedAt stands for a {@code when} that is not given
     * @throws BadInput when one of them cannot be used; then none is
     */
    public static List<Deployment> read(JsonNode body, Instant receivedAt) {
        if (!body.isArray()) {
            return List.of(read(Fields.of(body, ""), receivedAt));
        }
        if (body.size() > MAX) {
            throw new BadInput(
                    "", "has " + body.size() + " entries, at most " + MAX + " are taken");
        }
        List<Deployment> deployments = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            deployments.add(read(Fields.of(body.get(i), "[" + i + "]"), receivedAt));
        }
        return deployments;
    }

    private static Deployment read(Fields fields, Instant receivedAt) {
        String service = fields.required("service");
        String when = fields.text("when");
        Instant at = when == null || when.isBlank() ? receivedAt : Times.read(when);
        if (at == null) {
            fields.wrong("when", "is no ISO-8601 time such as 2026-11-20T03:07:00Z");
        }
        Deployment deployment =
                new Deployment(
                        bounded(service),
                        bounded(fields.text("commit")),
                        bounded(fields.text("author")),
                        at == null ? receivedAt : at,
                        bounded(fields.text("environment")),
                        null);
        fields.check();
        return deployment;
    }

    private static String bounded(@Nullable String text) {
        return Words.bounded(Objects.requireNonNullElse(text, "").strip(), MAX_TEXT);
    }
}
