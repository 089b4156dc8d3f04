package dev.forgeincident.sources.git;

import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.sources.ChangeHistoryContractTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class GitChangesContractTest extends ChangeHistoryContractTest {

    @TempDir Path directory;

    @Override
    protected ChangeHistory holding(List<Told> commits) throws Exception {
        try (ScratchRepository repository = ScratchRepository.in(directory)) {
            for (Told told : commits) {
                repository
                        .write(told.path(), told.content())
                        .commit(told.message(), told.author(), told.email(), told.at());
            }
        }
        return reading(Map.of("acme/invoice-api", directory));
    }

    @Override
    protected ChangeHistory empty() throws Exception {
        return holding(List.of());
    }

    @Override
    protected ChangeHistory broken() throws Exception {
        Files.writeString(directory.resolve("notes.txt"), "no repository here\n");
        return reading(Map.of("acme/invoice-api", directory));
    }

    @Override
    protected ChangeHistory notConfigured() {
        return reading(Map.of());
    }

    private static ChangeHistory reading(Map<String, Path> bySlug) {
        return GitSources.changes(
                new GitRepositories(bySlug, null),
                Bounds.DEFAULT,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
