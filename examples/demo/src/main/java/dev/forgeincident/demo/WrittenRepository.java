package dev.forgeincident.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A repository as it was made.
 *
 * @param commits how many
 * @param byKey the hashes of those that play a part in the story
 * @param files the last commit's, path to text
 */
record WrittenRepository(int commits, Map<String, String> byKey, Map<String, String> files) {

    static WrittenRepository write(History history, Path directory, Instant now)
            throws IOException {
        Map<String, String> byKey = new LinkedHashMap<>();
        Map<String, String> tree = new TreeMap<>();
        try (RepositoryWriter writer = new RepositoryWriter(directory)) {
            for (History.Step step : history.steps()) {
                step.applyTo(tree, history.name());
                String sha =
                        writer.commit(
                                tree,
                                String.join("\n", step.message()) + "\n",
                                step.author(),
                                now.minus(step.age()));
                if (step.key() != null) {
                    byKey.put(step.key(), sha);
                }
            }
            writer.checkOut(tree);
        }
        return new WrittenRepository(history.steps().size(), byKey, tree);
    }

    /** The number, from 1, of the first line of a file that holds the text. */
    int lineOf(String path, String text) {
        String[] lines = files.getOrDefault(path, "").split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains(text)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(path + " has no line with " + text);
    }

    /** That line of a file. */
    String line(String path, int number) {
        return files.getOrDefault(path, "").split("\n", -1)[number - 1];
    }

    /** The hash of the commit that plays that part. */
    String sha(String key) {
        String sha = byKey.get(key);
        if (sha == null) {
            throw new IllegalArgumentException("the story has no commit \"" + key + '"');
        }
        return sha;
    }
}
