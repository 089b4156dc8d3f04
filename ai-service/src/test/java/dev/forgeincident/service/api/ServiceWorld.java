package dev.forgeincident.service.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

/**
 * A small world for the running service: a catalog, a repository, a log, a database whose sessions
 * are not in UTC. The errors begin a minute after a deployment that renamed a key.
 */
public final class ServiceWorld implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "tok-3f9a1c77-do-not-tell";

    private @Nullable EmbeddedPostgres postgres;
    private @Nullable Path directory;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("service-world");
            Instant now = Instant.now();
            write("catalog.yaml", CATALOG);
            writeLog(now);
            writeRepository(now);
            write("app-config.yaml", CONFIG.formatted(SECRET));
            System.setProperty(
                    "forge.config.files", directory.resolve("app-config.yaml").toString());
            postgres =
                    EmbeddedPostgres.builder()
                            .setServerConfig("timezone", "America/St_Johns")
                            .start();
            return Map.of(
                    "quarkus.http.test-port", "0",
                    "quarkus.datasource.jdbc.url",
                            "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                    "quarkus.datasource.username", "postgres",
                    "quarkus.datasource.password", "unused");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        System.clearProperty("forge.config.files");
        try {
            if (postgres != null) {
                postgres.close();
            }
            if (directory != null) {
                try (var files = Files.walk(directory)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeLog(Instant now) {
        StringBuilder log = new StringBuilder();
        for (int second = 3_600; second > 300; second -= 30) {
            log.append(now.minusSeconds(second)).append(" INFO GET /invoices 200\n");
        }
        for (int second = 300; second > 0; second -= 10) {
            log.append(now.minusSeconds(second))
                    .append(
                            " ERROR psycopg2.ProgrammingError: invalid dsn: invalid connection option \"server\"\n");
        }
        write("invoice-api.log", log.toString());
    }

    private void writeRepository(Instant now) throws GitAPIException {
        Path repository = path("repos/invoice-api");
        try (Git git =
                Git.init().setDirectory(repository.toFile()).setInitialBranch("main").call()) {
            write(
                    "repos/invoice-api/GOTCHA.md",
                    "# GOTCHA\n\n## HEURISTICS\n- No secrets in code - all from environment variables\n");
            write("repos/invoice-api/config/settings.py", "DSN = \"host=10.0.1.5 port=5432\"\n");
            commit(git, "import", now.minus(Duration.ofHours(5)));
            write("repos/invoice-api/config/settings.py", "DSN = \"server=10.0.1.5 port=5432\"\n");
            commit(git, "refactor config to use Server= syntax", now.minus(Duration.ofMinutes(6)));
        }
    }

    private static void commit(Git git, String message, Instant at) throws GitAPIException {
        PersonIdent person = new PersonIdent("Maya", "maya@acme.example", at, ZoneOffset.UTC);
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage(message)
                .setAuthor(person)
                .setCommitter(person)
                .setSign(false)
                .call();
    }

    private Path path(String name) {
        if (directory == null) {
            throw new IllegalStateException("not started");
        }
        return directory.resolve(name);
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(path(name).toAbsolutePath().getParent());
            Files.writeString(path(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One start for all tests of the running service. */
    static List<String> components() {
        return List.of("invoice-api", "notification-service");
    }

    private static final String CONFIG =
            """
            app:
              baseUrl: http://localhost:3000
            forge:
              ai: { key: %s }
              catalog: { files: [ "./catalog.yaml" ] }
              changes: { git: { repositories: { acme/invoice.api: ./repos/invoice-api } } }
              logs:
                files: { invoice-api: ./invoice-api.log }
                loki: { selector: '{app="${service}"} |= "a\\b" $1' }
            """;

    private static final String CATALOG =
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: invoice-api
              description: Writes invoices
              tags: [python]
              annotations: { github.com/project-slug: acme/invoice.api }
            spec:
              type: service
              lifecycle: production
              owner: group:default/billing
              dependsOn: [ resource:default/invoice-db ]
              providesApis: [ invoice-events ]
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: { name: notification-service }
            spec:
              type: service
              lifecycle: production
              owner: group:default/billing
              consumesApis: [ invoice-events ]
            ---
            apiVersion: backstage.io/v1alpha1
            kind: API
            metadata: { name: invoice-events }
            spec: { type: asyncapi, lifecycle: production, owner: group:default/billing, definition: x }
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Resource
            metadata: { name: invoice-db }
            spec: { type: database, owner: group:default/billing }
            """;
}
