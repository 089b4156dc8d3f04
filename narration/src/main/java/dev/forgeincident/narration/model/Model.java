package dev.forgeincident.narration.model;

import dev.forgeincident.narration.prompt.Prompt;
import java.time.Duration;
import java.util.function.Consumer;

/** Port: a language model behind one endpoint. Safe for several threads. */
public interface Model {

    /** {@code openai} or {@code azure}. */
    String provider();

    /** {@code mistral-small-3.2-24b-instruct-2506} */
    String name();

    /**
     * Asks, and waits for the whole answer.
     *
     * @param pieces gets the answer's text as it comes, on this thread or another, but never after
     *     this method has returned; where the endpoint does not stream, all of it at once
     * @param patience how long it may take at most, where that is less than its own deadline
     * @throws ModelTrouble when there is no answer that can be used
     */
    Reply ask(Prompt prompt, Consumer<String> pieces, Duration patience) throws ModelTrouble;
}
