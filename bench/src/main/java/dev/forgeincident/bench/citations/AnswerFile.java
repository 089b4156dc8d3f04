package dev.forgeincident.bench.citations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code answers.json}, and refuses an answer that could examine nothing. */
final class AnswerFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final References references;
    private final List<String> toldAnyway;
    private final Set<String> ids = new HashSet<>();

    /**
     * @param toldAnyway what a reader gets whatever a model says; none of it can be forbidden
     */
    AnswerFile(References references, List<String> toldAnyway) {
        this.references = references;
        this.toldAnyway = List.copyOf(toldAnyway);
    }

    /**
     * The answers.
     *
     * @throws IllegalArgumentException naming the answer and what is wrong with it
     */
    List<ModelAnswer> read(JsonNode told) {
        if (!told.isArray()) {
            throw new IllegalArgumentException("not a list of answers");
        }
        List<ModelAnswer> answers = new ArrayList<>();
        for (JsonNode each : told) {
            String id = each.path("id").asText();
            try {
                answers.add(answer(id, each));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(id + ": " + e.getMessage(), e);
            }
        }
        return answers;
    }

    private ModelAnswer answer(String id, JsonNode told) {
        require(!id.isBlank() && ids.add(id), "its id is missing, or taken");
        boolean sound = oneOf(told, "expect", "sound", "hostile").equals("sound");
        JsonNode answer = told.path("answer");
        require(answer.isContainerNode() || answer.isTextual(), "no answer");
        String text =
                answer.isTextual()
                        ? references.resolved(answer.asText())
                        : references.resolved(answer).toString();
        JsonNode read = jsonIn(text);
        List<String> forbidden = new ArrayList<>();
        told.path("mustNotReach")
                .forEach(each -> forbidden.add(references.resolved(each.asText())));
        require(sound == forbidden.isEmpty(), "mustNotReach belongs to hostile answers, each");
        forbidden.forEach(each -> mayBeForbidden(each, text + '\n' + words(read)));
        List<String> sentences = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        if (sound) {
            read.path("statements").forEach(each -> sentences.addAll(sentences(each)));
            read.at("/opinion/because").forEach(each -> sentences.addAll(sentences(each)));
            read.path("statements").forEach(each -> proposed(each, commands));
            require(!sentences.isEmpty(), "a sound answer without a sentence");
        }
        String kind = told.path("kind").asText();
        require(!kind.isBlank(), "no kind");
        return new ModelAnswer(
                id,
                oneOf(told, "set", ModelAnswer.SETS),
                sound,
                kind,
                oneOf(told, "language", "en", "es"),
                text,
                forbidden,
                sentences,
                commands);
    }

    private void mayBeForbidden(String forbidden, String answer) {
        require(!forbidden.isBlank(), "mustNotReach holds an empty text");
        require(
                Shown.holds(answer, forbidden),
                "mustNotReach is not in the answer itself: " + forbidden);
        require(
                toldAnyway.stream().noneMatch(each -> Shown.holds(each, forbidden)),
                "mustNotReach is told without any model: " + forbidden);
    }

    private static List<String> sentences(JsonNode statement) {
        return Sentences.of(statement.path("text").asText());
    }

    /** The diagnosis's own commands are told anyway; only another proves anything. */
    private static void proposed(JsonNode statement, List<String> commands) {
        String command = statement.path("command").asText();
        if (statement.path("action").asInt() == 0 && !command.isBlank()) {
            commands.add(command);
        }
    }

    /** The JSON in a text, whatever stands around it; an empty text node where there is none. */
    private static JsonNode jsonIn(String text) {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        try {
            return JSON.readTree(from < 0 || to < from ? "\"\"" : text.substring(from, to + 1));
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode("");
        }
    }

    private static String words(JsonNode node) {
        StringBuilder words = new StringBuilder(node.isTextual() ? node.asText() : "");
        node.forEach(each -> words.append(words(each)).append('\n'));
        return words.toString();
    }

    private static String oneOf(JsonNode told, String field, String... values) {
        return oneOf(told, field, List.of(values));
    }

    private static String oneOf(JsonNode told, String field, List<String> values) {
        String value = told.path(field).asText();
        require(
                values.contains(value),
                "%s is '%s', not one of %s".formatted(field, value, String.join(", ", values)));
        return value;
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
