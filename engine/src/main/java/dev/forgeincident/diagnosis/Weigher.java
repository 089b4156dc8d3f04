package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.diagnosis.meaning.DiffMeaning;
import dev.forgeincident.signal.Onset;
import dev.forgeincident.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Weighs one suspect against what the telemetry says. The weights are log-odds; they stand for an
 * engineer's judgement and have not been fitted to data. Being recent alone is worth little, so
 * that it never convicts.
 */
final class Weigher {

    /**
     * The log-odds of "none of these": what a suspect must bring to be believed rather than nobody.
     */
    static final double NOBODY = 2.5;

    private static final double AFTER_ONSET = -6.0;
    private static final double HARMLESS = -5.0;
    private static final double NOT_LIVE = -4.0;

    /** What weighs this much against a suspect makes it impossible, whatever speaks for it. */
    private static final double REFUTED = -4.0;

    private static final double OTHER_SERVICE = -0.7;
    private static final double DIFF_UNREAD = -0.1;

    private final IncidentContext context;
    private final Signals signals;
    private final SharedText sharedText;
    private final Ties ties;
    private final Exhibits exhibits;

    Weigher(IncidentContext context, Signals signals, List<Suspect> suspects, Exhibits exhibits) {
        this.context = context;
        this.signals = signals;
        this.sharedText = new SharedText(context, signals, suspects, exhibits);
        this.ties = new Ties(signals, suspects, sharedText, exhibits);
        this.exhibits = exhibits;
    }

    Weighed weigh(Suspect suspect) {
        DiffMeaning.Harmless harmless = harmless(suspect);
        Ties.Tied tied =
                harmless == null
                        ? ties.of(suspect)
                        : new Ties.Tied(
                                harmless.words(),
                                null,
                                List.of(
                                        new Argument(
                                                harmless.words(),
                                                HARMLESS,
                                                exhibits.diff(suspect, null))));
        List<Argument> arguments = new ArrayList<>(tied.arguments());
        timing(suspect).ifPresent(arguments::add);
        arguments.addAll(sharedText.standing(suspect, harmless == null));
        if (!context.isAbout(suspect.commit().service())) {
            arguments.add(
                    new Argument(
                            "belongs to "
                                    + suspect.commit().service()
                                    + ", which the alert does not name",
                            OTHER_SERVICE,
                            exhibits.commit(suspect)));
        }
        if (suspect.commit().diff() instanceof Diff.NotRead notRead) {
            arguments.add(
                    new Argument(
                            "its diff was not read (" + notRead.reason() + ")",
                            DIFF_UNREAD,
                            exhibits.commit(suspect)));
        }
        boolean refuted = arguments.stream().anyMatch(argument -> argument.weight() <= REFUTED);
        boolean holds = tied.holds() && !refuted;
        return new Weighed(suspect, tied.does(), tied.mechanism(), arguments, holds, refuted);
    }

    /**
     * A change of tests breaks no production; but where tests are what fails, it may be the cause.
     */
    private DiffMeaning.@Nullable Harmless harmless(Suspect suspect) {
        DiffMeaning.Harmless harmless = suspect.reading().harmless();
        boolean tests = harmless != null && harmless.what().contains("tests");
        return tests && sharedText.speaksOfTests() ? null : harmless;
    }

    private Optional<Argument> timing(Suspect suspect) {
        Instant at = suspect.effectiveAt();
        if (suspect.waiting()) {
            return Optional.of(
                    new Argument(
                            "is in no deployment that is known",
                            NOT_LIVE,
                            exhibits.commit(suspect)));
        }
        if (at == null) {
            return Optional.empty();
        }
        Onset onset = signals.onset();
        boolean deployed = suspect.shippedBy() != null;
        Evidence evidence =
                deployed
                        ? exhibits.deployment(Objects.requireNonNull(suspect.shippedBy()))
                        : exhibits.commit(suspect);
        Duration before = Duration.between(at, onset.at());
        String what = deployed ? "deployed " : "committed ";
        if (onset.isBefore(at)) {
            return Optional.of(
                    new Argument(
                            what + Spans.words(before) + " after the onset",
                            AFTER_ONSET,
                            evidence));
        }
        String text =
                before.isNegative()
                        ? what + "at the onset"
                        : what + Spans.words(before) + " before the onset";
        double weight = deployed ? recency(before) : sharedText.place(suspect);
        return Optional.of(new Argument(text, weight, evidence));
    }

    /**
     * A weak prior: most faults show within the hour after a deployment, and old versions have
     * proved themselves.
     */
    private static double recency(Duration before) {
        long minutes = before.toMinutes();
        return minutes <= 15
                ? 1.0
                : minutes <= 60 ? 0.6 : minutes <= 6 * 60 ? 0.1 : minutes <= 24 * 60 ? -0.5 : -1.0;
    }

    /**
     * A suspect and what was said for and against it.
     *
     * @param does what it does, as the end of a sentence
     * @param mechanism how it can have caused the fault; null where none fits
     * @param tied whether something beyond time and place ties it to the fault: without that nobody
     *     is blamed
     * @param refuted whether something makes it impossible
     */
    record Weighed(
            Suspect suspect,
            String does,
            @Nullable Mechanism mechanism,
            List<Argument> arguments,
            boolean tied,
            boolean refuted) {

        double score() {
            return arguments.stream().mapToDouble(Argument::weight).sum();
        }
    }
}
