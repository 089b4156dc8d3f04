package dev.forgeincident.narration.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text from outside, to be fenced. Each of its lines is marked as one, so that none can be taken
 * for the fence (the "datamarking" of Hines et al., "Defending Against Indirect Prompt Injection
 * Attacks With Spotlighting", 2024, by lines).
 *
 * @param name {@code e1}, {@code h1}, {@code action-1}: ours
 * @param leftOut how it is told that it was left out
 * @param fields {@code name: value}, one line each; a value cannot make another field
 * @param text the lines after the fields, behind an empty one; empty where there are none
 */
record Block(
        Part part, String name, Value value, String leftOut, List<String> fields, String text) {

    /** Where it stands among the data; the names are those of the labels. */
    enum Part {
        INCIDENT,
        HYPOTHESES,
        EVIDENCE,
        FINDINGS,
        ACTIONS,
        RELATED,
        UNSEEN,
        RULES
    }

    private static final Pattern NAME = Pattern.compile("[a-z]{1,12}-?\\d{0,6}");

    Block {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a block: " + name);
        }
        fields = List.copyOf(fields);
    }

    /** All that comes from outside. */
    String content() {
        return String.join("\n", fields) + "\n" + text;
    }

    String fenced(String boundary) {
        List<String> lines = new ArrayList<>(fields);
        if (!text.isEmpty()) {
            lines.add("");
            lines.addAll(List.of(text.split("\n", -1)));
        }
        StringBuilder fenced = new StringBuilder("<<<" + boundary + " " + name + "\n");
        lines.forEach(line -> fenced.append(line.isEmpty() ? "|" : "| " + line).append('\n'));
        return fenced.append(boundary).append(' ').append(name).append(">>>\n").toString();
    }

    /** Collects the fields that have a value. */
    static final class Fields {

        private final List<String> fields = new ArrayList<>();

        Fields add(String name, String value) {
            if (!value.isBlank()) {
                fields.add(name + ": " + value);
            }
            return this;
        }

        List<String> all() {
            return fields;
        }
    }
}
