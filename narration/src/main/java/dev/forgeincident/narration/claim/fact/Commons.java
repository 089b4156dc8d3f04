package dev.forgeincident.narration.claim.fact;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.BlindSpot;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Verdict;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is known of the incident as a whole, and may be said with any citation. */
record Commons(List<Passage> passages, List<Moment> moments) {

    static Commons of(IncidentContext context, Diagnosis diagnosis) {
        List<Passage> passages = new ArrayList<>();
        String first = diagnosis.firstFailing();
        passages.add(
                common(
                        "incident of %s, alert %s (%s) fired. The onset, the errors, the failure of %s began at %s%s."
                                .formatted(
                                        context.serviceName(),
                                        context.alert().title(),
                                        context.alert().severity(),
                                        context.serviceName(),
                                        diagnosis.onset(),
                                        diagnosis.onsetFrom() == EvidenceKind.LOG
                                                ? ", ± 1 min, from the log lines"
                                                : "")));
        if (first != null) {
            passages.add(common(Catalogs.bare(first) + " failed first"));
        }
        passages.add(
                common(
                        String.format(
                                Locale.ROOT,
                                "confidence: %s (%.2f)",
                                diagnosis.confidenceWord().name().toLowerCase(Locale.ROOT),
                                diagnosis.confidence())));
        passages.addAll(verdict(diagnosis));
        for (BlindSpot blind : diagnosis.blindSpots()) {
            passages.add(
                    common(
                            "%s was not looked at, could not be read, is not seen (%s). %s. No %s was read."
                                    .formatted(
                                            blind.source(),
                                            blind.reason(),
                                            blind.cost(),
                                            blind.source())));
        }
        return new Commons(
                List.copyOf(passages),
                List.of(
                        new Moment(diagnosis.onset(), Event.BEGAN, ""),
                        new Moment(context.alert().startedAt(), Event.ALERTED, "")));
    }

    private static List<Passage> verdict(Diagnosis diagnosis) {
        List<Passage> passages = new ArrayList<>();
        Hypothesis cause = diagnosis.cause();
        if (diagnosis.verdict() == Verdict.UNDECIDED || cause == null) {
            passages.add(
                    common(
                            "Not enough to say, not clear, not decided. The cause is not known, not seen, not shown, undecided, unclear. Nothing that is known explains it, no change explains it."));
            return passages;
        }
        if (cause.change() == null) {
            passages.add(
                    common(
                            "No change explains this. No commit, no deployment, no change caused it, none is to blame."));
        }
        if (cause.counter().isEmpty()) {
            passages.add(
                    common(
                            "Nothing speaks against it, no evidence against it, nothing found against it."));
        }
        return passages;
    }

    private static Passage common(String text) {
        return new Passage(Origin.COMMON, null, "", text);
    }
}
