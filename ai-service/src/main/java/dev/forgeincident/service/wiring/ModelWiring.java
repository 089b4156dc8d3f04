package dev.forgeincident.service.wiring;

import dev.forgeincident.narration.Offer;
import dev.forgeincident.narration.model.AnswerFormat;
import dev.forgeincident.narration.model.ModelEndpoint;
import dev.forgeincident.narration.model.ModelSettings;
import dev.forgeincident.narration.model.Models;
import dev.forgeincident.narration.model.Provider;
import dev.forgeincident.narration.model.Structured;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Wire;
import java.util.ArrayList;
import java.util.List;

/** The model that narrates, and the one that does where that fails. */
final class ModelWiring {

    private static final String MODEL = "forge.ai";
    private static final String FALLBACK = "forge.ai.fallback";

    private record Placed(ModelEndpoint endpoint, Wire wire, Settings.Price price) {}

    private final ModelSettings settings;
    private final List<Placed> placed = new ArrayList<>();

    /**
     * @throws BadSettings when an address cannot be used
     */
    ModelWiring(Settings.Ai ai, Wiring wiring) {
        this.settings =
                new ModelSettings(
                        ai.temperature(),
                        ai.maxTokens(),
                        Structured.of(ai.structured()),
                        ai.streaming());
        place(MODEL, ai, ai, wiring);
        place(FALLBACK, ai.fallback(), ai, wiring);
    }

    /** In the order in which they are asked; none where no endpoint is set. */
    List<Offer> offers(AnswerFormat format) {
        return placed.stream()
                .map(
                        each ->
                                new Offer(
                                        Models.openAi(
                                                each.endpoint(), settings, format, each.wire()),
                                        each.price().input().orElse(null),
                                        each.price().output().orElse(null)))
                .toList();
    }

    private void place(String key, Settings.ModelAddress model, Settings.Ai ai, Wiring wiring) {
        if (model.endpoint().isEmpty()) {
            return;
        }
        ModelEndpoint endpoint =
                Wiring.checked(
                        key,
                        () ->
                                new ModelEndpoint(
                                        key,
                                        Provider.of(model.provider()),
                                        model.chatModel(),
                                        model.apiVersion().orElse(null)));
        Credentials credentials =
                Wires.secret(model.key(), model.keyFile())
                        .map(endpoint.provider()::credentials)
                        .orElse(Credentials.NONE);
        Wire wire =
                wiring.wires()
                        .to(
                                key + ".endpoint",
                                endpoint.address(model.endpoint().get()),
                                credentials,
                                Models.limits(ai.deadline()));
        wiring.connections().add(Models.connection(endpoint, wire));
        placed.add(new Placed(endpoint, wire, model.price()));
    }
}
