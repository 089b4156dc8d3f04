package dev.forgeincident.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A night at invoice-api, on disk: repositories, catalog, log, deployments, alert and settings; and
 * the truth about it, which the service is not told.
 *
 * @param onset when requests began to fail
 * @param culprit the hash of the commit that did it; null where none did
 * @param innocent the hash of a commit that was deployed close to the onset and changed words only
 * @param repositories how many
 * @param commits how many, in all repositories
 * @param deployments oldest first
 */
public record DemoWorld(
        Path directory,
        Instant onset,
        @Nullable String culprit,
        String innocent,
        int repositories,
        int commits,
        List<Deployment> deployments) {

    private static final String SERVICE = "invoice-api";
    private static final List<String> NEIGHBOURS =
            List.of("notification-service", "payment-gateway");
    private static final Duration SINCE_ONSET = Duration.ofMinutes(6);

    public DemoWorld {
        deployments = List.copyOf(deployments);
    }

    /**
     * The story: a commit that renames a keyword of the connection string went live a minute before
     * the requests began to fail. The directory must be empty or absent.
     */
    public static DemoWorld create(Path directory, Instant now) throws IOException {
        return create(directory, now, History.of(SERVICE), Failure.INVALID_DSN);
    }

    /**
     * The same night without that commit: a system outside stops answering, and the deployments
     * around the onset are harmless.
     */
    public static DemoWorld createWithoutCulprit(Path directory, Instant now) throws IOException {
        History harmless = History.of(SERVICE).without("culprit");
        return create(directory, now, harmless, Failure.OUTSIDE_TIME_OUT);
    }

    /** Writes the settings once more, with another port of 127.0.0.1 to listen on. */
    public void listenOn(int port) throws IOException {
        Resources.write(
                settings(),
                Resources.text("app-config.yaml").replace("port: 5100", "port: " + port));
    }

    public Path settings() {
        return directory.resolve("app-config.yaml");
    }

    public Path alert() {
        return directory.resolve("alert.json");
    }

    private static DemoWorld create(Path directory, Instant now, History history, Failure failure)
            throws IOException {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        Instant onset = second.minus(SINCE_ONSET);
        Path repositories = directory.resolve("repos/acme");
        WrittenRepository service =
                WrittenRepository.write(history, repositories.resolve(SERVICE), second);
        int commits = service.commits();
        for (String neighbour : NEIGHBOURS) {
            commits +=
                    WrittenRepository.write(
                                    History.of(neighbour), repositories.resolve(neighbour), second)
                            .commits();
        }
        DemoWorld world =
                new DemoWorld(
                        directory,
                        onset,
                        service.byKey().get("culprit"),
                        service.sha("innocent"),
                        1 + NEIGHBOURS.size(),
                        commits,
                        deployments(service, onset));
        world.writeFiles(service, failure, second);
        return world;
    }

    /** The morning before; a minute before the onset; two minutes after it. */
    private static List<Deployment> deployments(WrittenRepository service, Instant onset) {
        String suspect = service.byKey().getOrDefault("culprit", service.sha("before"));
        return List.of(
                new Deployment(
                        SERVICE,
                        service.sha("yesterday"),
                        "Daniel Osei",
                        onset.minus(Duration.ofHours(25))),
                new Deployment(
                        SERVICE, suspect, "Tomás Herrera", onset.minus(Duration.ofMinutes(1))),
                new Deployment(
                        SERVICE,
                        service.sha("innocent"),
                        "Aiko Tanaka",
                        onset.plus(Duration.ofMinutes(2))));
    }

    private void writeFiles(WrittenRepository service, Failure failure, Instant now)
            throws IOException {
        for (String file : List.of("billing.yaml", "neighbours.yaml", "teams.yaml")) {
            Resources.write(
                    directory.resolve("catalog").resolve(file), Resources.text("catalog/" + file));
        }
        Resources.write(
                directory.resolve("logs/invoice-api.log"),
                LogFile.write(service, failure, onset, now, deployments));
        Resources.write(directory.resolve("deployments.json"), Pushed.deployments(deployments));
        Resources.write(alert(), Pushed.alert(SERVICE, onset.plusSeconds(90)));
        Resources.write(settings(), Resources.text("app-config.yaml"));
    }
}
