package dev.forgeincident.sources.git;

import dev.forgeincident.context.gotcha.HeuristicsSource;
import dev.forgeincident.sources.HeuristicsSourceContractTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class GitHeuristicsContractTest extends HeuristicsSourceContractTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:14:00Z");

    @TempDir Path directory;

    @Override
    protected HeuristicsSource holding(String path, String text) throws Exception {
        try (ScratchRepository repository = ScratchRepository.in(directory)) {
            repository.write(path, text).commit("import", NOW);
        }
        return reading(Map.of("acme/invoice-api", directory));
    }

    @Override
    protected HeuristicsSource broken() throws Exception {
        Files.writeString(directory.resolve("notes.txt"), "no repository here\n");
        return reading(Map.of("acme/invoice-api", directory));
    }

    @Override
    protected HeuristicsSource notConfigured() {
        return reading(Map.of());
    }

    private static HeuristicsSource reading(Map<String, Path> bySlug) {
        return GitSources.heuristics(
                new GitRepositories(bySlug, null),
                HeuristicsSourceContractTest::whole,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
