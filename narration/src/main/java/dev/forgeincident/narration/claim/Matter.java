package dev.forgeincident.narration.claim;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.diagnosis.Verdict;
import dev.forgeincident.narration.claim.fact.FactBook;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Moment;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Reading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the diagnosis says as a whole: what it blames, and what it does not. */
final class Matter {

    private static final Set<EvidenceKind> NOT_THE_CAUSE =
            EnumSet.of(EvidenceKind.CATALOG, EvidenceKind.HEURISTIC);

    private static final int SHORTEST_SOURCE = 4;

    private final IncidentContext context;
    private final Diagnosis diagnosis;
    private final FactBook book;
    private final Facts cause;
    private final Facts anyCause;
    private final Facts everything;

    Matter(IncidentContext context, Diagnosis diagnosis, FactBook book) {
        this.context = context;
        this.diagnosis = diagnosis;
        this.book = book;
        Hypothesis blamed = diagnosis.cause();
        List<Hypothesis> possible =
                diagnosis.hypotheses().stream().filter(each -> !each.refuted()).toList();
        this.cause = identity(blamed == null ? possible : List.of(blamed));
        this.anyCause = identity(diagnosis.hypotheses());
        this.everything = book.citing(book.ids(), 0);
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    FactBook book() {
        return book;
    }

    String service() {
        return Passage.lower(context.serviceName());
    }

    boolean undecided() {
        return diagnosis.verdict() == Verdict.UNDECIDED || diagnosis.cause() == null;
    }

    /** What is told of that which may be blamed there. */
    Facts blamed(Section section) {
        return section == Section.OPINION ? anyCause : cause;
    }

    /** When what is blamed came; empty where nothing is, or it is not known. */
    List<Moment> causeMoments() {
        Hypothesis blamed = diagnosis.cause();
        ChangeRef change = blamed == null ? null : blamed.change();
        if (blamed == null || change == null || change.at() == null) {
            return List.of();
        }
        Event event =
                change.deployed()
                        ? Event.DEPLOYED
                        : change.sha().isEmpty() ? Event.SWITCHED : Event.COMMITTED;
        return List.of(
                new Moment(
                        change.at(),
                        event,
                        Commit.shortened(change.sha()),
                        Passage.lower(change.service()),
                        Passage.lower(blamed.statement())));
    }

    /**
     * What a sentence rests on that cites nothing but speaks of an action of the diagnosis, or of a
     * service that is hit: the diagnosis itself says on what.
     */
    List<String> restingOn(Section section, int action, Reading reading) {
        if (section == Section.ACTION) {
            return diagnosis.actions().stream()
                    .filter(each -> each.order() == action)
                    .flatMap(each -> each.because().stream())
                    .toList();
        }
        if (section == Section.RELATED) {
            return diagnosis.relatedServices().stream()
                    .filter(each -> names(reading, each.entityRef()))
                    .flatMap(each -> each.evidence().stream())
                    .toList();
        }
        return List.of();
    }

    private static boolean names(Reading reading, String entity) {
        String name = Passage.lower(entity.substring(entity.lastIndexOf('/') + 1));
        return reading.tokens().stream().anyMatch(each -> Passage.lower(each.text()).equals(name));
    }

    /** Whether the word is of a source that could not be looked at. */
    boolean isUnseen(String folded) {
        return folded.length() >= SHORTEST_SOURCE
                && diagnosis.blindSpots().stream()
                        .anyMatch(each -> Passage.lower(each.source()).contains(folded));
    }

    /** Whether the hash is of a change that may be blamed there. */
    boolean mayBlame(String hash, Section section) {
        Hypothesis blamed = diagnosis.cause();
        Stream<Hypothesis> possible =
                section == Section.OPINION
                        ? diagnosis.hypotheses().stream()
                        : blamed == null
                                ? diagnosis.hypotheses().stream().filter(each -> !each.refuted())
                                : Stream.of(blamed);
        return possible.anyMatch(each -> isOf(each, hash));
    }

    /** The hypothesis about the change of that hash; null where there is none. */
    @Nullable Hypothesis about(String hash) {
        return diagnosis.hypotheses().stream()
                .filter(each -> isOf(each, hash))
                .findFirst()
                .orElse(null);
    }

    private static boolean isOf(Hypothesis hypothesis, String hash) {
        ChangeRef change = hypothesis.change();
        return change != null && Passage.isSame(change.sha(), hash);
    }

    /** Whether the service is the incident's own, or that of the change that is blamed. */
    boolean isOwn(String service) {
        Hypothesis blamed = diagnosis.cause();
        ChangeRef change = blamed == null ? null : blamed.change();
        return service.equals(service())
                || service.equals(Passage.lower(context.alert().service()))
                || (change != null && service.equals(Passage.lower(change.service())));
    }

    private Facts identity(List<Hypothesis> hypotheses) {
        Set<String> ids = new LinkedHashSet<>();
        List<String> shas = new ArrayList<>();
        for (Hypothesis hypothesis : hypotheses) {
            hypothesis.support().stream()
                    .filter(id -> !NOT_THE_CAUSE.contains(diagnosis.evidence(id).kind()))
                    .forEach(ids::add);
            ChangeRef change = hypothesis.change();
            shas.add(change == null ? "" : Objects.requireNonNull(change).sha());
        }
        return book.citing(ids, 0)
                .only(
                        passage ->
                                passage.origin() != Passage.Origin.COMMON
                                        && (passage.sha().isEmpty()
                                                || shas.stream()
                                                        .anyMatch(
                                                                sha ->
                                                                        Passage.isSame(
                                                                                passage.sha(),
                                                                                sha))));
    }

    /** All that is known, of whatever evidence. */
    Facts everything() {
        return everything;
    }
}
