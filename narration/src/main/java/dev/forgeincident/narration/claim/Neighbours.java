package dev.forgeincident.narration.claim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which matters bear out which: who waits for a lock is slow, an expired key is refused. By the ids
 * of the lexicon, in {@code claims/neighbours.txt}. Immutable.
 */
final class Neighbours {

    private static final Map<String, List<String>> TABLE = read();

    private Neighbours() {}

    /** The ids of what bears it out, besides itself. */
    static List<String> of(String id) {
        return TABLE.getOrDefault(id, List.of());
    }

    private static Map<String, List<String>> read() {
        try (InputStream in = Neighbours.class.getResourceAsStream("/claims/neighbours.txt")) {
            Map<String, List<String>> table = new HashMap<>();
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" : ", 2))
                    .forEach(parts -> table.put(parts[0], List.of(parts[1].split(" "))));
            return Map.copyOf(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
