package dev.forgeincident.bench.citations;

import dev.forgeincident.narration.ModelNarrator;
import dev.forgeincident.narration.NarrationSettings;
import dev.forgeincident.narration.Narrator;
import dev.forgeincident.narration.Offer;
import dev.forgeincident.narration.governance.Allowance;
import dev.forgeincident.narration.governance.Budgets;
import dev.forgeincident.narration.governance.Ledger;
import dev.forgeincident.narration.governance.ModelCall;
import dev.forgeincident.narration.governance.Policy;
import dev.forgeincident.narration.prompt.PromptSettings;
import dev.forgeincident.narration.prompt.PromptWriter;
import dev.forgeincident.narration.redaction.Redactor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Production's narrator over a model whose answer is known; nobody limits it, nothing is kept. */
final class Examined {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    static final int CONTEXT_TOKENS = 32_000;
    static final int ANSWER_TOKENS = 4_000;
    private static final Ledger NOTHING_KEPT =
            new Ledger() {
                @Override
                public void note(ModelCall call) {}

                @Override
                public Spent since(Instant from, @Nullable String team) {
                    return new Spent(0, BigDecimal.ZERO);
                }
            };

    private Examined() {}

    static Narrator narrator(ModelAnswer answer) {
        return new ModelNarrator(
                List.of(new Offer(new ReplyingModel(answer.text()), null, null)),
                new PromptWriter(
                        new PromptSettings(answer.language(), CONTEXT_TOKENS, ANSWER_TOKENS)),
                new Redactor(Map.of()),
                new Allowance(Policy.OPEN, Budgets.UNLIMITED, NOTHING_KEPT, CLOCK),
                NOTHING_KEPT,
                new NarrationSettings(answer.language(), PATIENCE, ANSWER_TOKENS, false, false),
                CLOCK);
    }
}
