package dev.forgeincident.service.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pushed body: one object, or a list of them; and what all such objects have. */
final class Elements {

    /** Some of them are a key of the store, which holds no longer ones. */
    static final int MAX_NAME = 200;

    private Elements() {}

    /**
     * Reads the one element, or each of the list; of a bad one the problem names the index.
     *
     * @throws BadInput when one of them cannot be used, or there are more than {@code max}
     */
    static <T> List<T> read(JsonNode body, int max, Function<Fields, T> element) {
        if (!body.isArray()) {
            return List.of(element.apply(Fields.of(body, "")));
        }
        if (body.size() > max) {
            throw new BadInput(
                    "", "has " + body.size() + " entries, at most " + max + " are taken");
        }
        List<T> elements = new ArrayList<>(body.size());
        for (int i = 0; i < body.size(); i++) {
            elements.add(element.apply(Fields.of(body.get(i), "[" + i + "]")));
        }
        return elements;
    }

    /** The time of {@code when}; that of the receipt where it is not given. */
    static Instant when(Fields fields, Instant receivedAt) {
        String when = fields.text("when");
        Instant at = when == null || when.isBlank() ? receivedAt : Times.read(when);
        if (at == null) {
            fields.wrong("when", "is no ISO-8601 time such as 2026-11-20T03:07:00Z");
            return receivedAt;
        }
        return at;
    }

    /** The text without white space around it, cut to a bound; empty where there is none. */
    static String name(@Nullable String text) {
        return Words.bounded(Objects.requireNonNullElse(text, "").strip(), MAX_NAME);
    }
}
