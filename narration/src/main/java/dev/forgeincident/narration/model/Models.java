package dev.forgeincident.narration.model;

import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;

/** Makes models, and what asks whether they are there. */
public final class Models {

    /** An answer of some thousand tokens, and whatever its stream wraps each of them into. */
    private static final int LONGEST_ANSWER = 1 << 20;

    private static final int RETRIES = 2;
    private static final int AT_ONCE = 4;
    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private Models() {}

    /** What a wire to a model may take. */
    public static Limits limits(Duration deadline) {
        return new Limits(deadline, LONGEST_ANSWER, RETRIES, AT_ONCE, FAILURES, PAUSE, true);
    }

    /**
     * A model behind the chat completions of OpenAI, Azure or a compatible endpoint.
     *
     * @param wire to the {@linkplain ModelEndpoint#address address} below which {@code
     *     /chat/completions} is, with its {@linkplain Provider#credentials key} and {@linkplain
     *     #limits limits}
     */
    public static Model openAi(
            ModelEndpoint endpoint, ModelSettings settings, AnswerFormat format, Wire wire) {
        return new OpenAiModel(endpoint, settings, format, wire);
    }

    /** How it fares; looking costs no token. */
    public static Connection connection(ModelEndpoint endpoint, Wire wire) {
        return new ModelConnection(endpoint, wire);
    }
}
