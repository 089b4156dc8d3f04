package dev.forgeincident.service.wiring;

import dev.forgeincident.narration.model.Structured;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What may stand under {@code forge.ai}. */
final class AiCheck {

    /** Those that are on or off. */
    static final List<String> SWITCHES =
            List.of("forge.ai.required", "forge.ai.streaming", "forge.ai.keepPrompts");

    private static final String AI = "forge.ai";
    private static final int LEAST_CONTEXT = 2_000;
    private static final int MOST_TOKENS = 10_000_000;

    private AiCheck() {}

    /**
     * @throws BadSettings when a value cannot be used, naming the key, the value and what is
     *     allowed
     */
    static void check(Settings.Ai ai) {
        checkModel(AI, ai);
        checkModel(AI + ".fallback", ai.fallback());
        if (ai.required() && ai.endpoint().isEmpty()) {
            throw missing(AI + ".required is true, but there is no model", AI);
        }
        if (ai.fallback().endpoint().isPresent() && ai.endpoint().isEmpty()) {
            throw missing(AI + ".fallback has an endpoint, but the model itself has none", AI);
        }
        SettingsCheck.oneOf(AI + ".language", ai.language(), List.of("en", "es"));
        SettingsCheck.oneOf(AI + ".structured", ai.structured(), Structured.words());
        SettingsCheck.positive(AI + ".deadline", ai.deadline());
        if (!(ai.temperature() >= 0 && ai.temperature() <= 2)) {
            throw SettingsCheck.bad(AI + ".temperature", ai.temperature(), "a number from 0 to 2");
        }
        if (ai.contextTokens() < LEAST_CONTEXT || ai.contextTokens() > MOST_TOKENS) {
            throw SettingsCheck.bad(
                    AI + ".contextTokens",
                    ai.contextTokens(),
                    "a number from " + LEAST_CONTEXT + " to " + MOST_TOKENS);
        }
        if (ai.maxTokens() < 1 || ai.maxTokens() > ai.contextTokens() / 2) {
            throw SettingsCheck.bad(
                    AI + ".maxTokens",
                    ai.maxTokens(),
                    "a number from 1 to half of contextTokens, which is " + ai.contextTokens());
        }
        checkBudget(AI + ".budget", ai.budget());
        checkBudget(AI + ".budget.team", ai.budget().team());
        ai.budget().teams().forEach((team, its) -> checkBudget(AI + ".budget.teams." + team, its));
        var unusedBudgets = NarrationProducer.budgets(ai.budget());
        var unusedPolicy = NarrationProducer.policy(ai.off());
        ai.redact().forEach(AiCheck::checkPattern);
    }

    private static void checkModel(String key, Settings.ModelAddress model) {
        SettingsCheck.oneOf(key + ".provider", model.provider(), List.of("openai", "azure"));
        if (model.provider().equals("azure") && model.endpoint().isEmpty()) {
            throw missing(key + ".provider is azure, but there is no address of it", key);
        }
        notNegative(key + ".price.input", model.price().input());
        notNegative(key + ".price.output", model.price().output());
    }

    private static void checkBudget(String key, Settings.Budget budget) {
        notNegative(key + ".tokensPerDay", budget.tokensPerDay().map(BigDecimal::valueOf));
        notNegative(key + ".costPerDay", budget.costPerDay());
    }

    private static void notNegative(String key, Optional<BigDecimal> number) {
        if (number.isPresent() && number.get().signum() < 0) {
            throw SettingsCheck.bad(key, number.get(), "a number from 0");
        }
    }

    private static void checkPattern(String name, String pattern) {
        String key = AI + ".redact." + name;
        try {
            if (Pattern.compile(pattern).matcher("").matches()) {
                throw SettingsCheck.bad(
                        key, pattern, "a regular expression that does not match nothing at all");
            }
        } catch (PatternSyntaxException wrong) {
            throw SettingsCheck.bad(
                    key, pattern, "a regular expression; " + wrong.getDescription());
        }
    }

    private static BadSettings missing(String what, String key) {
        return new BadSettings(
                what,
                key + ".endpoint is not set",
                "Set it in app-config.yaml, or as "
                        + key.replace('.', '_').toUpperCase(java.util.Locale.ROOT)
                        + "_ENDPOINT in the environment.");
    }
}
