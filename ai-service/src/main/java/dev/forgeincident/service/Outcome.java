package dev.forgeincident.service;

import dev.forgeincident.context.Words;
import dev.forgeincident.diagnosis.Secrets;
import dev.forgeincident.service.intake.BadInput;
import dev.forgeincident.service.intake.OutcomeBody;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says that it really was.
 *
 * @param at when it was said (UTC)
 * @param right whether the diagnosis was right
 * @param hypothesis the one of the diagnosis that it was instead; null where it was none of them,
 *     or nobody says
 * @param cause {@code none} for no change, a commit's hash, or words; null where nobody says.
 *     Secrets are masked
 */
public record Outcome(
        Instant at, String by, boolean right, @Nullable String hypothesis, @Nullable String cause) {

    private static final String NO_CHANGE = "none";
    private static final int MAX_STATEMENT = 300;

    /**
     * What a diagnosis offers to choose from.
     *
     * @param cause the id of the hypothesis that it names; null where it is undecided
     */
    public record Offered(@Nullable String cause, List<Choice> choices) {

        public Offered {
            choices = List.copyOf(choices);
        }

        private @Nullable Choice byId(String id) {
            return choices.stream()
                    .filter(choice -> choice.id().equalsIgnoreCase(id))
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable Choice bySha(String sha) {
            String asked = sha.toLowerCase(Locale.ROOT);
            return choices.stream()
                    .filter(choice -> isSame(choice.sha().toLowerCase(Locale.ROOT), asked))
                    .findFirst()
                    .orElse(null);
        }

        private static boolean isSame(String known, String asked) {
            return !known.isEmpty() && (known.startsWith(asked) || asked.startsWith(known));
        }

        private String ids() {
            return choices.isEmpty()
                    ? "none"
                    : choices.stream().map(Choice::id).collect(Collectors.joining(", "));
        }
    }

    /**
     * A hypothesis.
     *
     * @param sha of its change; empty where it is none
     */
    public record Choice(String id, String sha, String statement) {}

    /**
     * What was said, as one of what the diagnosis offers where it is.
     *
     * @throws BadInput when it names what is not there, or contradicts itself
     */
    public static Outcome of(OutcomeBody said, Offered offered, Instant at, String by) {
        Choice chosen = null;
        String field = said.hypothesis() == null ? "cause" : "hypothesis";
        if (said.hypothesis() != null) {
            chosen = offered.byId(said.hypothesis());
            if (chosen == null) {
                throw new BadInput(
                        field, "is no hypothesis of this analysis; it has " + offered.ids());
            }
        } else if (said.isSha()) {
            chosen = offered.bySha(String.valueOf(said.cause()));
        }
        if (chosen != null && chosen.id().equals(offered.cause())) {
            throw new BadInput(field, "is what the diagnosis says; then it was right");
        }
        return new Outcome(
                at,
                by,
                said.right(),
                chosen == null ? null : chosen.id(),
                said.cause() == null ? null : Secrets.mask(said.cause()).text());
    }

    /** Whether it says the same, whoever said it and when. */
    public boolean saysAs(Outcome other) {
        return right == other.right
                && Objects.equals(hypothesis, other.hypothesis)
                && Objects.equals(cause, other.cause);
    }

    /** A sentence for the timeline. */
    public String told(Offered offered) {
        String said = "The diagnosis was " + (right ? "right" : "not right") + ", says " + by;
        Choice chosen = hypothesis == null ? null : offered.byId(hypothesis);
        if (chosen != null) {
            return said + ". It was: " + Words.bounded(chosen.statement(), MAX_STATEMENT);
        }
        if (cause == null) {
            return said + ".";
        }
        return said + (cause.equals(NO_CHANGE) ? ". No change did it." : ". It was: " + cause);
    }
}
