package dev.forgeincident.service.wiring;

import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.sources.Sources;
import dev.forgeincident.sources.applicationinsights.ApplicationInsightsOptions;
import dev.forgeincident.sources.applicationinsights.ApplicationInsightsSource;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.elasticsearch.ElasticsearchOptions;
import dev.forgeincident.sources.elasticsearch.ElasticsearchSource;
import dev.forgeincident.sources.files.FileSources;
import dev.forgeincident.sources.git.Bounds;
import dev.forgeincident.sources.git.GitRepositories;
import dev.forgeincident.sources.git.GitSources;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.loki.LokiOptions;
import dev.forgeincident.sources.loki.LokiSource;
import dev.forgeincident.sources.text.GotchaText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The sources that the settings name, and how to ask whether they are well: one line each. */
final class ConfiguredSources implements AutoCloseable {

    private static final Path HERE = Path.of("").toAbsolutePath();

    private final Settings settings;
    private final Clock clock;
    private final Sources.Builder sources = Sources.builder();
    private final List<Connection> connections = new ArrayList<>();
    private final Wires wires;
    private @Nullable Catalog catalog;

    /**
     * @throws BadSettings when an address, a file or a credential that is set cannot be used
     */
    ConfiguredSources(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.wires = new Wires(settings, clock);
        catalogs();
        changes();
        logs();
    }

    /** To be added to by what is no setting, such as the database. */
    Sources.Builder sources() {
        return sources;
    }

    Optional<Catalog> catalog() {
        return Optional.ofNullable(catalog);
    }

    /** In the order in which they are configured. */
    List<Connection> connections() {
        return List.copyOf(connections);
    }

    @Override
    public void close() {
        wires.close();
    }

    private void catalogs() {
        settings.catalog()
                .files()
                .ifPresent(
                        globs -> {
                            Catalog files = FileSources.catalog(globs, HERE, clock);
                            connections.add(FileSources.connection(files, globs));
                            use("catalog files", files);
                        });
    }

    private void use(String name, Catalog found) {
        catalog = found;
        sources.catalog(name, found);
    }

    private void changes() {
        Settings.Git git = settings.changes().git();
        if (!git.repositories().isEmpty() || git.root().isPresent()) {
            GitRepositories clones =
                    new GitRepositories(
                            paths(git.repositories()), git.root().map(Path::of).orElse(null));
            sources.changes("git", GitSources.changes(clones, Bounds.DEFAULT, clock));
            sources.heuristics("git", GitSources.heuristics(clones, GotchaText::read, clock));
            connections.add(GitSources.connection(clones, clock));
        }
    }

    private void logs() {
        Map<String, Path> files = paths(settings.logs().files());
        if (!files.isEmpty()) {
            ZoneId zone = ZoneId.of(settings.logs().zone());
            sources.logs("log file", FileSources.logs(files, zone, clock));
            connections.add(FileSources.connection(files, clock));
        }
        loki();
        elasticsearch();
        applicationInsights();
    }

    private void loki() {
        Settings.Loki loki = settings.logs().loki();
        loki.url()
                .ifPresent(
                        url -> {
                            LokiOptions options =
                                    checked(
                                            "forge.logs.loki",
                                            () ->
                                                    new LokiOptions(
                                                            loki.selector(),
                                                            loki.lineFilter(),
                                                            loki.tenant().orElse(null),
                                                            loki.pageSize()));
                            Wire wire = wires.to("forge.logs.loki", url, loki);
                            sources.logs("Loki", LokiSource.logs(wire, options, clock));
                            connections.add(LokiSource.connection(wire, options));
                        });
    }

    private void elasticsearch() {
        Settings.Elasticsearch elastic = settings.logs().elasticsearch();
        elastic.url()
                .ifPresent(
                        url -> {
                            String key = "forge.logs.elasticsearch";
                            ElasticsearchOptions options =
                                    checked(
                                            key,
                                            () ->
                                                    new ElasticsearchOptions(
                                                            elastic.index(),
                                                            elastic.timeField(),
                                                            elastic.serviceFields()
                                                                    .orElse(
                                                                            ElasticsearchOptions
                                                                                    .SERVICE_FIELDS),
                                                            elastic.wildcards(),
                                                            ElasticsearchOptions.USUAL.pageSize()));
                            Credentials credentials =
                                    Wires.secret(elastic.apiKey(), elastic.apiKeyFile())
                                            .map(ElasticsearchSource::apiKey)
                                            .orElse(Wires.credentials(key, elastic));
                            Wire wire = wires.to(key, url, credentials);
                            sources.logs(
                                    "Elasticsearch",
                                    ElasticsearchSource.logs(wire, options, clock));
                            connections.add(ElasticsearchSource.connection(wire, options));
                        });
    }

    private void applicationInsights() {
        Settings.ApplicationInsights insights = settings.logs().applicationInsights();
        insights.appId()
                .ifPresent(
                        id -> {
                            String key = "forge.logs.applicationInsights";
                            ApplicationInsightsOptions options =
                                    checked(key, () -> new ApplicationInsightsOptions(id));
                            Credentials credentials =
                                    Wires.secret(insights.apiKey(), insights.apiKeyFile())
                                            .map(ApplicationInsightsSource::apiKey)
                                            .or(
                                                    () ->
                                                            Wires.secret(
                                                                            insights.token(),
                                                                            insights.tokenFile())
                                                                    .map(Credentials::bearer))
                                            .orElse(Credentials.NONE);
                            Wire wire = wires.to(key, insights.url(), credentials);
                            sources.logs(
                                    "Application Insights",
                                    ApplicationInsightsSource.logs(wire, options, clock));
                            connections.add(ApplicationInsightsSource.connection(wire, options));
                        });
    }

    /** What is wrong with the values of a source is told with its key. */
    private static <T> T checked(String key, Supplier<T> options) {
        try {
            return options.get();
        } catch (IllegalArgumentException unusable) {
            throw new BadSettings(
                    key + " cannot be used",
                    String.valueOf(unusable.getMessage()),
                    "Correct it in app-config.yaml or in the environment.");
        }
    }

    private static Map<String, Path> paths(Map<String, String> texts) {
        Map<String, Path> paths = new LinkedHashMap<>();
        texts.forEach((name, path) -> paths.put(name, Path.of(path)));
        return paths;
    }
}
