package dev.forgeincident.narration;

import dev.forgeincident.narration.answer.Answer;
import dev.forgeincident.narration.answer.AnswerReader;
import dev.forgeincident.narration.answer.Reading;
import dev.forgeincident.narration.claim.ClaimCheck;
import dev.forgeincident.narration.claim.Statement;
import dev.forgeincident.narration.governance.Decision;
import dev.forgeincident.narration.governance.Ledger;
import dev.forgeincident.narration.governance.ModelCall;
import dev.forgeincident.narration.model.ModelTrouble;
import dev.forgeincident.narration.model.Reply;
import dev.forgeincident.narration.prompt.Prompt;
import dev.forgeincident.narration.prompt.PromptWriter;
import dev.forgeincident.narration.redaction.Redaction;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One question to the models: the next where one fails, once more to the same where its answer
 * cannot be read. Every call is in the ledger, whatever came of it.
 */
final class Conversation {

    private static final System.Logger LOG = System.getLogger(Conversation.class.getName());

    /** With less than this left nobody is asked again. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Of an answer that broke off, about. */
    private static final int CHARACTERS_OF_A_TOKEN = 3;

    private final Telling telling;
    private final NarrationListener listener;
    private final Prompt prompt;
    private final PromptWriter prompts;
    private final Redaction redaction;
    private final Ledger ledger;
    private final NarrationSettings settings;
    private final Clock clock;
    private final Supplier<Decision> allowance;
    private final ClaimCheck check;
    private final long end;
    private final List<ModelCall> calls = new ArrayList<>();

    /**
     * @param allowance asked before each call whether it may be made
     */
    Conversation(
            Telling telling,
            NarrationListener listener,
            Prompt prompt,
            PromptWriter prompts,
            Redaction redaction,
            Ledger ledger,
            NarrationSettings settings,
            Supplier<Decision> allowance,
            Clock clock) {
        this.telling = telling;
        this.listener = listener;
        this.prompt = prompt;
        this.prompts = prompts;
        this.redaction = redaction;
        this.ledger = ledger;
        this.settings = settings;
        this.allowance = allowance;
        this.clock = clock;
        this.check = ClaimCheck.of(telling.context(), telling.diagnosis());
        this.end = System.nanoTime() + settings.patience().toNanos();
    }

    /** What came of it. */
    sealed interface Outcome {}

    /**
     * @param draft what of the answer stands
     */
    record Answered(Answer answer, Draft draft, ModelUse use) implements Outcome {}

    /**
     * @param trouble of the first model, or what the last one adds to it
     * @param use what it took, nevertheless
     */
    record Failed(ModelTrouble trouble, ModelUse use) implements Outcome {}

    /** Nobody was asked. */
    record Refused(String reason) implements Outcome {}

    Outcome with(List<Offer> offers) {
        ModelTrouble first = null;
        Offer last = offers.get(0);
        for (Offer offer : offers) {
            if (first != null && left().compareTo(SHORTEST) < 0) {
                break;
            }
            try {
                return ask(offer);
            } catch (ModelTrouble trouble) {
                last = offer;
                first = first == null ? trouble : both(first, trouble);
            } catch (NotAllowed refused) {
                if (first == null) {
                    return new Refused(refused.reason);
                }
                break;
            }
        }
        return new Failed(Objects.requireNonNull(first, "no model"), use(last, 0, 0));
    }

    private static ModelTrouble both(ModelTrouble first, ModelTrouble next) {
        return new ModelTrouble(first.kind(), first.reason() + "; then " + next.reason());
    }

    private Answered ask(Offer offer) throws ModelTrouble, NotAllowed {
        Attempt attempt = new Attempt(offer, prompt);
        Reading reading = attempt.make();
        if (reading instanceof Reading.Unreadable bad && left().compareTo(SHORTEST) >= 0) {
            try {
                Prompt repair = prompts.repair(prompt, attempt.text(), bad.problem());
                Attempt again = new Attempt(offer, repair);
                reading = again.make();
                attempt = again;
            } catch (NotAllowed spent) {
                throw unreadable(offer, bad);
            }
        }
        if (reading instanceof Reading.Read read) {
            return new Answered(
                    read.answer(),
                    attempt.draft,
                    use(offer, attempt.draft.kept(), attempt.draft.removed()));
        }
        throw unreadable(offer, (Reading.Unreadable) reading);
    }

    private static ModelTrouble unreadable(Offer offer, Reading.Unreadable bad) {
        return new ModelTrouble(
                ModelTrouble.Kind.UNREADABLE, offer.model().name() + ": " + bad.problem());
    }

    /** Policy or budget forbid the call. */
    private static final class NotAllowed extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        NotAllowed(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    /** One call, from the question to what stands of the answer. */
    private final class Attempt {

        private final Offer offer;
        private final Prompt asked;
        private final Draft draft = new Draft(check, redaction, listener);
        private final AnswerReader reader = new AnswerReader();
        private final Instant at = clock.instant();
        private final long began = System.nanoTime();
        private @Nullable Reply reply;
        private int heard;

        Attempt(Offer offer, Prompt asked) {
            this.offer = offer;
            this.asked = asked;
        }

        Reading make() throws ModelTrouble, NotAllowed {
            Decision decision = allowance.get();
            if (decision instanceof Decision.Refused refused) {
                throw new NotAllowed(refused.reason());
            }
            Decision.Allowed held = (Decision.Allowed) decision;
            try (held) {
                return allowed();
            }
        }

        private Reading allowed() throws ModelTrouble {
            String status = "failed";
            try {
                Reply came = offer.model().ask(asked, this::read, left());
                reply = came;
                Reading reading = reader.end(came.cutOff());
                if (reading instanceof Reading.Read read) {
                    add(read.answer());
                    status = "ok";
                } else {
                    status = word(ModelTrouble.Kind.UNREADABLE);
                }
                return reading;
            } catch (ModelTrouble trouble) {
                status = word(trouble.kind());
                throw trouble;
            } finally {
                note(status);
            }
        }

        private synchronized void read(String piece) {
            heard += piece.length();
            reader.accept(piece).forEach(draft::add);
        }

        /** What did not come piece by piece. */
        private void add(Answer answer) {
            answer.statements().forEach(draft::add);
            Answer.Opinion opinion = answer.opinion();
            List<Statement> because = opinion == null ? List.of() : opinion.because();
            because.forEach(draft::add);
        }

        String text() {
            return reply == null ? "" : reply.text();
        }

        /** Who began to answer, declined, or was too slow for us, has read the question. */
        private int tokensInVain(String status) {
            boolean read =
                    heard > 0
                            || status.equals(word(ModelTrouble.Kind.LATE))
                            || status.equals(word(ModelTrouble.Kind.FILTERED));
            return read ? asked.tokens() : 0;
        }

        private synchronized void note(String status) {
            Reply came = reply;
            int in = came == null ? tokensInVain(status) : came.tokensIn();
            int out = came == null ? heard / CHARACTERS_OF_A_TOKEN : came.tokensOut();
            ModelCall call =
                    new ModelCall(
                            UUID.randomUUID(),
                            telling.analysisId(),
                            at,
                            telling.account(),
                            offer.model().provider(),
                            offer.model().name(),
                            asked.version(),
                            in,
                            out,
                            offer.cost(in, out),
                            Duration.ofNanos(System.nanoTime() - began),
                            status,
                            draft.kept(),
                            draft.removed(),
                            redaction.count(),
                            settings.keepPrompts() ? asked.system() + "\n\n" + asked.data() : null,
                            settings.keepPrompts() ? redaction.redact(text()) : null);
            calls.add(call);
            try {
                ledger.note(call);
            } catch (RuntimeException e) {
                // Its message may quote what was to be kept.
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A call of a model is missing in the ledger: "
                                + e.getClass().getSimpleName());
            }
        }
    }

    private static String word(ModelTrouble.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private ModelUse use(Offer offer, int kept, int removed) {
        BigDecimal cost =
                calls.stream()
                        .map(ModelCall::cost)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal::add)
                        .orElse(null);
        return new ModelUse(
                offer.model().provider(),
                offer.model().name(),
                prompt.version(),
                calls.stream().mapToInt(ModelCall::tokensIn).sum(),
                calls.stream().mapToInt(ModelCall::tokensOut).sum(),
                cost,
                calls.stream().mapToLong(call -> call.took().toMillis()).sum(),
                kept,
                removed,
                redaction.count(),
                prompt.leftOut());
    }
}
