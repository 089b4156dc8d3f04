package dev.forgeincident.sources.prometheus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.forgeincident.context.Words;
import dev.forgeincident.sources.http.Answer;
import dev.forgeincident.sources.http.Trouble;
import java.util.ArrayList;
import java.util.List;

/**
 * The envelope of every answer (<a
 * href="https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview">format
 * overview</a>).
 */
final class ApiAnswer {

    private static final int MOST_WARNINGS = 3;
    private static final int LONGEST_TOLD = 200;

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode root;

    private ApiAnswer(JsonNode root) {
        this.root = root;
    }

    /**
     * @throws Trouble when it is no such envelope, or tells of an error
     */
    static ApiAnswer of(Answer answer) throws Trouble {
        JsonNode root = answer.json();
        switch (root.path("status").asText("")) {
            case "success" -> {
                return new ApiAnswer(root);
            }
            case "error" -> throw new Trouble(Trouble.Kind.REFUSED, error(root));
            default -> throw unreadable("the answer is none of Prometheus' API");
        }
    }

    /** Why it was not answered: in the server's own words where it says some. */
    static String reason(Trouble trouble) {
        if (trouble.said().isEmpty()) {
            return trouble.reason();
        }
        try {
            JsonNode root = JSON.readTree(trouble.said());
            return root.path("error").isTextual()
                    ? trouble.status() + ": " + error(root)
                    : trouble.reason();
        } catch (JsonProcessingException notJson) {
            return trouble.reason();
        }
    }

    /** The series of a list, one object of labels each. */
    JsonNode list() throws Trouble {
        JsonNode data = root.path("data");
        if (!data.isArray()) {
            throw unreadable("the answer holds no list of series");
        }
        return data;
    }

    /** The result of a query, which must be of that type. */
    JsonNode result(String type) throws Trouble {
        JsonNode data = root.path("data");
        if (!data.path("resultType").asText("").equals(type) || !data.path("result").isArray()) {
            throw unreadable("the answer is no " + type);
        }
        return data.path("result");
    }

    /** What the answer lacks by its own words. */
    List<String> warnings() {
        List<String> told = new ArrayList<>();
        for (JsonNode warning : root.path("warnings")) {
            if (warning.isTextual() && told.size() < MOST_WARNINGS) {
                told.add("it warns: " + bounded(warning.asText()));
            }
        }
        // VictoriaMetrics' cluster says so when one of its nodes did not answer.
        if (root.path("isPartial").asBoolean(false)) {
            told.add("its answer is partial: not all of its nodes answered");
        }
        return told;
    }

    static Trouble unreadable(String reason) {
        return new Trouble(Trouble.Kind.UNREADABLE, reason);
    }

    private static String error(JsonNode root) {
        return bounded(
                root.path("errorType").asText("error")
                        + ": "
                        + root.path("error").asText("it does not say why"));
    }

    private static String bounded(String text) {
        return Words.clean(Words.bounded(text, LONGEST_TOLD)).replaceAll("\\s+", " ");
    }
}
