package dev.forgeincident.service.wiring;

import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.gotcha.HeuristicsSource;
import dev.forgeincident.context.history.IncidentHistory;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.context.traces.TraceStore;
import dev.forgeincident.sources.ContextGatherer;
import dev.forgeincident.sources.GatherSettings;
import dev.forgeincident.sources.Sources;
import dev.forgeincident.sources.files.FileSources;
import dev.forgeincident.sources.git.Bounds;
import dev.forgeincident.sources.git.GitRepositories;
import dev.forgeincident.sources.git.GitSources;
import dev.forgeincident.sources.text.GotchaText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured sources: one line each. */
@ApplicationScoped
class SourcesProducer {

    private static final Path HERE = Path.of("").toAbsolutePath();

    @Produces
    @Singleton
    Optional<Catalog> catalog(Settings settings, Clock clock) {
        return settings.catalog().files().map(globs -> FileSources.catalog(globs, HERE, clock));
    }

    @Produces
    @Singleton
    Sources sources(
            Settings settings,
            Clock clock,
            Optional<Catalog> catalog,
            Instance<ChangeHistory> pushed,
            Instance<LogStore> pushedLogs,
            Instance<TraceStore> pushedTraces,
            IncidentHistory history) {
        List<ChangeHistory> changes = new ArrayList<>();
        List<HeuristicsSource> heuristics = new ArrayList<>();
        if (hasGit(settings)) {
            GitRepositories repositories = repositories(settings.changes().git());
            changes.add(GitSources.changes(repositories, Bounds.DEFAULT, clock));
            heuristics.add(GitSources.heuristics(repositories, GotchaText::read, clock));
        }
        pushed.forEach(changes::add);
        List<LogStore> logs = new ArrayList<>(logs(settings, clock));
        pushedLogs.forEach(logs::add);
        return new Sources(
                catalog.orElse(null),
                changes,
                heuristics,
                logs,
                List.of(),
                pushedTraces.stream().toList(),
                List.of(history));
    }

    @Produces
    @Singleton
    ContextGatherer gatherer(Sources sources, Settings settings, Clock clock) {
        GatherSettings limits =
                new GatherSettings(
                        settings.gather().budget(),
                        settings.gather().deadline(),
                        settings.changes().window(),
                        settings.changes().limit());
        return new ContextGatherer(sources, limits, clock);
    }

    void stop(@Disposes ContextGatherer gatherer) {
        gatherer.close();
    }

    private static boolean hasGit(Settings settings) {
        return !settings.changes().git().repositories().isEmpty()
                || settings.changes().git().root().isPresent();
    }

    private static GitRepositories repositories(Settings.Git git) {
        return new GitRepositories(
                paths(git.repositories()), git.root().map(Path::of).orElse(null));
    }

    private static List<LogStore> logs(Settings settings, Clock clock) {
        Map<String, Path> files = paths(settings.logs().files());
        return files.isEmpty()
                ? List.of()
                : List.of(FileSources.logs(files, ZoneId.of(settings.logs().zone()), clock));
    }

    private static Map<String, Path> paths(Map<String, String> texts) {
        Map<String, Path> paths = new LinkedHashMap<>();
        texts.forEach((name, path) -> paths.put(name, Path.of(path)));
        return paths;
    }
}
