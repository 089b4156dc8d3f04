package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.diagnosis.Weigher.Weighed;
import dev.forgeincident.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the diagnosis: suspects and outside triggers are weighed, compared with each other and with
 * "none of these", and the one that stands out is named. Pure: the same context always gives the
 * same diagnosis.
 */
public final class Diagnostician {

    /** The verdict needs more than an even chance, and half as much again as the runner-up. */
    private static final double ENOUGH = 0.5;

    private static final double AHEAD = 1.5;

    /** What names a cause of its own, and not only a symptom, weighs this much. */
    private static final double TELLING = 2.5;

    private static final double MOST_WHEN_UNDECIDED = 0.49;
    private static final int MAX_OPEN = 5;
    private static final int MAX_REFUTED = 4;
    private static final int MAX_SYMPTOMS = 3;

    private final RuleSettings settings;
    private final Exhibits exhibits = new Exhibits();

    public Diagnostician(RuleSettings settings) {
        this.settings = settings;
    }

    /**
     * Every commit that is known, the likeliest first; what is impossible comes last. The order and
     * the confidence are those of the diagnosis, which tells only the first of them.
     */
    public List<Ranked> ranking(IncidentContext context) {
        Signals signals = Signals.of(context);
        Places places = new Places(context, signals);
        List<Suspect> suspects = Suspects.of(context, signals.services());
        return new Ranking(context, signals, places, suspects, exhibits)
                .candidates().stream()
                        .flatMap(
                                candidate ->
                                        candidate.change() == null
                                                ? Stream.empty()
                                                : Stream.of(
                                                        new Ranked(
                                                                candidate.change().sha(),
                                                                candidate.confidence())))
                        .toList();
    }

    public Diagnosis diagnose(IncidentContext context) {
        Signals signals = Signals.of(context);
        Places places = new Places(context, signals);
        List<Suspect> suspects = Suspects.of(context, signals.services());
        List<Candidate> candidates =
                new Ranking(context, signals, places, suspects, exhibits).candidates();
        boolean decided = isDecided(candidates);
        EvidenceBook book = new EvidenceBook();
        if (!decided) {
            // Without a cause the symptom is what there is: it is told first.
            book.cite(exhibits.alert(context.alert()));
            signals.symptoms().stream().limit(MAX_SYMPTOMS).map(exhibits::log).forEach(book::cite);
        }
        if (decided) {
            candidates.get(0).hypothesis("h1", book);
        }
        List<RelatedService> related = BlastRadius.of(context, signals, exhibits, book);
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (Candidate candidate : told(candidates)) {
            hypotheses.add(candidate.hypothesis("h" + (hypotheses.size() + 1), book));
        }
        List<Finding> findings =
                Rules.run(
                        Rules.ALL,
                        new Rule.Case(context, signals, places, settings, exhibits, book));
        List<Action> actions =
                decided
                        ? actions(context, suspects, candidates.get(0), hypotheses.get(0), book)
                        : NextSteps.of(
                                context,
                                told(candidates).stream().filter(each -> !each.refuted()).toList(),
                                !signals.symptoms().isEmpty(),
                                book.cite(exhibits.alert(context.alert())));
        EvidenceKind onsetFrom = exhibits.sign(signals.onset().sign()).kind();
        return new Diagnosis(
                decided ? candidates.get(0).verdict() : Verdict.UNDECIDED,
                confidence(decided, candidates),
                signals.onset().at(),
                onsetFrom,
                firstFailing(context, signals),
                hypotheses,
                decided ? Comparison.of(told(candidates)) : List.of(),
                Refutations.noted(findings, hypotheses),
                book.all(),
                actions,
                related,
                BlindSpots.of(context, onsetFrom));
    }

    /**
     * Of the verdict: that this change did it, or that none did. Undecided is never more than low,
     * however far the first is ahead of nothing.
     */
    private static double confidence(boolean decided, List<Candidate> candidates) {
        if (candidates.isEmpty() || candidates.get(0).refuted()) {
            return 0;
        }
        Candidate first = candidates.get(0);
        double best = first.outside() == null ? first.confidence() : together(candidates);
        return decided ? best : Math.min(best, MOST_WHEN_UNDECIDED);
    }

    /**
     * The likeliest, and of the refuted ones those nearest to the onset: they are the ones that get
     * blamed.
     */
    private static List<Candidate> told(List<Candidate> candidates) {
        return Stream.concat(
                        candidates.stream()
                                .filter(candidate -> !candidate.refuted())
                                .limit(MAX_OPEN),
                        candidates.stream().filter(Candidate::refuted).limit(MAX_REFUTED))
                .toList();
    }

    /**
     * A change is named when it is likelier than not and half as likely again as any other. That no
     * change did it is said when all such causes together are, and one of them is told by more than
     * a symptom.
     */
    private static boolean isDecided(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return false;
        }
        Candidate best = candidates.get(0);
        Outside outside = best.outside();
        if (outside != null) {
            double rival =
                    candidates.stream()
                            .filter(each -> each.outside() == null && !each.refuted())
                            .mapToDouble(Candidate::confidence)
                            .max()
                            .orElse(0);
            double together = together(candidates);
            return outside.weight() >= TELLING && together >= ENOUGH && together >= AHEAD * rival;
        }
        double second = candidates.size() < 2 ? 0 : candidates.get(1).confidence();
        boolean supported = best.weighed() == null || best.weighed().tied();
        return supported
                && !best.refuted()
                && best.confidence() >= ENOUGH
                && best.confidence() >= AHEAD * second;
    }

    /** How likely it is that no change did it, whichever of the other causes it was. */
    private static double together(List<Candidate> candidates) {
        return Math.min(
                Ranking.MOST_CERTAIN,
                candidates.stream()
                        .filter(each -> each.outside() != null)
                        .mapToDouble(Candidate::confidence)
                        .sum());
    }

    private static List<Action> actions(
            IncidentContext context,
            List<Suspect> suspects,
            Candidate cause,
            Hypothesis hypothesis,
            EvidenceBook book) {
        Weighed culprit = cause.weighed();
        if (culprit != null) {
            return new Remedies(context, suspects)
                    .against(culprit, kind -> book.ofKind(hypothesis.support(), kind));
        }
        Outside outside = cause.outside();
        return outside == null ? List.of() : List.of(outside.action(1, hypothesis.support()));
    }

    /** The catalog's reference where the catalog knows it, else the reference by its name. */
    private static @Nullable String firstFailing(IncidentContext context, Signals signals) {
        String first = signals.firstFailing();
        ServiceProfile service = context.service().dataOrNull();
        if (first != null && !context.isAbout(first)) {
            return Services.reference(context, first);
        }
        boolean seen = first != null || !signals.symptoms().isEmpty();
        return service == null || !seen ? null : service.ref().toString();
    }
}
