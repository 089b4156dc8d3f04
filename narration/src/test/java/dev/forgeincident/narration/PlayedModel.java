package dev.forgeincident.narration;

import dev.forgeincident.narration.model.Model;
import dev.forgeincident.narration.model.ModelTrouble;
import dev.forgeincident.narration.model.Reply;
import dev.forgeincident.narration.prompt.Prompt;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Answers what it was told to, one answer after the other, in small pieces. */
final class PlayedModel implements Model {

    private interface Turn {
        Reply take(Consumer<String> pieces) throws ModelTrouble;
    }

    final List<Prompt> asked = new ArrayList<>();
    private final String name;
    private final Deque<Turn> turns = new ArrayDeque<>();

    PlayedModel(String name) {
        this.name = name;
    }

    PlayedModel answers(String text) {
        turns.add(pieces -> reply(text, text.length(), pieces));
        return this;
    }

    PlayedModel failsWith(ModelTrouble.Kind kind, String reason) {
        turns.add(
                pieces -> {
                    throw new ModelTrouble(kind, reason);
                });
        return this;
    }

    /** Writes a part of the text, then fails. */
    PlayedModel breaksOff(String text, int after) {
        turns.add(
                pieces -> {
                    reply(text, after, pieces);
                    throw new ModelTrouble(ModelTrouble.Kind.UNREACHABLE, "the connection broke");
                });
        return this;
    }

    private static Reply reply(String text, int length, Consumer<String> pieces) {
        for (int at = 0; at < length; at += 7) {
            pieces.accept(text.substring(at, Math.min(length, at + 7)));
        }
        return new Reply(text, 1_000, 200, false, Duration.ofMillis(5));
    }

    @Override
    public String provider() {
        return "openai";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply ask(Prompt prompt, Consumer<String> pieces, Duration patience)
            throws ModelTrouble {
        asked.add(prompt);
        Turn turn = turns.poll();
        if (turn == null) {
            throw new AssertionError(name + " was asked once more than expected");
        }
        return turn.take(pieces);
    }
}
