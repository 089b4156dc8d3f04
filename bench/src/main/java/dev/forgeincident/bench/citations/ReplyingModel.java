package dev.forgeincident.bench.citations;

import dev.forgeincident.narration.model.Model;
import dev.forgeincident.narration.model.Reply;
import dev.forgeincident.narration.prompt.Prompt;
import java.time.Duration;
import java.util.function.Consumer;

/** Answers every question with the same text, a few characters at a time. */
record ReplyingModel(String text) implements Model {

    /** About what a provider sends at once; words are torn apart. */
    private static final int PIECE = 17;

    private static final int CHARACTERS_PER_TOKEN = 4;

    @Override
    public String provider() {
        return "bench";
    }

    @Override
    public String name() {
        return "written-answers";
    }

    @Override
    public Reply ask(Prompt prompt, Consumer<String> pieces, Duration patience) {
        for (int from = 0; from < text.length(); from += PIECE) {
            pieces.accept(text.substring(from, Math.min(text.length(), from + PIECE)));
        }
        int tokens = text.length() / CHARACTERS_PER_TOKEN;
        return new Reply(
                text, prompt.data().length() / CHARACTERS_PER_TOKEN, tokens, false, Duration.ZERO);
    }
}
