package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.narration.governance.Account;
import dev.forgeincident.narration.governance.Allowance;
import dev.forgeincident.narration.governance.Budget;
import dev.forgeincident.narration.governance.Budgets;
import dev.forgeincident.narration.governance.Decision;
import dev.forgeincident.narration.governance.ModelCall;
import dev.forgeincident.narration.governance.Policy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was spent stays noted, and noting it holds nobody up. */
class PostgresLedgerTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");
    private static final String BILLING = "group:default/billing";

    private final Jdbi jdbi = TestDatabase.jdbi(TestDatabase.create());
    private final PostgresLedger ledger = new PostgresLedger(jdbi);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void everyCallIsNotedWithAllThatIsKnownOfIt() {
        UUID analysis = UUID.randomUUID();
        ModelCall call =
                new ModelCall(
                        UUID.randomUUID(),
                        analysis,
                        MIDNIGHT.plusMillis(1),
                        new Account("analyze", "component:default/x", "x", BILLING, "user:maya"),
                        "openai",
                        "mistral",
                        "narrate-1",
                        1_200,
                        300,
                        new BigDecimal("0.00012345678901"),
                        Duration.ofMillis(1_534),
                        "ok",
                        12,
                        2,
                        5,
                        null,
                        null);

        ledger.note(call);

        assertThat(rows().get(0))
                .containsEntry("id", call.id())
                .containsEntry("analysis_id", analysis)
                .containsEntry("action", "analyze")
                .containsEntry("entity_ref", "component:default/x")
                .containsEntry("service", "x")
                .containsEntry("team", BILLING)
                .containsEntry("caller", "user:maya")
                .containsEntry("provider", "openai")
                .containsEntry("model", "mistral")
                .containsEntry("prompt_version", "narrate-1")
                .containsEntry("tokens_in", 1_200L)
                .containsEntry("tokens_out", 300L)
                .containsEntry("cost", new BigDecimal("0.00012345678901"))
                .containsEntry("duration_ms", 1_534L)
                .containsEntry("status", "ok")
                .containsEntry("claims_kept", 12)
                .containsEntry("claims_removed", 2)
                .containsEntry("redactions", 5)
                .containsEntry("prompt", null)
                .containsEntry("answer", null);
    }

    @Test
    void theSameCallNotedTwiceIsSpentOnce() {
        ModelCall call = call(MIDNIGHT, BILLING, 10, "1");

        ledger.note(call);
        ledger.note(call);

        assertThat(ledger.since(MIDNIGHT, null).tokens()).isEqualTo(10);
    }

    @Test
    void whatIsSpentIsThatOfTheTimeAndTheTeamToTheMicrosecond() {
        ledger.note(call(MIDNIGHT.minusNanos(1_000), BILLING, 1, "0.1"));
        ledger.note(call(MIDNIGHT, "Group:default/Billing", 10, "0.01"));
        ledger.note(call(MIDNIGHT.plusSeconds(80_000), "group:default/core", 100, "0.001"));
        ledger.note(call(MIDNIGHT.plusSeconds(1), null, 1_000, null));

        assertThat(ledger.since(MIDNIGHT, null).tokens()).isEqualTo(1_110);
        assertThat(ledger.since(MIDNIGHT, null).cost()).isEqualByComparingTo("0.011");
        assertThat(ledger.since(MIDNIGHT, BILLING).tokens()).isEqualTo(10);
        assertThat(ledger.since(MIDNIGHT, "GROUP:default/billing").tokens()).isEqualTo(10);
        assertThat(ledger.since(MIDNIGHT, "x' or 'a'='a").tokens()).isZero();
        assertThat(ledger.since(MIDNIGHT.plus(Duration.ofDays(2)), null).cost()).isZero();
    }

    @Test
    void wordsThatNoDatabaseTakesAreNotedCleaned() {
        String odd = "a\u0000b\ud800'; drop table model_call; --";
        Account account = new Account(odd, odd, "ö".repeat(100_000), odd, odd);
        ModelCall call =
                new ModelCall(
                        UUID.randomUUID(),
                        null,
                        MIDNIGHT,
                        account,
                        odd,
                        odd,
                        odd,
                        Integer.MAX_VALUE,
                        Integer.MAX_VALUE,
                        new BigDecimal("1e-30"),
                        Duration.ofDays(400),
                        odd,
                        0,
                        0,
                        0,
                        odd,
                        "x".repeat(10_000_000));

        ledger.note(call);

        Map<String, Object> row = rows().get(0);
        assertThat(row).containsEntry("model", "a\uFFFDb\uFFFD'; drop table model_call; --");
        assertThat(String.valueOf(row.get("service"))).hasSize(300);
        assertThat(String.valueOf(row.get("answer"))).hasSize(400_000);
        assertThat(ledger.since(MIDNIGHT, null).tokens()).isEqualTo(2L * Integer.MAX_VALUE);
    }

    @Test
    void aLedgerThatHangsHoldsNobodyUpAndNotesWhenItCan() {
        ModelCall call = call(MIDNIGHT, BILLING, 10, null);
        long begun = System.nanoTime();

        try (Handle other = jdbi.open()) {
            other.begin();
            other.execute("lock table model_call in access exclusive mode");
            assertThatThrownBy(() -> ledger.note(call))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the ledger did not answer within 2 s");
            other.rollback();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        ledger.close();
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aLedgerThatDoesNotWorkSaysSoWithoutWhatWasToBeNoted() {
        jdbi.useHandle(handle -> handle.execute("alter table model_call rename to away"));

        assertThatThrownBy(() -> ledger.note(call(MIDNIGHT, BILLING, 10, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the ledger does not work; the service's log tells why")
                .hasNoCause();
        assertThatThrownBy(() -> ledger.since(MIDNIGHT, null)).hasNoCause();
        Decision decision = allowance(1_000).decide(account(BILLING), null, List.of(), 1, null);
        assertThat(decision).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void whatWasSpentStaysNotedWhenTheCallersTransactionIsRolledBack() {
        try (Handle caller = jdbi.open()) {
            caller.begin();
            ledger.note(call(MIDNIGHT, BILLING, 10, null));
            caller.rollback();
        }

        assertThat(ledger.since(MIDNIGHT, null).tokens()).isEqualTo(10);
    }

    @Test
    void manyAtOnceSpendADaysBudgetAndNotMore() throws Exception {
        // Given
        Allowance allowance = allowance(2_000);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(
                    () -> {
                        if (allowance.decide(account(BILLING), null, List.of(), 50, null)
                                instanceof Decision.Allowed allowed) {
                            ledger.note(call(MIDNIGHT.plusSeconds(1), BILLING, 50, null));
                            allowed.close();
                            return true;
                        }
                        return false;
                    });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);

        // When
        int allowed = 0;
        try {
            for (var each : threads.invokeAll(calls)) {
                allowed += each.get() ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }

        // Then: one that ends while another is decided on may count twice, but never not at all
        assertThat(allowed).isBetween(40 - 8, 40);
        while (calls.get(0).call()) {
            allowed++;
        }
        assertThat(allowed).isEqualTo(40);
        assertThat(ledger.since(MIDNIGHT, null).tokens()).isEqualTo(2_000);
    }

    private Allowance allowance(long tokens) {
        return new Allowance(
                Policy.OPEN,
                new Budgets(new Budget(tokens, null), Budget.UNLIMITED, Map.of()),
                ledger,
                Clock.fixed(MIDNIGHT.plusSeconds(3_600), ZoneOffset.UTC));
    }

    private static Account account(@Nullable String team) {
        return new Account("alert", null, "x", team, null);
    }

    private static ModelCall call(
            Instant at, @Nullable String team, int tokens, @Nullable String cost) {
        return new ModelCall(
                UUID.randomUUID(),
                null,
                at,
                account(team),
                "openai",
                "mistral",
                "narrate-1",
                tokens - 1,
                1,
                cost == null ? null : new BigDecimal(cost),
                Duration.ofSeconds(1),
                "ok",
                1,
                0,
                0,
                null,
                null);
    }

    private List<Map<String, Object>> rows() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from model_call").mapToMap().list());
    }
}
