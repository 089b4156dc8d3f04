package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.narration.governance.Account;
import dev.forgeincident.narration.governance.ModelCall;
import dev.forgeincident.service.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the calls came to, in days of UTC whatever the session's zone. */
class PostgresUsageTest {

    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-12-01T00:00:00Z");

    private final Jdbi jdbi = TestDatabase.jdbi(TestDatabase.create());
    private final PostgresLedger ledger = new PostgresLedger(jdbi);
    private final PostgresUsage usage = new PostgresUsage(jdbi);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aDayBeginsAndEndsAtMidnightOfUtc() {
        note("2026-11-20T00:00:00Z", null, "ok", null, 1);
        note("2026-11-20T23:59:59.999999Z", null, "ok", null, 1);
        note("2026-11-21T00:00:00Z", null, "ok", null, 1);
        note("2026-10-31T23:59:59.999999Z", null, "ok", null, 1);
        note("2026-12-01T00:00:00Z", null, "ok", null, 1);

        List<Usage.Line> lines = usage.lines(List.of(Usage.Key.DAY), FROM, TO, 100);

        assertThat(lines)
                .extracting(line -> line.keys().get(0))
                .containsExactly("2026-11-20", "2026-11-21");
        assertThat(lines).extracting(Usage.Line::calls).containsExactly(2L, 1L);
    }

    @Test
    void theSumsAreThoseOfTheCalls() {
        for (int i = 1; i <= 100; i++) {
            note(
                    "2026-11-20T03:00:00Z",
                    "group:default/billing",
                    i <= 7 ? "late" : "ok",
                    i <= 10 ? "0.015" : null,
                    i);
        }

        Usage.Line line = usage.lines(List.of(), FROM, TO, 100).get(0);

        assertThat(line.keys()).isEmpty();
        assertThat(line.calls()).isEqualTo(100);
        assertThat(line.failed()).isEqualTo(7);
        assertThat(line.tokensIn()).isEqualTo(100_000);
        assertThat(line.tokensOut()).isEqualTo(10_000);
        assertThat(line.cost()).isEqualByComparingTo("0.15");
        assertThat(line.averageMillis()).isEqualTo(51);
        assertThat(line.p95Millis()).isEqualTo(95);
        assertThat(line.claimsKept()).isEqualTo(1_200);
        assertThat(line.claimsRemoved()).isEqualTo(200);
        assertThat(line.redactions()).isEqualTo(500);
    }

    @Test
    void aCostThatNobodyKnowsIsNoZero() {
        note("2026-11-20T03:00:00Z", null, "ok", null, 1);

        assertThat(usage.lines(List.of(Usage.Key.MODEL), FROM, TO, 100).get(0).cost()).isNull();
    }

    @Test
    void keysStandInTheOrderAskedForAndWhatHasNoneIsLast() {
        note("2026-11-21T03:00:00Z", null, "ok", null, 1);
        note("2026-11-20T03:00:00Z", "group:default/zeta", "ok", null, 1);
        note("2026-11-21T03:00:00Z", "group:default/alpha", "late", null, 1);

        assertThat(
                        usage.lines(
                                List.of(Usage.Key.TEAM, Usage.Key.DAY, Usage.Key.STATUS),
                                FROM,
                                TO,
                                100))
                .extracting(line -> line.keys().toString())
                .containsExactly(
                        "[group:default/alpha, 2026-11-21, late]",
                        "[group:default/zeta, 2026-11-20, ok]",
                        "[null, 2026-11-21, ok]");
    }

    @Test
    void allKeysAtOnceAreAnsweredAndNothingIsMoreThanTheLimit() {
        note("2026-11-20T03:00:00Z", "group:default/zeta", "ok", null, 1);
        note("2026-11-21T03:00:00Z", null, "ok", null, 1);

        assertThat(usage.lines(List.copyOf(EnumSet.allOf(Usage.Key.class)), FROM, TO, 100))
                .hasSize(2);
        assertThat(usage.lines(List.of(Usage.Key.DAY), FROM, TO, 1)).hasSize(1);
        assertThat(usage.lines(List.of(Usage.Key.DAY), TO, TO.plusSeconds(1), 1)).isEmpty();
    }

    private void note(
            String at, @Nullable String team, String status, @Nullable String cost, int millis) {
        ledger.note(
                new ModelCall(
                        UUID.randomUUID(),
                        null,
                        Instant.parse(at),
                        new Account("alert", null, "invoice-api", team, null),
                        "openai",
                        "mistral",
                        "narrate-1",
                        1_000,
                        100,
                        cost == null ? null : new BigDecimal(cost),
                        Duration.ofMillis(millis),
                        status,
                        12,
                        2,
                        5,
                        null,
                        null));
    }
}
