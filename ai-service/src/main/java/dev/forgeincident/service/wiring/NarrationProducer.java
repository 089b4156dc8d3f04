package dev.forgeincident.service.wiring;

import dev.forgeincident.narration.ModelNarrator;
import dev.forgeincident.narration.NarrationSettings;
import dev.forgeincident.narration.Narrator;
import dev.forgeincident.narration.Offer;
import dev.forgeincident.narration.TemplateNarrator;
import dev.forgeincident.narration.answer.AnswerSchema;
import dev.forgeincident.narration.governance.Allowance;
import dev.forgeincident.narration.governance.Budget;
import dev.forgeincident.narration.governance.Budgets;
import dev.forgeincident.narration.governance.Ledger;
import dev.forgeincident.narration.governance.Policy;
import dev.forgeincident.narration.model.AnswerFormat;
import dev.forgeincident.narration.prompt.PromptSettings;
import dev.forgeincident.narration.prompt.PromptWriter;
import dev.forgeincident.narration.redaction.Redactor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Who tells a diagnosis: a model where an endpoint is set, else the template. */
@ApplicationScoped
class NarrationProducer {

    @Produces
    @Singleton
    Narrator narrator(Settings settings, ConfiguredSources configured, Ledger ledger, Clock clock) {
        Settings.Ai ai = settings.ai();
        AnswerFormat format = new AnswerFormat(AnswerSchema.NAME, AnswerSchema.json());
        List<Offer> offers = configured.models().offers(format);
        if (offers.isEmpty()) {
            return new TemplateNarrator();
        }
        return new ModelNarrator(
                offers,
                new PromptWriter(
                        new PromptSettings(ai.language(), ai.contextTokens(), ai.maxTokens())),
                new Redactor(patterns(ai.redact())),
                new Allowance(policy(ai.off()), budgets(ai.budget()), ledger, clock),
                ledger,
                new NarrationSettings(
                        ai.language(),
                        patience(ai, offers),
                        ai.maxTokens(),
                        ai.required(),
                        ai.keepPrompts()),
                clock);
    }

    /** Each model may take its time; asking one again happens within what another left. */
    private static Duration patience(Settings.Ai ai, List<Offer> offers) {
        return ai.deadline().multipliedBy(offers.size());
    }

    private static Map<String, Pattern> patterns(Map<String, String> texts) {
        Map<String, Pattern> patterns = new HashMap<>();
        texts.forEach((name, text) -> patterns.put(name, Pattern.compile(text)));
        return patterns;
    }

    /**
     * @throws BadSettings when a name is no reference
     */
    static Policy policy(Settings.Off off) {
        return Wiring.checked(
                "forge.ai.off", () -> new Policy(names(off.teams()), names(off.entities())));
    }

    private static Set<String> names(Optional<List<String>> names) {
        return new HashSet<>(names.orElse(List.of()));
    }

    /**
     * @throws BadSettings when a name is no reference, or two are of the same team
     */
    static Budgets budgets(Settings.Budgets set) {
        Map<String, Budget> teams = new HashMap<>();
        set.teams().forEach((team, budget) -> teams.put(team, budget(budget)));
        return Wiring.checked(
                "forge.ai.budget", () -> new Budgets(budget(set), budget(set.team()), teams));
    }

    private static Budget budget(Settings.Budget set) {
        return new Budget(set.tokensPerDay().orElse(null), set.costPerDay().orElse(null));
    }
}
