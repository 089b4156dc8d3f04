package dev.forgeincident.narration;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.narration.governance.Allowance;
import dev.forgeincident.narration.governance.Decision;
import dev.forgeincident.narration.governance.Ledger;
import dev.forgeincident.narration.prompt.Prompt;
import dev.forgeincident.narration.prompt.PromptTooLong;
import dev.forgeincident.narration.prompt.PromptWriter;
import dev.forgeincident.narration.redaction.Redaction;
import dev.forgeincident.narration.redaction.Redactor;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Has a model tell the diagnosis: ask, check every sentence, show what stands. Whatever the model
 * does, the diagnosis is told; a model that fails, is not allowed or cannot be believed leaves the
 * template's text and its reason.
 */
public final class ModelNarrator implements Narrator {

    private static final System.Logger LOG = System.getLogger(ModelNarrator.class.getName());
    private static final int TRACED = 8;

    private final List<Offer> offers;
    private final PromptWriter prompts;
    private final Redactor redactor;
    private final Allowance allowance;
    private final Ledger ledger;
    private final NarrationSettings settings;
    private final Clock clock;

    /**
     * @param offers the models to be asked, the next where one fails; at least one
     */
    public ModelNarrator(
            List<Offer> offers,
            PromptWriter prompts,
            Redactor redactor,
            Allowance allowance,
            Ledger ledger,
            NarrationSettings settings,
            Clock clock) {
        this.offers = List.copyOf(offers);
        this.prompts = prompts;
        this.redactor = redactor;
        this.allowance = allowance;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Narration atOnce(Telling telling) {
        return byTemplate(
                telling,
                "the model has not answered yet; if this stays so, the service was stopped meanwhile");
    }

    @Override
    public Narration narrate(Telling telling, NarrationListener listener) {
        try {
            return byModel(telling, listener);
        } catch (ModelRequired asked) {
            throw asked;
        } catch (RuntimeException ours) {
            // Its message may quote what a model said, or what it was sent.
            LOG.log(System.Logger.Level.ERROR, "A narration failed: " + trace(ours));
            return byTemplate(telling, "the narration failed; the service's log tells where");
        }
    }

    private static String trace(RuntimeException failure) {
        return failure.getClass().getName()
                + Arrays.stream(failure.getStackTrace())
                        .limit(TRACED)
                        .map(frame -> " at " + frame)
                        .collect(Collectors.joining());
    }

    private Narration byModel(Telling telling, NarrationListener listener) {
        Redaction redaction = redactor.begin();
        try {
            return ask(
                    telling,
                    listener,
                    prompts.write(telling.context(), telling.diagnosis(), redaction),
                    redaction);
        } catch (PromptTooLong tooLong) {
            return byTemplate(telling, tooLong.reason());
        }
    }

    private Narration ask(
            Telling telling, NarrationListener listener, Prompt prompt, Redaction redaction) {
        Conversation.Outcome outcome =
                new Conversation(
                                telling,
                                listener,
                                prompt,
                                prompts,
                                redaction,
                                ledger,
                                settings,
                                () -> decide(telling, prompt),
                                clock)
                        .with(offers);
        if (outcome instanceof Conversation.Answered answered) {
            return told(telling, answered);
        }
        if (outcome instanceof Conversation.Refused refused) {
            return byTemplate(telling, refused.reason());
        }
        Conversation.Failed failed = (Conversation.Failed) outcome;
        if (settings.required()) {
            throw new ModelRequired(failed.trouble(), failed.use());
        }
        return new Narration(
                TemplateNarrator.tell(telling.context(), telling.diagnosis()),
                "template",
                ModelRequired.told(failed.trouble().reason()),
                null,
                failed.use());
    }

    /** Whether one call, of whichever model, may be made. */
    private Decision decide(Telling telling, Prompt prompt) {
        return allowance.decide(
                telling.account(),
                telling.context().service().dataOrNull(),
                OtherServices.of(telling.context(), telling.diagnosis()),
                (long) prompt.tokens() + settings.answerTokens(),
                costAtMost(prompt));
    }

    private Narration told(Telling telling, Conversation.Answered answered) {
        IncidentContext context = telling.context();
        Diagnosis diagnosis = telling.diagnosis();
        Draft draft = answered.draft();
        ModelUse use = answered.use();
        Labels labels = Labels.of(settings.language());
        SecondOpinion opinion =
                new Opinions(diagnosis, labels).of(answered.answer().opinion(), draft, use.model());
        int claims = draft.kept() + draft.removed();
        String kept = "%s of %s claims".formatted(draft.kept(), claims);
        if (draft.kept() == 0 || draft.isUnsound()) {
            String reason =
                    "the evidence bears out only " + kept + " of the model; its text is not shown";
            return new Narration(
                    TemplateNarrator.tell(context, diagnosis), "template", reason, null, use);
        }
        String markdown =
                new ModelSections(context, diagnosis, draft, labels).make(opinion).markdown();
        String reason = "told by %s; the evidence bears out %s".formatted(use.model(), kept);
        return new Narration(markdown, "model", reason, opinion, use);
    }

    private static Narration byTemplate(Telling telling, String reason) {
        return Narration.byTemplate(
                TemplateNarrator.tell(telling.context(), telling.diagnosis()), reason);
    }

    /** Of the dearest that may be asked; null where the price of one is not known. */
    private @Nullable BigDecimal costAtMost(Prompt prompt) {
        BigDecimal most = BigDecimal.ZERO;
        for (Offer offer : offers) {
            BigDecimal cost = offer.cost(prompt.tokens(), settings.answerTokens());
            if (cost == null) {
                return null;
            }
            most = most.max(cost);
        }
        return most;
    }
}
