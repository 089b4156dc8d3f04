package dev.forgeincident.sources.jaeger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.forgeincident.context.Words;
import dev.forgeincident.sources.http.Answer;
import dev.forgeincident.sources.http.Round;
import dev.forgeincident.sources.http.Trouble;

/**
 * The envelope of every answer: {@code {"data": […], "total": 0, "limit": 0, "offset": 0, "errors":
 * [{"code": 404, "msg": "…"}]}}.
 */
final class JaegerAnswer {

    private static final int LONGEST_TOLD = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private JaegerAnswer() {}

    /**
     * The data; nothing where it is null.
     *
     * @throws Trouble when it is no such envelope, or tells of an error and has no data
     */
    static JsonNode data(Answer answer) throws Trouble {
        JsonNode root = answer.json();
        JsonNode data = root.path("data");
        if (!data.isArray() && !data.isNull()) {
            throw unreadable();
        }
        if (data.isEmpty() && !root.path("errors").isEmpty()) {
            throw new Trouble(
                    Trouble.Kind.REFUSED,
                    "it says: "
                            + Words.clean(
                                    Words.bounded(
                                            root.path("errors").path(0).path("msg").asText("error"),
                                            LONGEST_TOLD)));
        }
        return data;
    }

    /** The data of a search; some versions answer 404 for a service that they do not know. */
    static JsonNode found(Round.Reply reply) throws Trouble {
        try {
            return data(reply.answer());
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_FOUND && isItsOwn(trouble.said())) {
                return JSON.createArrayNode();
            }
            throw trouble;
        }
    }

    static Trouble unreadable() {
        return new Trouble(Trouble.Kind.UNREADABLE, "the answer is none of Jaeger's");
    }

    private static boolean isItsOwn(String said) {
        try {
            return JSON.readTree(said).path("errors").path(0).has("msg");
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }
}
