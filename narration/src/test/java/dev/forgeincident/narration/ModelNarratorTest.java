package dev.forgeincident.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.RuleSettings;
import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.narration.governance.Account;
import dev.forgeincident.narration.governance.Allowance;
import dev.forgeincident.narration.governance.Budget;
import dev.forgeincident.narration.governance.Budgets;
import dev.forgeincident.narration.governance.Ledger;
import dev.forgeincident.narration.governance.ModelCall;
import dev.forgeincident.narration.governance.Policy;
import dev.forgeincident.narration.model.ModelTrouble;
import dev.forgeincident.narration.prompt.PromptSettings;
import dev.forgeincident.narration.prompt.PromptWriter;
import dev.forgeincident.narration.redaction.Redactor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a diagnosis to what its reader sees, with a model that the test plays. */
class ModelNarratorTest {

    private static final IncidentContext CONTEXT = Worlds.story().context();
    private static final Diagnosis DIAGNOSIS =
            new Diagnostician(RuleSettings.DEFAULTS).diagnose(CONTEXT);
    private static final String TEMPLATE = TemplateNarrator.tell(CONTEXT, DIAGNOSIS);

    private static final String CAUSE =
            said(
                    "cause",
                    "Commit a3f7c2d, deployed 1 min before the onset, renames host= to server= in config/settings.py.",
                    "\"e1\",\"e3\"");
    private static final String LOG =
            said(
                    "evidence",
                    "The driver rejects the string: `invalid connection option \\\"server\\\"`.",
                    "\"e2\"");
    private static final String COUNT =
            said(
                    "evidence",
                    "It is logged 212 times since 03:08:00 UTC, and not once in the 70 min before.",
                    "\"e2\"");
    private static final String INVENTED =
            said("evidence", "Commit deadbee removed the retry.", "\"e1\"");

    private final PlayedModel model = new PlayedModel("small-model");
    private final List<ModelCall> calls = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private boolean required;
    private Policy policy = Policy.OPEN;
    private Budgets budgets = new Budgets(new Budget(null, null), new Budget(null, null), Map.of());
    private Ledger ledger = new ListedLedger();

    @Test
    void whatStandsIsToldBesideWhatTheDiagnosisSays() {
        model.answers(answer(CAUSE, LOG, COUNT));

        Narration told = narrate(model);

        assertThat(told.narrator()).isEqualTo("model");
        assertThat(told.reason())
                .isEqualTo("told by small-model; the evidence bears out 3 of 3 claims");
        assertThat(told.markdown())
                .startsWith(
                        "## PROBABLE CAUSE\nCommit a3f7c2d, deployed 1 min before the onset, renames host= to server= in"
                                + " config/settings.py [e1] [e3].\nConfidence: high (0.95).\n")
                .contains("rejects the string: `invalid connection option \"server\"` [e2].")
                .contains("- [e2] log, invoice-api, 212 events since 03:08:00 UTC")
                .contains("1. Revert a3f7c2d, then deploy: `git revert a3f7c2d`.")
                .contains("- notification-service (likely): consumes");
        assertThat(heard)
                .containsExactly(
                        "CAUSE Commit a3f7c2d, deployed 1 min before the onset, renames host= to server= in config/settings.py"
                                + " [e1] [e3].",
                        "EVIDENCE The driver rejects the string: `invalid connection option \"server\"` [e2].",
                        "EVIDENCE It is logged 212 times since 03:08:00 UTC, and not once in the 70 min before [e2].");
    }

    @Test
    void anInventedSentenceNeverReachesAnybody() {
        model.answers(answer(CAUSE, LOG, COUNT, INVENTED));

        Narration told = narrate(model);

        assertThat(told.narrator()).isEqualTo("model");
        assertThat(told.markdown()).doesNotContain("deadbee");
        assertThat(heard).noneMatch(each -> each.contains("deadbee"));
        assertThat(told.usage()).isNotNull();
        assertThat(Objects.requireNonNull(told.usage()).claimsKept()).isEqualTo(3);
        assertThat(Objects.requireNonNull(told.usage()).claimsRemoved()).isEqualTo(1);
    }

    @Test
    void aModelThatInventsMoreThanAThirdIsNotToldAtAll() {
        model.answers(
                answer(
                        CAUSE,
                        LOG,
                        INVENTED,
                        said("evidence", "It has happened 400 times since Monday.", "\"e2\"")));

        Narration told = narrate(model);

        assertThat(told.markdown()).isEqualTo(TEMPLATE);
        assertThat(told.narrator()).isEqualTo("template");
        assertThat(told.reason())
                .isEqualTo(
                        "the evidence bears out only 2 of 4 claims of the model; its text is not shown");
        assertThat(told.usage()).isNotNull();
    }

    @Test
    void aParagraphThatDoesNotNameTheCauseFollowsOurOwn() {
        model.answers(answer(said("cause", "invoice-api depends on invoice-db.", "\"e4\""), LOG));

        assertThat(narrate(model).markdown())
                .startsWith(
                        "## PROBABLE CAUSE\nCommit a3f7c2d \"refactor config to use Server= syntax\", deployed");
    }

    @Test
    void whatAModelWritesIsNeverMarkdown() {
        model.answers(
                answer(
                        CAUSE,
                        LOG,
                        COUNT,
                        said("evidence", "# The driver _rejects_ **the string** | a |", "\"e2\"")));

        String text = narrate(model).markdown();

        assertThat(text.lines().filter(line -> line.startsWith("#")))
                .containsExactly(
                        "## PROBABLE CAUSE",
                        "## EVIDENCE",
                        "## SUGGESTED ACTIONS",
                        "## RELATED SERVICES");
        assertThat(text).doesNotContain(" **the string** ");
    }

    @ParameterizedTest
    @EnumSource
    void whateverFailsTheDiagnosisIsToldWithTheReason(ModelTrouble.Kind kind) {
        model.failsWith(kind, "what to do about it");

        Narration told = narrate(model);

        assertThat(told.markdown()).isEqualTo(TEMPLATE);
        assertThat(told.narrator()).isEqualTo("template");
        assertThat(told.reason()).isEqualTo("the model did not answer: what to do about it");
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).status()).isNotEqualTo("ok");
        assertThat(told.usage()).as("it was asked, in vain").isNotNull();
        assertThat(Objects.requireNonNull(told.usage()).model()).isEqualTo("small-model");
        assertThat(Objects.requireNonNull(told.usage()).claimsKept()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"LATE", "FILTERED"})
    void whatAModelReadInVainIsSpent(ModelTrouble.Kind kind) {
        model.failsWith(kind, "time-out");

        Narration told = narrate(model);

        assertThat(calls.get(0).tokensIn()).isEqualTo(model.asked.get(0).tokens());
        assertThat(told.usage()).isNotNull();
        assertThat(Objects.requireNonNull(told.usage()).tokensIn())
                .isEqualTo(calls.get(0).tokensIn());
        assertThat(Objects.requireNonNull(told.usage()).cost()).isPositive();
    }

    @Test
    void whatBrokeOffIsSpentAsFarAsItCame() {
        model.breaksOff(answer(CAUSE, LOG), 180);

        narrate(model);

        assertThat(calls.get(0).tokensIn()).isEqualTo(model.asked.get(0).tokens());
        assertThat(calls.get(0).tokensOut()).isBetween(55, 65);
    }

    @Test
    void whoWasNotReachedCostsNothing() {
        model.failsWith(ModelTrouble.Kind.UNREACHABLE, "nobody there");

        narrate(model);

        assertThat(calls.get(0).tokensIn()).isZero();
        assertThat(calls.get(0).tokensOut()).isZero();
    }

    @Test
    void aRequiredModelThatFailsFailsTheAnalysis() {
        required = true;
        model.failsWith(ModelTrouble.Kind.UNAUTHORIZED, "it does not take the key");

        assertThatThrownBy(() -> narrate(model))
                .isInstanceOfSatisfying(
                        ModelRequired.class,
                        failure -> {
                            assertThat(failure.isUnauthorized()).isTrue();
                            assertThat(failure.reason()).isEqualTo("it does not take the key");
                            assertThat(failure.use().model()).isEqualTo("small-model");
                        });
    }

    @Test
    void aKeyThatAProviderRepeatsIsNotToldAsTheReason() {
        model.failsWith(
                ModelTrouble.Kind.FAILING,
                "fails by itself; it says: saw Authorization: Bearer sk-proj-4f9aQ7xTz2LmB8cV1nKd");

        assertThat(narrate(model).reason()).doesNotContain("4f9aQ7").contains("Bearer ***");
    }

    @Test
    void theNextModelIsAskedWhereOneFails() {
        model.failsWith(ModelTrouble.Kind.LATE, "time-out");
        PlayedModel other = new PlayedModel("other-model").answers(answer(CAUSE, LOG));

        Narration told = narrate(model, other);

        assertThat(told.reason()).startsWith("told by other-model");
        assertThat(calls).extracting(ModelCall::status).containsExactly("late", "ok");
    }

    @Test
    void anAnswerThatBreaksOffLeavesNothingBehind() {
        model.breaksOff(answer(CAUSE, LOG), 180);
        PlayedModel other = new PlayedModel("other-model").answers(answer(CAUSE, COUNT));

        Narration told = narrate(model, other);

        assertThat(told.usage()).isNotNull();
        assertThat(Objects.requireNonNull(told.usage()).claimsKept()).isEqualTo(2);
        assertThat(told.markdown()).doesNotContain("The driver rejects");
    }

    @Test
    void anAnswerThatCannotBeReadIsAskedForOnceMore() {
        model.answers("I am sorry, but here is what I think.").answers(answer(CAUSE, LOG));

        Narration told = narrate(model);

        assertThat(told.narrator()).isEqualTo("model");
        assertThat(model.asked).hasSize(2);
        assertThat(calls).extracting(ModelCall::status).containsExactly("unreadable", "ok");
    }

    @Test
    void anAnswerThatCannotBeReadTwiceIsGivenUp() {
        model.answers("nonsense").answers("<html><body>502</body></html>");

        Narration told = narrate(model);

        assertThat(told.markdown()).isEqualTo(TEMPLATE);
        assertThat(told.reason()).startsWith("the model did not answer: small-model: ");
        assertThat(model.asked).hasSize(2);
    }

    @Test
    void anotherOpinionStandsBesideTheDiagnosis() {
        String other = idOf("b100000");
        model.answers(
                answer(
                        opinion(
                                other,
                                "Commit b100000 bumps requests from 2.32.3 to 2.32.4.",
                                evidenceOf("b100000")),
                        CAUSE,
                        LOG,
                        COUNT));

        Narration told = narrate(model);

        assertThat(told.secondOpinion()).isNotNull();
        assertThat(Objects.requireNonNull(told.secondOpinion()).agrees()).isFalse();
        assertThat(Objects.requireNonNull(told.secondOpinion()).hypothesis()).isEqualTo(other);
        assertThat(told.markdown())
                .startsWith("## PROBABLE CAUSE\n**The diagnosis:** Commit a3f7c2d, deployed")
                .contains(
                        "\nConfidence: high (0.95).\n\n**The model small-model holds otherwise:** b100000")
                .contains("bumps requests from 2.32.3 to 2.32.4");
    }

    @Test
    void anOpinionThatNothingBearsOutIsNotShown() {
        String other = idOf("b100000");
        model.answers(
                answer(
                        opinion(other, "Commit b100000 deleted the retry of 40 s.", "e1"),
                        CAUSE,
                        LOG,
                        COUNT));

        Narration told = narrate(model);

        assertThat(told.secondOpinion()).isNull();
        assertThat(told.markdown()).doesNotContain("holds otherwise").doesNotContain("40 s");
    }

    @Test
    void agreeingTakesNoSecondPlace() {
        model.answers(
                answer(
                        opinion(
                                "h1",
                                "Commit a3f7c2d renames host= to server= in config/settings.py.",
                                "e1"),
                        CAUSE,
                        LOG));

        Narration told = narrate(model);

        assertThat(told.secondOpinion()).isNotNull();
        assertThat(Objects.requireNonNull(told.secondOpinion()).agrees()).isTrue();
        assertThat(told.markdown()).doesNotContain("**");
    }

    @Test
    void anActionOfTheModelsOwnIsMarkedAsSuch() {
        model.answers(
                answer(
                        CAUSE,
                        LOG,
                        COUNT,
                        "{\"section\":\"action\",\"text\":\"See what the diff of a3f7c2d does to config/settings.py.\","
                                + "\"evidence\":[\"e1\"],\"action\":0,\"command\":\"git show a3f7c2d\"}"));

        assertThat(narrate(model).markdown())
                .contains(
                        "\n4. Proposed by the model, not by the diagnosis: See what the diff of a3f7c2d does to"
                                + " config/settings.py [e1]. `git show a3f7c2d`\n");
    }

    @Test
    void aDestructiveCommandIsNotShown() {
        model.answers(
                answer(
                        CAUSE,
                        LOG,
                        COUNT,
                        "{\"section\":\"action\",\"text\":\"See what the diff of a3f7c2d does to config/settings.py.\","
                                + "\"evidence\":[\"e1\"],\"action\":1,\"command\":\"kubectl delete namespace default\"}"));

        assertThat(narrate(model).markdown())
                .doesNotContain("kubectl delete")
                .contains("`git revert a3f7c2d`");
    }

    @Test
    void nothingOfADependencyThatIsOffLeavesWithTheQuestionOfAnother() {
        policy = new Policy(Set.of(), Set.of("resource:default/invoice-db"));
        IncidentContext context =
                Worlds.story()
                        .errorsOf("invoice-db", 40, "FATAL: no space left on device")
                        .context();
        Diagnosis diagnosis = new Diagnostician(RuleSettings.DEFAULTS).diagnose(context);
        assertThat(diagnosis.evidence()).anyMatch(each -> each.service().equals("invoice-db"));

        Narration told = narrate(context, diagnosis, model);

        assertThat(model.asked).isEmpty();
        assertThat(told.narrator()).isEqualTo("template");
        assertThat(told.reason())
                .isEqualTo(
                        "the evidence tells of invoice-db: the model is switched off for"
                                + " resource:default/invoice-db (forge.ai.off.entities)");
    }

    @Test
    void ofWhomTheCatalogOnlyNamesMayBeOff() {
        policy = new Policy(Set.of(), Set.of("resource:default/invoice-db"));
        model.answers(answer(CAUSE, LOG));

        assertThat(narrate(model).narrator()).isEqualTo("model");
    }

    @Test
    void aSpentBudgetAsksNobody() {
        budgets = new Budgets(new Budget(10L, null), new Budget(null, null), Map.of());

        Narration told = narrate(model);

        assertThat(model.asked).isEmpty();
        assertThat(told.markdown()).isEqualTo(TEMPLATE);
        assertThat(told.reason()).contains("budget");
    }

    @Test
    void aLedgerThatCannotBeWrittenLosesNoNarration() {
        ledger =
                new ListedLedger() {
                    @Override
                    public void note(ModelCall call) {
                        throw new IllegalStateException("no connection");
                    }
                };
        model.answers(answer(CAUSE, LOG));

        assertThat(narrate(model).narrator()).isEqualTo("model");
    }

    @Test
    void everyCallIsInTheLedgerWithItsPrice() {
        model.answers(answer(CAUSE, LOG, COUNT, INVENTED));

        narrate(model);

        assertThat(calls).hasSize(1);
        ModelCall call = calls.get(0);
        assertThat(call.status()).isEqualTo("ok");
        assertThat(call.model()).isEqualTo("small-model");
        assertThat(call.tokensIn()).isEqualTo(1_000);
        assertThat(call.cost()).isEqualByComparingTo("0.0008");
        assertThat(call.claimsKept()).isEqualTo(3);
        assertThat(call.claimsRemoved()).isEqualTo(1);
        assertThat(call.prompt()).isNull();
        assertThat(call.answer()).isNull();
    }

    @Test
    void anAddressLeavesAsAPlaceholderAndComesBack() {
        model.answers(
                answer(CAUSE, LOG, said("evidence", "It used to point at host=<ip:1>.", "\"e1\"")));

        Narration told = narrate(model);

        assertThat(model.asked.get(0).data()).doesNotContain("10.0.1.5").contains("<ip:1>");
        assertThat(told.markdown()).contains("It used to point at host=10.0.1.5 [e1].");
        assertThat(told.usage()).isNotNull();
        assertThat(Objects.requireNonNull(told.usage()).redactions()).isPositive();
    }

    private Narration narrate(PlayedModel... models) {
        return narrate(CONTEXT, DIAGNOSIS, models);
    }

    private Narration narrate(IncidentContext context, Diagnosis diagnosis, PlayedModel... models) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-20T03:15:00Z"), ZoneOffset.UTC);
        ModelNarrator narrator =
                new ModelNarrator(
                        List.of(models).stream()
                                .map(
                                        each ->
                                                new Offer(
                                                        each,
                                                        new BigDecimal("0.4"),
                                                        new BigDecimal("2")))
                                .toList(),
                        new PromptWriter(new PromptSettings("en", 32_000, 2_000)),
                        new Redactor(Map.of()),
                        new Allowance(policy, budgets, ledger, clock),
                        ledger,
                        new NarrationSettings("en", Duration.ofSeconds(30), 2_000, required, false),
                        clock);
        Account account =
                new Account("analyze", "component:default/invoice-api", "invoice-api", null, null);
        return narrator.narrate(
                new Telling(UUID.randomUUID(), context, diagnosis, account),
                (Section section, String markdown) -> heard.add(section + " " + markdown));
    }

    private static String said(String section, String text, String evidence) {
        return "{\"section\":\"%s\",\"text\":\"%s\",\"evidence\":[%s],\"action\":0,\"command\":\"\"}"
                .formatted(section, text, evidence);
    }

    private static String answer(String... parts) {
        boolean opinion = parts[0].startsWith("\"opinion\"");
        List<String> statements = List.of(parts).subList(opinion ? 1 : 0, parts.length);
        return "{\"statements\":["
                + String.join(",", statements)
                + "]"
                + (opinion ? "," + parts[0] : "")
                + "}";
    }

    private static String opinion(String hypothesis, String text, String evidence) {
        return "\"opinion\":{\"hypothesis\":\"%s\",\"because\":[{\"text\":\"%s\",\"evidence\":[\"%s\"]}]}"
                .formatted(hypothesis, text, evidence);
    }

    private static String idOf(String sha) {
        return DIAGNOSIS.hypotheses().stream()
                .filter(each -> each.change() != null && each.change().sha().startsWith(sha))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String evidenceOf(String sha) {
        return DIAGNOSIS.evidence().stream()
                .filter(each -> each.source().contains(sha) || each.excerpt().contains(sha))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private class ListedLedger implements Ledger {

        @Override
        public void note(ModelCall call) {
            calls.add(call);
        }

        @Override
        public Spent since(Instant from, @org.jspecify.annotations.Nullable String team) {
            return new Spent(0, BigDecimal.ZERO);
        }
    }
}
