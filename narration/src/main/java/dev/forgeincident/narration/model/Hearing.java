package dev.forgeincident.narration.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.sources.http.Trouble;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What came of an answer so far: its text, and beside it what the library does not tell of:
 * refusals, errors within an answer, the reason of its end.
 */
final class Hearing {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ERROR = 4_000;

    private final Reasons reasons;
    private final Consumer<String> pieces;
    private final StringBuilder text = new StringBuilder();
    private boolean refused;
    private boolean ended;
    private boolean garbled;
    private @Nullable String finish;
    private @Nullable RuntimeException thrown;

    Hearing(Reasons reasons, Consumer<String> pieces) {
        this.reasons = reasons;
        this.pieces = pieces;
    }

    /** A piece of the answer's text. */
    void piece(String piece) {
        text.append(piece);
        try {
            pieces.accept(piece);
        } catch (RuntimeException theirs) {
            thrown = theirs;
            garbled = true;
        }
    }

    /**
     * Reads a completion, or a piece of one, as it came over the wire.
     *
     * @param isError whether it came as an error
     * @throws Trouble when it is none, or tells of an error
     */
    JsonNode heard(String json, boolean isError) throws Trouble {
        JsonNode node = parsed(json);
        JsonNode error = node.path("error");
        if (isError || error.isObject() || error.isTextual()) {
            throw failure(node, error);
        }
        JsonNode choice = node.path("choices").path(0);
        JsonNode said = choice.path(choice.has("message") ? "message" : "delta");
        refused |= !said.path("refusal").asText("").isBlank();
        String reason = choice.path("finish_reason").asText("");
        if (!reason.isEmpty() && !reason.equals("null")) {
            finish = reason;
        }
        return node;
    }

    /** That the endpoint said it is the end. */
    void ended() {
        ended = true;
    }

    /** That the library could make nothing of a piece. */
    void garbled() {
        garbled = true;
    }

    boolean isGarbled() {
        return garbled;
    }

    /** What the one who hears it has thrown, if anything. */
    void rethrow() {
        if (thrown != null) {
            throw thrown;
        }
    }

    String text() {
        return text.toString();
    }

    /** Whether nothing of it is handed over yet, so that it may be asked for again. */
    boolean isSilent() {
        return text.isEmpty();
    }

    /** Whether the endpoint said that it is over. */
    boolean hasEnded() {
        return ended || finish != null;
    }

    /** Whether its text has come to an end, whatever else was still to come. */
    boolean isComplete() {
        return finish != null && !isFiltered() && !text.toString().isBlank();
    }

    boolean isCutOff() {
        return "length".equals(finish);
    }

    boolean isFiltered() {
        return refused || "content_filter".equals(finish);
    }

    private JsonNode parsed(String json) throws Trouble {
        try {
            JsonNode node = JSON.readTree(json);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException noJson) {
            // Told below: its message quotes what came.
        }
        throw reasons.notAModel(isPage(json));
    }

    static boolean isPage(String text) {
        return text.stripLeading().startsWith("<");
    }

    /** As if it had come as a status, for some endpoints find out only when they have begun. */
    private static Trouble failure(JsonNode whole, JsonNode error) {
        int status = error.path("code").asInt(error.path("status").asInt(0));
        String text = whole.toString();
        String said = text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
        String lower = said.toLowerCase(Locale.ROOT);
        if (status < 400 || status > 599) {
            status = lower.contains("invalid_request") ? 400 : 500;
        }
        Trouble.Kind kind =
                switch (status) {
                    case 401 -> Trouble.Kind.UNAUTHORIZED;
                    case 403 -> Trouble.Kind.FORBIDDEN;
                    case 404 -> Trouble.Kind.NOT_FOUND;
                    case 429 -> Trouble.Kind.LIMITED;
                    default -> status < 500 ? Trouble.Kind.REFUSED : Trouble.Kind.FAILING;
                };
        return new Trouble(kind, status + ": told within its answer", status, null, said);
    }
}
