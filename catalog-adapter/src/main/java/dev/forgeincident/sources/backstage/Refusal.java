package dev.forgeincident.sources.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.sources.http.Trouble;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What the portal says when it refuses: {@code {"error":{"name","message","stack"}, …}}. The
 * message is quoted, the stack never.
 */
final class Refusal {

    private static final int MAX_MESSAGE = 160;

    /** Words longer than this are no words; they may be the token that was sent. */
    private static final int LONGEST_WORD = 60;

    private Refusal() {}

    /** Whether the catalog itself says that it has no such entity. */
    static boolean isNoSuchEntity(Trouble trouble) {
        return trouble.kind() == Trouble.Kind.NOT_FOUND
                && trouble.saidAsJson().path("error").path("name").asText().equals("NotFoundError");
    }

    /** The same trouble, with the portal's own words where it has any. */
    static Trouble inWords(Trouble trouble) {
        JsonNode error = trouble.saidAsJson().path("error");
        if (trouble.kind() == Trouble.Kind.NOT_FOUND && !error.path("name").isTextual()) {
            return trouble.reworded(
                    trouble.status()
                            + ": there is no catalog at this address; is it the base URL of"
                            + " Backstage's backend, and the catalog plugin in it?");
        }
        String message = quotable(error.path("message"));
        return message.isEmpty()
                ? trouble
                : trouble.reworded(trouble.reason() + " (\"" + message + "\")");
    }

    private static String quotable(JsonNode message) {
        if (!message.isTextual()) {
            return "";
        }
        String line = Words.firstLine(Words.bounded(message.textValue(), 4 * MAX_MESSAGE));
        String words =
                Arrays.stream(line.split("\\s+"))
                        .map(word -> word.length() > LONGEST_WORD ? "…" : word)
                        .collect(Collectors.joining(" "));
        return Words.bounded(Words.clean(words), MAX_MESSAGE);
    }
}
