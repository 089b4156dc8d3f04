package dev.forgeincident.narration.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks an endpoint which models it has. */
final class ModelConnection implements Connection {

    private static final Duration PATIENCE = Duration.ofMillis(3_500);
    private static final int TOLD = 5;
    private static final int LONGEST_NAME = 80;

    private final ModelEndpoint endpoint;
    private final Wire wire;
    private final Identity identity;

    ModelConnection(ModelEndpoint endpoint, Wire wire) {
        this.endpoint = endpoint;
        this.wire = wire;
        this.identity =
                new Identity(
                        "model " + endpoint.chatModel(),
                        Kind.MODEL,
                        endpoint.setting().replaceFirst("^forge\\.", ""),
                        wire.address().toString());
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public Look look() {
        long began = System.nanoTime();
        try {
            Ask models = Ask.get("models");
            String version = endpoint.apiVersion();
            JsonNode listed =
                    wire.send(
                                    version == null ? models : models.with("api-version", version),
                                    PATIENCE)
                            .json()
                            .path("data");
            return listed(names(listed), since(began));
        } catch (Trouble met) {
            Duration took = since(began);
            return met.status() == 404 || met.status() == 405
                    ? new Look(true, "answers; it does not list its models", "", took)
                    : failed(met, took);
        }
    }

    @Override
    public @Nullable Usage usage() {
        return wire.usage();
    }

    /** Some take names that they do not list, so that a missing one is no failure yet. */
    private Look listed(List<String> names, Duration took) {
        String wanted = endpoint.chatModel();
        if (names.isEmpty() || endpoint.provider() == Provider.AZURE) {
            // Azure lists what could be deployed, and is asked by a deployment's name.
            return new Look(true, "answers", "", took);
        }
        if (names.contains(wanted) || names.contains(wanted + ":latest")) {
            return new Look(true, "has " + wanted, "", took);
        }
        return new Look(
                true,
                "lists " + names.size() + " models, " + wanted + " not among them",
                "If it does not know that name: pull the model there, or set "
                        + endpoint.setting()
                        + ".chatModel to one of "
                        + String.join(", ", names.subList(0, Math.min(TOLD, names.size())))
                        + (names.size() > TOLD ? ", …" : "."),
                took);
    }

    private Look failed(Trouble met, Duration took) {
        ModelTrouble told = new Reasons(endpoint, wire.address()).of(met, null);
        String setting = endpoint.setting();
        String remedy =
                switch (told.kind()) {
                    case UNAUTHORIZED -> "Set " + setting + ".key, or renew it.";
                    case UNREACHABLE ->
                            met.kind() == Trouble.Kind.UNTRUSTED
                                    ? "Set forge.tls.caFile to the authority that signed its"
                                            + " certificate."
                                    : "Start it, or correct "
                                            + setting
                                            + ".endpoint, and see that it is reached from here.";
                    case UNKNOWN_MODEL, UNREADABLE, REFUSED, FILTERED ->
                            "Correct " + setting + ".endpoint; it usually ends in /v1.";
                    case LIMITED -> "Wait, and ask less often.";
                    case LATE, FAILING -> "See its own log; nothing is wrong with the setting.";
                };
        return new Look(false, told.reason(), remedy, took);
    }

    private static List<String> names(JsonNode listed) {
        List<String> names = new ArrayList<>();
        for (JsonNode each : listed) {
            String name = each.path("id").asText("");
            if (!name.isEmpty() && name.length() <= LONGEST_NAME) {
                names.add(Words.clean(name));
            }
        }
        return names;
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
