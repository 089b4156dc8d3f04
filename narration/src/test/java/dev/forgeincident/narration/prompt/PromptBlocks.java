package dev.forgeincident.narration.prompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data of a prompt, read back as a careful reader would: by the first line's boundary and
 * nothing else.
 *
 * @param blocks the lines of each by its name, without their mark
 * @param outside the lines that stand in no block
 */
record PromptBlocks(String boundary, Map<String, List<String>> blocks, List<String> outside) {

    private static final String FIRST = "The boundary of this message is ";

    static PromptBlocks of(String data) {
        String head = data.lines().findFirst().orElseThrow();
        String boundary = head.substring(FIRST.length(), head.length() - 1);
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        List<String> outside = new ArrayList<>();
        String open = "";
        List<String> lines = new ArrayList<>();
        for (String line : data.split("\n", -1)) {
            if (open.isEmpty() && line.startsWith("<<<" + boundary + " ")) {
                open = line.substring(boundary.length() + 4);
                lines = new ArrayList<>();
                if (blocks.put(open, lines) != null) {
                    throw new IllegalStateException("twice: " + open);
                }
            } else if (!open.isEmpty() && line.equals(boundary + " " + open + ">>>")) {
                open = "";
            } else if (open.isEmpty()) {
                outside.add(line);
            } else if (line.equals("|") || line.startsWith("| ")) {
                lines.add(line.substring(Math.min(2, line.length())));
            } else {
                throw new IllegalStateException("no line of a block: " + line);
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalStateException("never closed: " + open);
        }
        return new PromptBlocks(boundary, blocks, outside);
    }

    List<String> block(String name) {
        return blocks.getOrDefault(name, List.of());
    }

    /** The fields by their names; of several the last. */
    Map<String, String> fields(String name) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : block(name)) {
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(": ");
            fields.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return fields;
    }

    /** What stands behind the fields. */
    String text(String name) {
        List<String> lines = block(name);
        int empty = lines.indexOf("");
        return empty < 0 ? "" : String.join("\n", lines.subList(empty + 1, lines.size()));
    }
}
