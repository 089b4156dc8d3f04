package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.diagnosis.Weigher.Weighed;
import dev.forgeincident.signal.Fault;
import dev.forgeincident.signal.Signals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that may have caused it, the likeliest first. The weights of the candidates and of "none of
 * these" become shares of one (softmax), so that a strong runner-up takes confidence away from the
 * winner.
 */
final class Ranking {

    /** A diagnosis sees only what was recorded; it is never surer than this. */
    static final double MOST_CERTAIN = 0.95;

    /** So many commits are looked at without one of them fitting by chance. */
    private static final int FEW = 5;

    /** A change that weighs this much, and leads to the fault, explains it. */
    private static final double EXPLAINS = 2.5;

    private static final double EXPLAINED = -1.5;

    /** Fits the picture, decides nothing. */
    private static final double HINT = 0.2;

    private static final Set<Fault> DATABASE_FAULTS =
            Set.of(
                    Fault.CONNECTION_FAILED,
                    Fault.CONFIGURATION_REJECTED,
                    Fault.AUTHENTICATION,
                    Fault.POOL_EXHAUSTED,
                    Fault.SCHEMA_MISMATCH,
                    Fault.DEADLOCK);

    private final IncidentContext context;
    private final Signals signals;
    private final Places places;
    private final List<Suspect> suspects;
    private final Exhibits exhibits;

    Ranking(
            IncidentContext context,
            Signals signals,
            Places places,
            List<Suspect> suspects,
            Exhibits exhibits) {
        this.context = context;
        this.signals = signals;
        this.places = places;
        this.suspects = suspects;
        this.exhibits = exhibits;
    }

    List<Candidate> candidates() {
        Weigher weigher = new Weigher(context, signals, places, suspects, exhibits);
        List<Weighed> weighed = suspects.stream().map(weigher::weigh).toList();
        List<Outside> outside =
                Triggers.in(new Trigger.Scene(context, signals, places, exhibits)).stream()
                        .map(each -> beside(each, weighed))
                        .toList();
        double all = Math.exp(nobody());
        for (Weighed each : weighed) {
            all += Math.exp(each.score());
        }
        for (Outside each : outside) {
            all += Math.exp(each.weight());
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Weighed each : weighed) {
            candidates.add(ofChange(each, Math.exp(each.score()) / all));
        }
        for (Outside each : outside) {
            candidates.add(ofOutside(each, Math.exp(each.weight()) / all));
        }
        Instant onset = signals.onset().at();
        candidates.sort(
                Comparator.comparing(Candidate::refuted)
                        .thenComparing(
                                Comparator.comparingDouble(
                                                (Candidate candidate) ->
                                                        candidate.refuted()
                                                                ? 0
                                                                : candidate.confidence())
                                        .reversed())
                        .thenComparing(candidate -> !candidate.isAfter(onset))
                        .thenComparing(candidate -> candidate.distance(onset))
                        .thenComparing(Candidate::committed, Comparator.reverseOrder())
                        .thenComparing(Candidate::statement));
        return candidates;
    }

    private Candidate ofChange(Weighed weighed, double share) {
        List<Argument> arguments = new ArrayList<>(weighed.arguments());
        if (weighed.tied()) {
            hints(weighed, arguments);
        }
        Suspect suspect = weighed.suspect();
        if (arguments.isEmpty()) {
            arguments.add(
                    new Argument("is known, and nothing else of it", 0, exhibits.commit(suspect)));
        }
        ChangeRef change =
                new ChangeRef(
                        suspect.commit().sha(),
                        Secrets.mask(suspect.commit().subject()).text(),
                        Secrets.mask(suspect.commit().author()).text(),
                        suspect.effectiveAt(),
                        suspect.shippedBy() != null,
                        suspect.commit().service(),
                        Secrets.maskUrl(suspect.commit().url()),
                        Secrets.maskUrl(suspect.commit().pullRequest()));
        String whose = change.service().isEmpty() ? "" : " in " + change.service();
        String statement =
                suspect.isCommit()
                        ? "Commit %s \"%s\"%s %s"
                                .formatted(
                                        suspect.commit().shortSha(),
                                        change.subject(),
                                        whose,
                                        Secrets.mask(weighed.does()).text())
                        : "The %s%s".formatted(change.subject(), whose);
        String mechanism = weighed.mechanism() == null ? "" : weighed.mechanism().words();
        double confidence = Math.min(MOST_CERTAIN, share);
        return new Candidate(
                Kind.CHANGE, statement, confidence, mechanism, change, weighed, null, arguments);
    }

    /**
     * What fits the picture without deciding anything: the database behind it, the team's own
     * rules.
     */
    private void hints(Weighed weighed, List<Argument> arguments) {
        ServiceProfile service = context.service().dataOrNull();
        List<ServiceProfile> neighbours = context.neighbours().dataOrNull();
        boolean databaseFault =
                signals.faults().stream()
                        .anyMatch(fault -> DATABASE_FAULTS.contains(fault.fault()));
        if (service != null && neighbours != null && databaseFault) {
            for (Relation relation : service.relations()) {
                neighbours.stream()
                        .filter(neighbour -> relation.type().equals("dependsOn"))
                        .filter(neighbour -> neighbour.ref().equals(relation.target()))
                        .filter(neighbour -> neighbour.type().contains("database"))
                        .findFirst()
                        .ifPresent(
                                database ->
                                        arguments.add(
                                                new Argument(
                                                        "%s depends on %s (%s)"
                                                                .formatted(
                                                                        service.ref().name(),
                                                                        database.ref(),
                                                                        database.type()),
                                                        HINT,
                                                        exhibits.relation(service, relation))));
            }
        }
        HouseRules.bearingOn(context, weighed.suspect(), signals.symptoms(), exhibits)
                .forEach(
                        rule ->
                                arguments.add(
                                        new Argument("the team's rule bears on it", HINT, rule)));
    }

    /** What a change explains needs no other cause: a disk that is full was filled by something. */
    private Outside beside(Outside outside, List<Weighed> weighed) {
        return weighed.stream()
                .filter(each -> each.tied() && each.score() >= EXPLAINS)
                .filter(each -> explains(each.fault(), outside.symptomOf()))
                .max(Comparator.comparingDouble(Weighed::score))
                .map(
                        each ->
                                outside.with(
                                        new Argument(
                                                "a change explains it",
                                                EXPLAINED,
                                                exhibits.commit(each.suspect()))))
                .orElse(outside);
    }

    /** Time-outs and errors of those behind are what everybody sees of any fault. */
    private static boolean explains(@Nullable Fault fault, Set<Fault> symptoms) {
        return fault != null
                && !symptoms.isEmpty()
                && (symptoms.contains(fault) || Fits.VICTIMS.containsAll(symptoms));
    }

    /** Where words are all there is, a long list holds one that fits by chance. */
    private double nobody() {
        double longer = Math.log(Math.max(1, suspects.size() / (double) FEW));
        return Weigher.NOBODY + (context.isTextOnly() ? longer : 0);
    }

    private static Candidate ofOutside(Outside outside, double share) {
        return new Candidate(
                outside.kind(),
                outside.statement(),
                Math.min(MOST_CERTAIN, share),
                "",
                null,
                null,
                outside,
                outside.arguments());
    }
}
