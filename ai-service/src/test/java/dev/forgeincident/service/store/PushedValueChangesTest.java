package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.change.FlagFlip;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What {@code ChangeHistory} asks of every source, as far as flags and settings go. */
class PushedValueChangesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:14:00Z");
    private static final TimeWindow LAST_HOUR = TimeWindow.endingAt(NOW, Duration.ofHours(1));
    private static final ServiceProfile API =
            ServiceProfile.named(EntityRef.component("invoice-api"));

    private final Jdbi jdbi = TestDatabase.jdbi(TestDatabase.create());
    private final PushedValueChanges store =
            new PushedValueChanges(jdbi, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void tellsBothKindsNewestFirstAsTheyWereTold() {
        FlagFlip flip =
                new FlagFlip(
                        "invoice-api", "new-checkout", "off", "10%", "Ada", at(10), "https://f/1");
        ConfigChange change =
                new ConfigChange("invoice-api", "pool.size", "50", "5", "", at(20), null);
        store.keepSettings(List.of(change));
        store.keepFlips(List.of(flip, flip("other", 5)));

        assertThat(told(LAST_HOUR, 50)).containsExactly(flip, change);
    }

    @Test
    void theWindowsBeginningBelongsToItAndItsEndDoesNot() {
        store.keepFlips(
                List.of(flip("invoice-api", 60), flip("invoice-api", 61), flip("invoice-api", 0)));

        assertThat(told(LAST_HOUR, 50)).extracting(Change::at).containsExactly(at(60));
    }

    @Test
    void neverTellsMoreThanTheLimitAndTheNewestOfThem() {
        store.keepFlips(
                List.of(flip("invoice-api", 3), flip("invoice-api", 1), flip("invoice-api", 2)));

        assertThat(told(LAST_HOUR, 2)).extracting(Change::at).containsExactly(at(1), at(2));
    }

    @Test
    void theSameFlipToldTwiceIsKeptOnceAndAFlipBackIsAnother() {
        FlagFlip back = new FlagFlip("invoice-api", "beta", "on", "off", "Ada", at(4), null);
        store.keepFlips(List.of(flip("invoice-api", 5), flip("INVOICE-API", 5), back));
        store.keepFlips(List.of(flip("invoice-api", 5), back));

        assertThat(told(LAST_HOUR, 50)).hasSize(2);
    }

    @Test
    void aLongValueIsKept() {
        String value = "長".repeat(4_000);
        store.keepSettings(
                List.of(new ConfigChange("invoice-api", "routes", value, value, "", at(1), null)));

        assertThat(told(LAST_HOUR, 50))
                .singleElement()
                .isInstanceOfSatisfying(
                        ConfigChange.class, told -> assertThat(told.after()).isEqualTo(value));
    }

    @Test
    void nothingThereIsEmptyAndADatabaseThatDoesNotAnswerIsUnavailable() {
        assertThat(store.changes(API, LAST_HOUR, 50)).isInstanceOf(Observation.Empty.class);

        jdbi.useHandle(handle -> handle.execute("drop table value_change"));

        assertThat(store.changes(API, LAST_HOUR, 50))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        missing ->
                                assertThat(missing.reason()).isNotBlank().doesNotContain("select"));
    }

    private List<Change> told(TimeWindow window, int limit) {
        return Objects.requireNonNullElse(
                store.changes(API, window, limit).dataOrNull(), List.of());
    }

    private static FlagFlip flip(String service, int minutesAgo) {
        return new FlagFlip(service, "beta", "off", "on", "Ada", at(minutesAgo), null);
    }

    private static Instant at(int minutesAgo) {
        return NOW.minus(Duration.ofMinutes(minutesAgo));
    }
}
