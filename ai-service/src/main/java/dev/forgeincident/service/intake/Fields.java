package dev.forgeincident.service.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.forgeincident.context.Words;
import dev.forgeincident.service.intake.BadInput.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, read one by one; names match whatever their case. What is wrong is
 * collected, so that a caller learns of everything at once.
 */
public final class Fields {

    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_NAME = 100;

    /** Of a field given twice nobody knows which one is meant. */
    private static final ObjectReader JSON =
            new ObjectMapper()
                    .reader()
                    .with(
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final JsonNode object;
    private final String path;
    private final List<Problem> problems;

    private Fields(JsonNode object, String path, List<Problem> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    /**
     * Reads a body that is one JSON value.
     *
     * @throws BadInput when it is none
     */
    public static JsonNode parse(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node == null || node.isMissingNode()) {
                throw new BadInput("", "the body is empty; a JSON object is expected");
            }
            return node;
        } catch (StreamConstraintsException e) {
            throw new BadInput(
                    "", "the body is nested too deeply, or holds a number that is too long");
        } catch (JsonProcessingException e) {
            throw notValid(e);
        } catch (IOException e) {
            throw new BadInput("", "the body could not be read");
        }
    }

    private static BadInput notValid(JsonProcessingException e) {
        if (e.getOriginalMessage().startsWith("Duplicate field")
                && e.getProcessor() instanceof JsonParser parser
                && parser.getParsingContext().getCurrentName() != null) {
            return new BadInput(
                    told(parser.getParsingContext().getCurrentName()), "is given twice");
        }
        var at = e.getLocation();
        return new BadInput(
                "",
                at == null || at.getLineNr() < 1
                        ? "the body is not valid JSON"
                        : "the body is not valid JSON at line %s, column %s"
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }

    /**
     * The fields of a body that is one JSON object.
     *
     * @throws BadInput when it is none
     */
    public static Fields of(byte[] body) {
        return of(parse(body), "");
    }

    static Fields of(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new BadInput(path, "expected a JSON object, got " + kind(node));
        }
        return new Fields(node, path, new ArrayList<>());
    }

    /** The text of the field; null where it is absent or null. */
    public @Nullable String text(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            wrong(name, "expected a text, got " + kind(value));
            return null;
        }
        return Words.clean(value.textValue());
    }

    /**
     * The field as it was written, whatever it is: for what may be wrong without being a problem;
     * null where it is absent or null.
     */
    public @Nullable String asWritten(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        return Words.clean(value.isTextual() ? value.textValue() : value.toString());
    }

    /**
     * The text of the field; absent, blank or anything but a text is a problem, and reads as empty.
     */
    public String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            if (!isWrong(name)) {
                wrong(name, text == null ? "is missing" : "is blank");
            }
            return "";
        }
        return text.strip();
    }

    /** The boolean of the field; null where it is absent or null. */
    public @Nullable Boolean flag(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            wrong(name, "expected a boolean, got " + kind(value));
            return null;
        }
        return value.booleanValue();
    }

    /** The texts of a list; null where it is absent or null. */
    public @Nullable List<String> texts(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isArray()) {
            wrong(name, "expected a list of texts, got " + kind(value));
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isTextual()) {
                texts.add(Words.clean(value.get(i).textValue()));
            } else {
                wrong(name + "[" + i + "]", "expected a text, got " + kind(value.get(i)));
            }
        }
        return texts;
    }

    /**
     * The texts of an object, such as labels; empty where it is absent or null. Numbers and
     * booleans become texts.
     */
    public Map<String, String> map(String name) {
        JsonNode value = value(name);
        Map<String, String> map = new LinkedHashMap<>();
        if (value == null) {
            return map;
        }
        if (!value.isObject()) {
            wrong(name, "expected an object of texts, got " + kind(value));
            return map;
        }
        value.properties()
                .forEach(
                        entry -> {
                            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                                map.put(
                                        Words.clean(entry.getKey()),
                                        Words.clean(entry.getValue().asText()));
                            } else if (!entry.getValue().isNull()) {
                                wrong(
                                        name + "." + told(entry.getKey()),
                                        "expected a text, got " + kind(entry.getValue()));
                            }
                        });
        return map;
    }

    /** The objects of a list; null where it is absent or null. */
    public @Nullable List<Fields> objects(String name, int max) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isArray() || value.size() > max) {
            wrong(
                    name,
                    value.isArray()
                            ? "has " + value.size() + " entries, at most " + max + " are taken"
                            : "expected a list, got " + kind(value));
            return null;
        }
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String where = path(name + "[" + i + "]");
            if (value.get(i).isObject()) {
                objects.add(new Fields(value.get(i), where, problems));
            } else {
                wrong(name + "[" + i + "]", "expected an object, got " + kind(value.get(i)));
            }
        }
        return objects;
    }

    /** The first of the names that is given; the first of all where none is. */
    public String named(String... names) {
        for (String name : names) {
            if (has(name)) {
                return name;
            }
        }
        return names[0];
    }

    /** The fields of an object; null where it is absent, null or no object. */
    @Nullable Fields object(String name) {
        JsonNode value = value(name);
        return value != null && value.isObject() ? new Fields(value, path(name), problems) : null;
    }

    /** The fields of the JSON object that stands in a field as a text of its own; else null. */
    @Nullable Fields parsed(String name, byte[] text) {
        try {
            JsonNode value = parse(text);
            if (value.isObject()) {
                return new Fields(value, path(name), problems);
            }
            wrong(name, "expected a JSON object, got " + kind(value));
        } catch (BadInput e) {
            wrong(name, "does not hold JSON: " + e.problems().get(0).reason());
        }
        return null;
    }

    public boolean has(String name) {
        return value(name) != null;
    }

    /** Whether that very field is known to be wrong. */
    public boolean isWrong(String name) {
        return problems.stream()
                .anyMatch(
                        problem ->
                                problem.field().equals(path(name))
                                        || problem.field().startsWith(path(name) + "."));
    }

    /** Notes a problem; the first {@value #MAX_PROBLEMS} are enough to learn from. */
    public void wrong(String name, String reason) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Problem(path(name), reason));
        }
    }

    /**
     * @throws BadInput when anything was wrong so far
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }

    private @Nullable JsonNode value(String name) {
        JsonNode exact = object.get(name);
        if (exact == null) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                if (entry.getKey().equalsIgnoreCase(name)) {
                    exact = entry.getValue();
                }
            }
        }
        return exact == null || exact.isNull() ? null : exact;
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String told(String name) {
        return Words.bounded(Words.clean(name), MAX_NAME);
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case STRING -> "a text";
            case NULL -> "null";
            default -> "something else";
        };
    }
}
