package dev.forgeincident.acceptance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.acceptance.service.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Somebody at a terminal, in some directory, with little in the environment. */
final class Terminal {

    private final Path directory;

    /**
     * @param directory where it stands; it must not be the product's own
     */
    Terminal(Path directory) {
        this.directory = directory;
    }

    /** How a command ended, and what it said. */
    record Ended(int exit, String out, String err) {

        /** The lines of the error, which are three at most. */
        List<String> complaint() {
            List<String> lines = err.lines().toList();
            assertThat(lines).as("what happened, why, what to do").hasSizeBetween(1, 3);
            return lines;
        }
    }

    Ended forge(String... arguments) throws IOException, InterruptedException {
        return forge(Map.of(), arguments);
    }

    /** Runs {@code forge} to its end; the variables are added to the environment. */
    Ended forge(Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(RunningService.ROOT.resolve("forge").toString());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "TMPDIR"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(variables);
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            assertThat(process.waitFor(Duration.ofSeconds(90).toSeconds(), TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
        } finally {
            process.destroy();
        }
        return new Ended(process.exitValue(), read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
