package dev.forgeincident.service.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.change.Deployment;
import java.time.Instant;
import java.util.List;

/** Word of a deployment, {@code {service, commit, author, when}}: one object, or a list of them. */
public final class DeployBody {

    private static final int MAX = 1_000;

    private DeployBody() {}

    /**
     * The deployments of the body.
     *
     * @param receivedAt stands for a {@code when} that is not given
     * @throws BadInput when one of them cannot be used; then none is
     */
    public static List<Deployment> read(JsonNode body, Instant receivedAt) {
        return Elements.read(body, MAX, fields -> deployment(fields, receivedAt));
    }

    private static Deployment deployment(Fields fields, Instant receivedAt) {
        Deployment deployment =
                new Deployment(
                        Elements.name(fields.required("service")),
                        Elements.name(fields.text("commit")),
                        Elements.name(fields.text("author")),
                        Elements.when(fields, receivedAt),
                        Elements.name(fields.text("environment")),
                        null);
        fields.check();
        return deployment;
    }
}
