package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.service.intake.DeployEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What {@code ChangeHistory} asks of every source, as far as deployments go. */
class PushedDeploymentsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:14:00Z");
    private static final TimeWindow LAST_DAY = TimeWindow.endingAt(NOW, Duration.ofHours(24));
    private static final ServiceProfile INVOICE_API =
            ServiceProfile.named(EntityRef.component("invoice-api"));

    private final DataSource database = TestDatabase.create();
    private final Jdbi jdbi = TestDatabase.jdbi(database);
    private final PushedDeployments deployments =
            new PushedDeployments(jdbi, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void tellsTheDeploymentsOfTheWindowNewestFirstUnderTheCatalogsName() {
        deployments.keep(List.of(at("Invoice-API", 30), at("invoice-api", 10), at("other", 5)));

        List<Change> told = told(INVOICE_API, LAST_DAY, 50);

        assertThat(told)
                .extracting(Change::at)
                .containsExactly(NOW.minusSeconds(600), NOW.minusSeconds(1_800));
        assertThat(told).allMatch(change -> change.service().equals("invoice-api"));
    }

    @Test
    void theWindowsBeginningBelongsToItAndItsEndDoesNot() {
        deployments.keep(
                List.of(at("invoice-api", 60), at("invoice-api", 30), at("invoice-api", 0)));

        assertThat(told(INVOICE_API, TimeWindow.endingAt(NOW, Duration.ofHours(1)), 50))
                .extracting(Change::at)
                .containsExactly(NOW.minusSeconds(1_800), NOW.minusSeconds(3_600));
    }

    @Test
    void theSameDeploymentToldTwiceIsKeptOnceWhateverTheCaseOfTheName() {
        deployments.keep(List.of(at("invoice-api", 10), at("invoice-api", 10)));
        deployments.keep(List.of(at("INVOICE-API", 10)));

        assertThat(told(INVOICE_API, LAST_DAY, 50)).hasSize(1);
    }

    @Test
    void anEventThatComesAgainChangesNothingEvenWhereItTellsAnotherTime() {
        deployments.keepOnce(
                List.of(
                        new DeployEvent("/tekton", "1", at("invoice-api", 10)),
                        new DeployEvent("/tekton", "1", at("invoice-api", 9))));
        deployments.keepOnce(List.of(new DeployEvent("/tekton", "1", at("invoice-api", 8))));
        deployments.keepOnce(List.of(new DeployEvent("/argo", "1", at("invoice-api", 7))));

        assertThat(told(INVOICE_API, LAST_DAY, 50))
                .extracting(Change::at)
                .containsExactly(NOW.minusSeconds(420), NOW.minusSeconds(600));
    }

    @Test
    void anEventThatCouldNotBeKeptIsNewWhenItComesAgain() {
        Deployment tooLong =
                new Deployment("invoice-api", noise(3_000), "Ada", NOW.minusSeconds(9), "", null);

        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () ->
                                        deployments.keepOnce(
                                                List.of(new DeployEvent("/a", "1", tooLong)))))
                .isNotNull();
        deployments.keepOnce(List.of(new DeployEvent("/a", "1", at("invoice-api", 1))));

        assertThat(told(INVOICE_API, LAST_DAY, 50)).hasSize(1);
    }

    @Test
    void neverTellsMoreThanTheLimitAndTheNewestOfThem() {
        deployments.keep(List.of(at("invoice-api", 3), at("invoice-api", 1), at("invoice-api", 2)));

        assertThat(told(INVOICE_API, LAST_DAY, 2))
                .extracting(Change::at)
                .containsExactly(NOW.minusSeconds(60), NOW.minusSeconds(120));
    }

    @Test
    void nothingThereIsEmptyAndSaysWhatWasAsked() {
        deployments.keep(List.of());

        assertThat(deployments.changes(INVOICE_API, LAST_DAY, 50))
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty -> {
                            assertThat(empty.query()).contains("invoice-api");
                            assertThat(empty.window()).isEqualTo(LAST_DAY);
                        });
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsUnavailable() {
        jdbi.useHandle(handle -> handle.execute("drop table deployment"));

        assertThat(deployments.changes(INVOICE_API, LAST_DAY, 50))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        missing -> {
                            assertThat(missing.reason()).isNotBlank().doesNotContain("select");
                            assertThat(missing.isNotConfigured()).isFalse();
                        });
    }

    @Test
    void allOrNoneAreKept() {
        Deployment tooLong =
                new Deployment("invoice-api", noise(3_000), "Ada", NOW.minusSeconds(9), "", null);

        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> deployments.keep(List.of(at("invoice-api", 10), tooLong))))
                .isNotNull();
        assertThat(told(INVOICE_API, LAST_DAY, 50)).isEmpty();
    }

    private List<Change> told(ServiceProfile service, TimeWindow window, int limit) {
        return Objects.requireNonNullElse(
                deployments.changes(service, window, limit).dataOrNull(), List.of());
    }

    private static Deployment at(String service, int minutesAgo) {
        return new Deployment(
                service,
                "a3f7c2d",
                "Ada",
                NOW.minus(Duration.ofMinutes(minutesAgo)),
                "production",
                null);
    }

    private static String noise(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(0x4E00 + (i * 7_919) % 20_000);
        }
        return text.toString();
    }
}
