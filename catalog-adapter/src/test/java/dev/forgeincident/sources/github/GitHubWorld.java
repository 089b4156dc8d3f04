package dev.forgeincident.sources.github;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.sources.SettableClock;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A GitHub on this machine, and a source that reads it. */
abstract class GitHubWorld {

    static final Instant NOW = Instant.parse("2026-11-20T03:14:00Z");
    static final TimeWindow LAST_DAY = TimeWindow.endingAt(NOW, Duration.ofHours(24));

    final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    final SettableClock clock = new SettableClock(NOW);
    final Clients clients = Clients.trusting(null);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        clients.close();
        server.stop();
    }

    Wire wire() {
        return wire(server.baseUrl());
    }

    Wire wire(String address) {
        return new Wire(
                clients,
                Address.of(address),
                Credentials.bearer(Secret.of("s3cr3t")),
                Limits.USUAL.within(Duration.ofSeconds(10)),
                clock);
    }

    Observation<List<Change>> changes(Wire wire) {
        return changes(wire, service(Map.of(ServiceProfile.PROJECT_SLUG, "acme/invoice-api")));
    }

    Observation<List<Change>> changes(Wire wire, ServiceProfile service) {
        return GitHubSources.at(wire, clock).changes().changes(service, LAST_DAY, 50);
    }

    static ServiceProfile service(Map<String, String> annotations) {
        return new ServiceProfile(
                EntityRef.component("invoice-api"),
                null,
                "",
                "service",
                List.of(),
                annotations,
                List.of(),
                List.of());
    }

    /** So many commits, one every ten minutes, the last ten minutes ago. */
    FakeGitHub pushed(int commits) {
        FakeGitHub github = FakeGitHub.on(server);
        for (int i = commits; i > 0; i--) {
            github.push("commit " + (commits - i + 1), NOW.minus(Duration.ofMinutes(10L * i)));
        }
        return github;
    }

    static List<Commit> commits(Observation<List<Change>> changes) {
        return told(changes).stream()
                .filter(Commit.class::isInstance)
                .map(Commit.class::cast)
                .toList();
    }

    static List<Deployment> deployments(Observation<List<Change>> changes) {
        return told(changes).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .toList();
    }

    static List<Change> told(Observation<List<Change>> changes) {
        return Objects.requireNonNull(changes.dataOrNull(), changes::toString);
    }

    static List<String> shortfalls(Observation<?> answer) {
        assertThat(answer).isInstanceOf(Observation.Available.class);
        return ((Observation.Available<?>) answer).shortfalls();
    }

    static Observation.Unavailable<?> unavailable(Observation<?> answer) {
        assertThat(answer).isInstanceOf(Observation.Unavailable.class);
        return (Observation.Unavailable<?>) answer;
    }
}
