package dev.forgeincident.narration.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may still spend what, and what they are told. */
class AllowanceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String BILLING = "group:default/billing";

    private final MemoryLedger ledger = new MemoryLedger();

    @Test
    void withoutABudgetTheLedgerIsNotEvenRead() {
        ledger.isBroken = true;

        assertThat(decide(Budgets.UNLIMITED, BILLING, Long.MAX_VALUE, null))
                .isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void aLedgerThatCannotBeReadRefusesWhereABudgetIsSetAndTellsNothingOfWhy() {
        ledger.isBroken = true;

        assertThat(reason(decide(tokens(200_000), BILLING, 1, null)))
                .isEqualTo(
                        "what was spent today could not be read, so that the day's budget of 200,000 tokens"
                                + " (forge.ai.budget.tokensPerDay) cannot be kept; the service's log tells why");
    }

    @Test
    void whatIsSpentIsToldInWordsToActOn() {
        ledger.spend(NOON, BILLING, 198_400, "0");

        assertThat(decide(tokens(200_000), BILLING, 1_600, null))
                .as("to the last token")
                .isInstanceOf(Decision.Allowed.class);
        assertThat(reason(decide(tokens(200_000), BILLING, 1_601, null)))
                .isEqualTo(
                        "the day's budget of 200,000 tokens is spent (198,400 since 00:00 UTC, and this call may"
                                + " take 1,601); it begins anew at 00:00 UTC, or raise forge.ai.budget.tokensPerDay");
    }

    @Test
    void aBudgetThatHoldsNoCallAtAllIsToldAsSuch() {
        assertThat(reason(decide(tokens(5_000), BILLING, 6_000, null)))
                .isEqualTo(
                        "one call may take 6,000 tokens, which is more than the day's budget of 5,000 tokens;"
                                + " raise forge.ai.budget.tokensPerDay");
        assertThat(decide(tokens(0), BILLING, 0, null)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void theDayIsThatOfUtcWhereverTheServiceRuns() {
        ledger.spend(Instant.parse("2026-11-19T23:59:59.999Z"), BILLING, 900, "0");
        ledger.spend(Instant.parse("2026-11-20T00:00:00Z"), BILLING, 90, "0");

        assertThat(decide(tokens(1_000), BILLING, 910, null)).isInstanceOf(Decision.Allowed.class);
        assertThat(reason(decide(tokens(1_000), BILLING, 911, null))).contains("(90 since");
    }

    @Test
    void aCostThatNobodyKnowsCannotBeKeptBelowABudget() {
        Budgets budgets =
                new Budgets(new Budget(null, new BigDecimal("5")), Budget.UNLIMITED, Map.of());
        ledger.spend(NOON, null, 1, "4.9812345");

        assertThat(reason(decide(budgets, BILLING, 1, null)))
                .contains("5.00", "set forge.ai.price, or remove forge.ai.budget.costPerDay");
        assertThat(decide(budgets, BILLING, 1, new BigDecimal("0.0187655")))
                .isInstanceOf(Decision.Allowed.class);
        assertThat(reason(decide(budgets, BILLING, 1, new BigDecimal("0.0187656"))))
                .isEqualTo(
                        "the day's budget of 5.00 is spent (4.9812 since 00:00 UTC, and this call may take 0.0188);"
                                + " it begins anew at 00:00 UTC, or raise forge.ai.budget.costPerDay");
    }

    @Test
    void aTeamHasItsOwnBudgetOrThatOfEachBesideEverybodys() {
        Budgets budgets =
                new Budgets(
                        new Budget(10_000L, null),
                        new Budget(1_000L, null),
                        Map.of(
                                "Billing", new Budget(3_000L, null),
                                "group:acme/core", new Budget(null, BigDecimal.TEN)));
        ledger.spend(NOON, BILLING, 2_000, "0");
        ledger.spend(NOON, "group:default/search", 900, "0");

        assertThat(decide(budgets, BILLING, 1_000, BigDecimal.ONE))
                .isInstanceOf(Decision.Allowed.class);
        assertThat(reason(decide(budgets, "Group:default/Billing", 1_001, BigDecimal.ONE)))
                .contains(
                        "3,000 tokens of group:default/billing is spent (2,000",
                        "forge.ai.budget.teams.billing.tokensPerDay");
        assertThat(reason(decide(budgets, "group:default/search", 101, BigDecimal.ONE)))
                .contains("forge.ai.budget.team.tokensPerDay");
        assertThat(reason(decide(budgets, "group:acme/core", 1_001, BigDecimal.ONE)))
                .as("what its own budget does not name is that of each team")
                .contains("forge.ai.budget.team.tokensPerDay");
        assertThat(reason(decide(budgets, "group:acme/core", 1, new BigDecimal("11"))))
                .contains("forge.ai.budget.teams.group:acme/core.costPerDay");
        assertThat(decide(budgets, null, 7_100, null))
                .as("nobody's service has everybody's budget")
                .isInstanceOf(Decision.Allowed.class);
        assertThat(reason(decide(budgets, null, 7_101, null)))
                .contains("raise forge.ai.budget.tokensPerDay");
    }

    @Test
    void whatIsUnderWayIsHeldUntilItIsClosedHoweverOften() {
        Allowance allowance = allowance(tokens(1_000), ledger, NOON);
        Decision.Allowed first = (Decision.Allowed) decide(allowance, 600);

        assertThat(reason(decide(allowance, 600)))
                .contains(
                        "(0 since 00:00 UTC, 600 of calls under way, and this call may take 600)");
        first.close();
        Decision second = decide(allowance, 600);
        first.close();

        assertThat(second).isInstanceOf(Decision.Allowed.class);
        assertThat(decide(allowance, 600)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void aCallThatWasNeverClosedIsForgottenWithItsDay() {
        SettableClock clock = new SettableClock(NOON);
        Allowance allowance = new Allowance(Policy.OPEN, tokens(1_000), ledger, clock);
        Decision lost = decide(allowance, 1_000);
        assertThat(lost).isInstanceOf(Decision.Allowed.class);

        clock.now = NOON.plus(Duration.ofDays(1));

        assertThat(decide(allowance, 1_000)).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void manyAtOnceNeverSpendMoreThanThereIs() throws Exception {
        // Given
        Allowance allowance = allowance(tokens(10_000), ledger, NOON);
        AtomicLong refused = new AtomicLong();
        AtomicLong most = new AtomicLong();
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            calls.add(
                    () -> {
                        if (!(decide(allowance, 100) instanceof Decision.Allowed allowed)) {
                            refused.incrementAndGet();
                            return false;
                        }
                        Thread.sleep(ThreadLocalRandom.current().nextInt(3));
                        most.accumulateAndGet(
                                ledger.spend(
                                        NOON,
                                        BILLING,
                                        ThreadLocalRandom.current().nextInt(40, 101),
                                        "0"),
                                Math::max);
                        allowed.close();
                        return true;
                    });
        }
        ExecutorService threads = Executors.newFixedThreadPool(16);

        // When
        try {
            for (var call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }

        // Then
        assertThat(most.get()).isLessThanOrEqualTo(10_000).isGreaterThan(9_900 - 1_600);
        assertThat(refused.get()).isPositive();
        Decision rest = decide(allowance, 10_000 - most.get());
        assertThat(rest).as("nothing is held any more").isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void numbersThatMeanNothingAreRefusedAtTheStart() {
        assertThatThrownBy(() -> new Budget(-1L, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Budget(null, new BigDecimal("-0.01")))
                .isInstanceOf(IllegalArgumentException.class);
        Budget some = new Budget(1L, null);
        assertThatThrownBy(
                        () ->
                                new Budgets(
                                        Budget.UNLIMITED,
                                        Budget.UNLIMITED,
                                        Map.of("billing", some, "group:Billing", some)))
                .hasMessageContaining("group:default/billing has two budgets");
        assertThatThrownBy(
                        () ->
                                new Budgets(
                                        Budget.UNLIMITED,
                                        Budget.UNLIMITED,
                                        Map.of("Team Billing", some)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Decision decide(
            Budgets budgets, @Nullable String team, long tokens, @Nullable BigDecimal cost) {
        return allowance(budgets, ledger, NOON)
                .decide(account(team), null, List.of(), tokens, cost);
    }

    private static Decision decide(Allowance allowance, long tokens) {
        return allowance.decide(account(BILLING), null, List.of(), tokens, null);
    }

    private static Allowance allowance(Budgets budgets, Ledger ledger, Instant now) {
        return new Allowance(
                Policy.OPEN, budgets, ledger, Clock.fixed(now, ZoneId.of("Pacific/Kiritimati")));
    }

    private static Account account(@Nullable String team) {
        return new Account("alert", null, "invoice-api", team, null);
    }

    private static Budgets tokens(long perDay) {
        return new Budgets(new Budget(perDay, null), Budget.UNLIMITED, Map.of());
    }

    private static String reason(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).reason();
    }

    /** What was spent, when and by whom. */
    private static final class MemoryLedger implements Ledger {
        private final List<Entry> entries = new ArrayList<>();
        private boolean isBroken;

        record Entry(Instant at, @Nullable String team, Spent spent) {}

        @Override
        public void note(ModelCall call) {
            throw new UnsupportedOperationException();
        }

        /** Answers what everybody has spent. */
        synchronized long spend(Instant at, @Nullable String team, long tokens, String cost) {
            entries.add(new Entry(at, team, new Spent(tokens, new BigDecimal(cost))));
            return since(Instant.EPOCH, null).tokens();
        }

        @Override
        public synchronized Spent since(Instant from, @Nullable String team) {
            if (isBroken) {
                throw new IllegalStateException("password=hunter2 was refused");
            }
            Spent sum = new Spent(0, BigDecimal.ZERO);
            for (Entry entry : entries) {
                if (!entry.at().isBefore(from) && (team == null || team.equals(entry.team()))) {
                    sum =
                            new Spent(
                                    sum.tokens() + entry.spent().tokens(),
                                    sum.cost().add(entry.spent().cost()));
                }
            }
            return sum;
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
