package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.diagnosis.Mechanism.Delay;
import dev.forgeincident.diagnosis.Mechanism.Reach;
import dev.forgeincident.diagnosis.meaning.DiffMeaning;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.Harmless;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.NotProduction;
import dev.forgeincident.diagnosis.meaning.Harmlessness;
import dev.forgeincident.signal.Fault;
import dev.forgeincident.signal.Onset;
import dev.forgeincident.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Weighs one suspect against what the telemetry says. The weights are log-odds. Being recent alone
 * is worth little, so that it never convicts.
 */
final class Weigher {

    /**
     * The log-odds of "none of these": what a suspect must bring to be believed rather than nobody.
     */
    static final double NOBODY = 1.5;

    private static final double AFTER_ONSET = -6.0;
    private static final double INERT = -5.0;
    private static final double STYLING = -4.5;
    private static final double OBSERVING = -2.5;
    private static final double WORDING = -0.7;
    private static final double ELSEWHERE = -5.0;
    private static final double NOT_LIVE = -4.0;

    /**
     * What reconciles a cluster with a repository applies configuration as soon as it is merged.
     */
    private static final double MAYBE_LIVE = -1.0;

    /** What weighs this much against a suspect makes it impossible, whatever speaks for it. */
    private static final double REFUTED = -4.0;

    /** A diff that was read and does nothing that is known to do harm. */
    private static final double NOTHING_KNOWN = -0.8;

    /**
     * Time and place fit many changes; a dozen that nothing else ties to the fault must not
     * outweigh the one that something does. Where words are all there is, the fitted weights say so
     * already.
     */
    private static final double UNTIED = -1.5;

    private static final double AT_FIRST = 0.8;
    private static final double REACHES = 0.4;
    private static final double DOES_NOT_REACH = -0.4;
    private static final double TROUBLED = -0.2;
    private static final double APART = -1.5;
    private static final double OTHER_SERVICE = -0.7;
    private static final double DIFF_UNREAD = -0.1;

    /** Later than is usual for such a fault, and later than such a fault can be. */
    private static final double LATE = -0.4;

    private static final double TOO_LATE = -1.5;

    private final IncidentContext context;
    private final Signals signals;
    private final SharedText sharedText;
    private final Ties ties;
    private final Places places;
    private final Exhibits exhibits;

    /** Whether the suspects belong to several services. */
    private final boolean choice;

    Weigher(
            IncidentContext context,
            Signals signals,
            Places places,
            List<Suspect> suspects,
            Exhibits exhibits) {
        this.context = context;
        this.signals = signals;
        this.sharedText = new SharedText(context, signals, suspects, exhibits);
        this.ties = new Ties(signals, suspects, sharedText, exhibits);
        this.places = places;
        this.choice =
                suspects.stream()
                                .flatMap(suspect -> Places.servicesOf(suspect).stream())
                                .distinct()
                                .limit(2)
                                .count()
                        > 1;
        this.exhibits = exhibits;
    }

    Weighed weigh(Suspect any) {
        Suspect suspect = places.relevant(any, signals.onset());
        Argument innocence = innocence(suspect);
        Ties.Tied tied =
                innocence == null || context.isTextOnly()
                        ? ties.of(suspect)
                        : new Ties.Tied(innocence.text(), null, null, List.of(innocence));
        List<Argument> arguments = new ArrayList<>(tied.arguments());
        timing(suspect, tied.mechanism()).ifPresent(arguments::add);
        place(suspect, tied.mechanism()).ifPresent(arguments::add);
        arguments.addAll(sharedText.standing(suspect, innocence == null));
        if (innocence != null && context.isTextOnly()) {
            arguments.add(innocence);
        }
        if (innocence == null && !context.isTextOnly()) {
            reading(suspect).ifPresent(arguments::add);
        }
        double loose = 1 - Math.max(0, Math.min(1, tied.weight() / Ties.HOLDS));
        if (innocence == null && !context.isTextOnly() && loose > 0) {
            arguments.add(
                    new Argument(
                            tied.weight() <= 0
                                    ? "is tied to the fault by nothing"
                                    : "is tied to the fault by little",
                            UNTIED * loose,
                            exhibits.commit(suspect)));
        }
        boolean refuted = arguments.stream().anyMatch(argument -> argument.weight() <= REFUTED);
        boolean holds = tied.holds() && !refuted;
        return new Weighed(
                suspect, tied.does(), tied.mechanism(), tied.fault(), arguments, holds, refuted);
    }

    /**
     * That it can do no harm in production, where that is so. A change of tests, or of the
     * pipeline, may be what makes a build fail; where words are all there is, only documentation is
     * cleared, and that not for certain.
     */
    private @Nullable Argument innocence(Suspect suspect) {
        for (DiffMeaning meaning : suspect.reading().meanings()) {
            if (meaning instanceof Harmless harmless) {
                boolean tests = harmless.what().contains("tests") && sharedText.speaksOfTests();
                boolean words =
                        harmless.what().equals("documentation")
                                || harmless.what().equals("comments");
                if (tests || (context.isTextOnly() && !words)) {
                    return null;
                }
                return new Argument(
                        harmless.words(),
                        context.isTextOnly() ? WORDING : weight(harmless.harmlessness()),
                        exhibits.diff(suspect, null));
            }
            if (meaning instanceof NotProduction other && !context.isTextOnly()) {
                return new Argument(other.words(), ELSEWHERE, exhibits.diff(suspect, null));
            }
        }
        return null;
    }

    private static double weight(Harmlessness harmlessness) {
        return switch (harmlessness) {
            case INERT -> INERT;
            case STYLING -> STYLING;
            case OBSERVING -> OBSERVING;
        };
    }

    private Optional<Argument> timing(Suspect suspect, @Nullable Mechanism mechanism) {
        Instant at = suspect.effectiveAt();
        if (suspect.waiting() && (at == null || !signals.onset().isBefore(at))) {
            boolean applied = Remedies.isConfiguration(suspect);
            return Optional.of(
                    new Argument(
                            applied
                                    ? "is in no deployment that is known; configuration may go live without one"
                                    : "is in no deployment that is known",
                            applied ? MAYBE_LIVE : NOT_LIVE,
                            exhibits.commit(suspect)));
        }
        if (at == null) {
            return Optional.empty();
        }
        Onset onset = signals.onset();
        Deployment shipment = suspect.shippedBy();
        Evidence evidence =
                shipment == null ? exhibits.commit(suspect) : exhibits.deployment(shipment);
        Duration before = Duration.between(at, onset.at());
        String what =
                shipment != null ? "deployed " : suspect.isCommit() ? "committed " : "switched ";
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
        boolean tookEffect = shipment != null || !suspect.isCommit();
        double weight = tookEffect ? recency(before, mechanism) : sharedText.place(suspect);
        return Optional.of(new Argument(text, weight, evidence));
    }

    /**
     * A weak prior: most faults show within the hour after a deployment, and old versions have
     * proved themselves; how old that is depends on how such a fault comes about.
     */
    private static double recency(Duration before, @Nullable Mechanism mechanism) {
        long minutes = before.toMinutes();
        double prior =
                minutes <= 15
                        ? 1.0
                        : minutes <= 60
                                ? 0.6
                                : minutes <= 6 * 60 ? 0.1 : minutes <= 24 * 60 ? -0.5 : -1.0;
        if (mechanism == null) {
            return prior;
        }
        Delay delay = mechanism.delay();
        if (before.compareTo(delay.usual()) <= 0) {
            return Math.max(prior, REACHES);
        }
        return before.compareTo(delay.most()) <= 0 ? Math.max(prior, LATE) : TOO_LATE;
    }

    private Optional<Argument> place(Suspect suspect, @Nullable Mechanism mechanism) {
        Reach reach = mechanism == null ? null : mechanism.reach();
        Deployment shipment = suspect.shippedBy();
        String whose = whose(suspect);
        String first = places.first();
        double weight;
        String text;
        switch (places.of(suspect)) {
            case FIRST -> {
                // Told only where there was a choice: of one service it goes without saying.
                weight = choice ? AT_FIRST : 0;
                text = "changes " + first + ", which failed first";
            }
            case CALLS_IT -> {
                weight = reach == Reach.CALLERS ? REACHES : 0;
                text = first + " calls " + whose;
            }
            case CALLED_BY_IT -> {
                weight =
                        reach == Reach.CALLED || reach == Reach.ONLY_CALLED
                                ? REACHES
                                : DOES_NOT_REACH;
                text = whose + " calls " + first;
            }
            case TROUBLED -> {
                weight = TROUBLED;
                text = "belongs to " + whose + ", which shows trouble too";
            }
            case APART -> {
                weight = places.known() ? APART : OTHER_SERVICE;
                text = "belongs to " + whose + ", which the alert does not name";
            }
            default -> {
                return Optional.empty();
            }
        }
        return weight == 0
                ? Optional.empty()
                : Optional.of(
                        new Argument(
                                text,
                                weight,
                                shipment == null
                                        ? exhibits.commit(suspect)
                                        : exhibits.deployment(shipment)));
    }

    private String whose(Suspect suspect) {
        Deployment shipment = suspect.shippedBy();
        return suspect.owners().isEmpty()
                ? shipment == null ? context.serviceName() : shipment.service()
                : suspect.owners().stream().sorted().findFirst().orElseThrow();
    }

    private Optional<Argument> reading(Suspect suspect) {
        if (suspect.commit().diff() instanceof Diff.NotRead notRead) {
            return Optional.of(
                    new Argument(
                            "its diff was not read (" + notRead.reason() + ")",
                            DIFF_UNREAD,
                            exhibits.commit(suspect)));
        }
        boolean read = suspect.reading().pairs().size() > 0;
        return read && !Fits.mayDoHarm(suspect)
                ? Optional.of(
                        new Argument(
                                "does nothing that is known to do harm",
                                NOTHING_KNOWN,
                                exhibits.diff(suspect, null)))
                : Optional.empty();
    }

    /**
     * A suspect and what was said for and against it.
     *
     * @param does what it does, as the end of a sentence
     * @param mechanism how it can have caused the fault; null where none fits
     * @param fault the fault that the mechanism leads to; null where none fits
     * @param tied whether something beyond time and place ties it to the fault: without that nobody
     *     is blamed
     * @param refuted whether something makes it impossible
     */
    record Weighed(
            Suspect suspect,
            String does,
            @Nullable Mechanism mechanism,
            @Nullable Fault fault,
            List<Argument> arguments,
            boolean tied,
            boolean refuted) {

        double score() {
            return arguments.stream().mapToDouble(Argument::weight).sum();
        }
    }
}
