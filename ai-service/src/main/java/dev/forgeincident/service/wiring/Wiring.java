package dev.forgeincident.service.wiring;

import dev.forgeincident.sources.Sources;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Wire;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a kind of source is wired with, and where it is put.
 *
 * @param sources gets each port
 * @param connections gets how each is asked whether it is well
 */
record Wiring(Wires wires, Clock clock, Sources.Builder sources, List<Connection> connections) {

    /** To an endpoint whose address is set. */
    Wire wire(String key, Settings.Endpoint endpoint) {
        return wires.to(key, endpoint.url().orElseThrow(), endpoint);
    }

    /** What is wrong with the values of a source is told with its key. */
    static <T> T checked(String key, Supplier<T> options) {
        try {
            return options.get();
        } catch (IllegalArgumentException unusable) {
            throw new BadSettings(
                    key + " cannot be used",
                    String.valueOf(unusable.getMessage()),
                    "Correct it in app-config.yaml or in the environment.");
        }
    }

    static Map<String, Path> paths(Map<String, String> texts) {
        Map<String, Path> paths = new LinkedHashMap<>();
        texts.forEach((name, path) -> paths.put(name, Path.of(path)));
        return paths;
    }
}
