package dev.forgeincident.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a repository came to be: its commits, oldest first, as {@code world/<name>/history.json}
 * tells them.
 */
record History(String name, List<Step> steps) {

    static History of(String name) throws IOException {
        Step[] steps =
                new ObjectMapper().readValue(Resources.text(name + "/history.json"), Step[].class);
        return new History(name, List.of(steps));
    }

    /** The same history as if nobody had made that commit. */
    History without(String key) {
        return new History(name, steps.stream().filter(step -> !key.equals(step.key())).toList());
    }

    /**
     * One commit.
     *
     * @param key the part it plays in the story; null for most
     * @param ago how long before the demo, ISO 8601
     * @param message its lines
     * @param write files taken whole from {@code world/<name>/files/}
     */
    record Step(
            @Nullable String key,
            String ago,
            String author,
            List<String> message,
            List<String> write,
            List<Edit> edit) {

        Step {
            // JSON leaves out what is empty.
            write = write == null ? List.of() : List.copyOf(write);
            edit = edit == null ? List.of() : List.copyOf(edit);
        }

        Duration age() {
            return Duration.parse(ago);
        }

        /** Brings the tree, path to text, to where this commit leaves it. */
        void applyTo(Map<String, String> tree, String repository) throws IOException {
            for (String path : write) {
                tree.put(path, Resources.text(repository + "/files/" + path));
            }
            for (Edit one : edit) {
                tree.put(one.path(), one.applyTo(tree.getOrDefault(one.path(), "")));
            }
        }
    }

    /** Text that stands once in a file, and what takes its place. */
    record Edit(String path, String from, String to) {

        String applyTo(String text) throws IOException {
            int at = text.indexOf(from);
            if (at < 0 || text.indexOf(from, at + 1) >= 0) {
                throw new IOException(
                        "the story edits a text of " + path + " that is not once there");
            }
            return text.substring(0, at) + to + text.substring(at + from.length());
        }
    }
}
