package dev.forgeincident.acceptance.card;

import static dev.forgeincident.acceptance.browser.StubServer.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** The recorded story as a model tells it, on one line each. */
final class Told {

    static final String MODEL = "mistral-small-3.2-24b-instruct-2506";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Told() {}

    /** As it is diagnosed, before anybody tells it. */
    static String atOnce() {
        return write(story());
    }

    /** In other words, 11 of 12 claims kept; no opinion. */
    static String byModel() {
        return write(told());
    }

    static String agreeing() {
        ObjectNode answer = told();
        answer.putObject("secondOpinion").put("by", MODEL).put("agrees", true);
        return write(answer);
    }

    static String differing() {
        ObjectNode answer = told();
        ObjectNode opinion = answer.putObject("secondOpinion");
        opinion.put("by", MODEL).put("agrees", false).put("hypothesis", "h3");
        opinion.put("statement", "invoice-db does not accept connections.");
        var because = opinion.putArray("because");
        because.addObject()
                .put("text", "The database is the only dependency that all failing requests share.")
                .putArray("evidence")
                .add("e4");
        because.addObject()
                .put("text", "The errors begin in the driver, before any query is sent.")
                .putArray("evidence")
                .add("e2");
        return write(answer);
    }

    /** By the engine after all. */
    static String withoutModel(String reason) {
        ObjectNode answer = story();
        answer.put("narratorReason", reason);
        return write(answer);
    }

    static String source(String kind, String name, String state, String note) {
        return write(
                JSON.createObjectNode()
                        .put("kind", kind)
                        .put("name", name)
                        .put("asked", kind + " of invoice-api")
                        .put("state", state)
                        .put("note", note)
                        .put("millis", 12));
    }

    static String sentence(String section, String markdown) {
        return write(JSON.createObjectNode().put("section", section).put("markdown", markdown));
    }

    static String error(int status, String words) {
        return write(JSON.createObjectNode().put("error", words).put("status", status));
    }

    private static ObjectNode told() {
        ObjectNode answer = story();
        answer.put("narrator", "model").put("narratorReason", "11 of 12 claims kept");
        answer.put(
                "analysis",
                """
                ## PROBABLE CAUSE
                The connection string's key was **renamed** from `host=` to `server=` in a3f7c2d [e1], and the driver has refused it since [e2].

                ## EVIDENCE
                - [e1] config/settings.py, line 12

                ## SUGGESTED ACTIONS
                1. git revert a3f7c2d, then deploy.
                2. Proposed by the model, not by the diagnosis: pin the driver's version.

                ## RELATED SERVICES
                - notification-service (likely)
                """);
        answer.putObject("usage")
                .put("provider", "openai")
                .put("model", MODEL)
                .put("claimsKept", 11)
                .put("claimsRemoved", 1);
        return answer;
    }

    private static ObjectNode story() {
        try {
            return (ObjectNode) JSON.readTree(answer("story"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
