package dev.forgeincident.narration.claim.fact;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.Action;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Finding;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.diagnosis.Hypothesis.Reason;
import dev.forgeincident.diagnosis.RelatedService;
import dev.forgeincident.narration.claim.fact.Facts.People;
import dev.forgeincident.narration.claim.fact.Facts.Uses;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is known, by the evidence that it rests on. Immutable once it is built. */
public final class FactBook {

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Page common;
    private final List<Passage> actions = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Diagnosis diagnosis;

    /** What is known of one piece of evidence. */
    private record Page(
            List<Passage> passages,
            List<Moment> moments,
            List<Uses> uses,
            Set<String> shas,
            Set<String> authors,
            Set<String> deployers) {
        Page() {
            this(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>());
        }
    }

    private FactBook(IncidentContext context, Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        for (Evidence evidence : diagnosis.evidence()) {
            pages.put(evidence.id(), page(evidence));
        }
        diagnosis.hypotheses().forEach(this::hypothesis);
        diagnosis.comparisons().forEach(each -> comparison(each.hypothesis(), each.text()));
        diagnosis.findings().forEach(this::finding);
        diagnosis.actions().forEach(this::action);
        diagnosis.relatedServices().forEach(this::related);
        this.common = new Page();
        Commons commons = Commons.of(context, diagnosis);
        common.passages.addAll(commons.passages());
        common.moments.addAll(commons.moments());
        provides(context);
        names(context);
        for (Evidence evidence : diagnosis.evidence()) {
            Page page = Objects.requireNonNull(pages.get(evidence.id()));
            if (Catalogs.read(evidence, names, page.uses)) {
                page.passages.get(0).affirm("calls", "depends");
            }
        }
    }

    public static FactBook of(IncidentContext context, Diagnosis diagnosis) {
        return new FactBook(context, diagnosis);
    }

    /** The ids of all evidence, in order. */
    public Collection<String> ids() {
        return pages.keySet();
    }

    /** Whether the plain word is the name of a service that is known. */
    public boolean isService(String folded) {
        return names.contains(folded);
    }

    /** Whether any evidence names it. */
    public boolean isKnownAnywhere(String name) {
        return pages.values().stream()
                .flatMap(page -> page.passages.stream())
                .anyMatch(passage -> passage.holds(name));
    }

    /** Whether the digits, seven at least, are how a change is named. */
    public boolean isHash(String digits) {
        return digits.length() >= 7
                && pages.values().stream()
                        .flatMap(page -> page.shas.stream())
                        .anyMatch(sha -> Passage.isSame(sha, digits));
    }

    /**
     * What may be said by those who cite these.
     *
     * @param action the {@code order} of an action whose words may be used too; 0 for none
     */
    public Facts citing(Collection<String> ids, int action) {
        List<Page> cited = new ArrayList<>();
        ids.stream().map(pages::get).filter(Objects::nonNull).forEach(cited::add);
        cited.add(common);
        List<Passage> passages = new ArrayList<>();
        cited.forEach(page -> passages.addAll(page.passages));
        for (int i = 0; i < diagnosis.actions().size(); i++) {
            if (diagnosis.actions().get(i).order() == action) {
                passages.add(actions.get(i));
            }
        }
        return new Facts(
                passages,
                flat(cited.stream().map(Page::moments)),
                flat(cited.stream().map(Page::uses)),
                Set.copyOf(flat(cited.stream().map(Page::shas))),
                new People(
                        Set.copyOf(flat(cited.stream().map(Page::authors))),
                        Set.copyOf(flat(cited.stream().map(Page::deployers)))));
    }

    private static <T> List<T> flat(Stream<? extends Collection<T>> parts) {
        return parts.<T>flatMap(Collection::stream).toList();
    }

    private static Page page(Evidence evidence) {
        Page page = new Page();
        String sha = Shas.in(evidence);
        Passage bytes = new Passage(Origin.BYTES, evidence.kind(), sha, evidence.excerpt());
        bytes.affirm(KindWords.of(evidence));
        page.passages.add(bytes);
        String place = evidence.source() + " of " + evidence.service() + KindWords.tail(evidence);
        page.passages.add(new Passage(Origin.PLACE, evidence.kind(), sha, place));
        if (!sha.isEmpty()) {
            page.shas.add(sha);
        }
        Times.of(evidence, bytes, sha, page.moments);
        Times.frequency(evidence).ifPresent(page.passages::add);
        Catalogs.read(evidence, page.uses);
        Persons.read(evidence, page.authors, page.deployers);
        if (!page.authors.isEmpty()) {
            bytes.affirm("author");
        }
        return page;
    }

    private void hypothesis(Hypothesis hypothesis) {
        ChangeRef change = hypothesis.change();
        String sha = change == null ? "" : change.sha();
        for (Reason reason : hypothesis.reasons()) {
            add(reason.evidence(), sha, reason.text());
        }
        Set<String> cited = new LinkedHashSet<>(hypothesis.support());
        cited.addAll(hypothesis.counter());
        for (String id : cited) {
            Page page = pages.get(id);
            if (page != null) {
                identify(hypothesis, change, page, diagnosis.evidence(id).kind());
            }
        }
    }

    /** What the change is may be told with whatever speaks of it; what it does, with its diff. */
    private static void identify(
            Hypothesis hypothesis, @Nullable ChangeRef change, Page page, EvidenceKind kind) {
        boolean neighbour = kind == EvidenceKind.CATALOG || kind == EvidenceKind.HEURISTIC;
        String sha = change == null ? "" : change.sha();
        boolean shown = !neighbour && kind != EvidenceKind.DEPLOYMENT;
        if (shown && !hypothesis.mechanism().isEmpty()) {
            page.passages.add(new Passage(Origin.ENGINE, kind, sha, hypothesis.mechanism()));
        }
        if (change == null) {
            page.passages.add(new Passage(Origin.ENGINE, kind, "", hypothesis.statement()));
            return;
        }
        if (neighbour) {
            return;
        }
        String named =
                "commit %s \"%s\" of %s, %s"
                        .formatted(
                                Commit.shortened(sha),
                                change.subject(),
                                change.service(),
                                change.deployed()
                                        ? "deployed"
                                        : sha.isEmpty() ? "switched" : "committed");
        page.passages.add(new Passage(Origin.PLACE, kind, sha, named));
        if (kind == EvidenceKind.DIFF || kind == EvidenceKind.DEPLOYMENT) {
            page.passages.add(new Passage(Origin.ENGINE, kind, sha, hypothesis.statement()));
            if (!change.author().isEmpty()) {
                page.authors.add(change.author().toLowerCase(Locale.ROOT));
                page.passages.add(
                        new Passage(Origin.PLACE, kind, sha, "author " + change.author()));
            }
        }
        String links =
                Objects.toString(change.url(), "")
                        + " "
                        + Objects.toString(change.pullRequest(), "");
        if (!links.isBlank()) {
            page.passages.add(new Passage(Origin.PLACE, kind, sha, links));
        }
        if (!sha.isEmpty()) {
            page.shas.add(sha);
        }
        if (change.at() != null) {
            Event event =
                    change.deployed()
                            ? Event.DEPLOYED
                            : sha.isEmpty() ? Event.SWITCHED : Event.COMMITTED;
            page.moments.add(
                    new Moment(
                            Objects.requireNonNull(change.at()),
                            event,
                            Commit.shortened(sha),
                            Passage.lower(change.service()),
                            Passage.lower(
                                    sha + " " + change.subject() + " " + hypothesis.statement())));
        }
    }

    private void comparison(String other, String text) {
        Hypothesis first = diagnosis.hypotheses().get(0);
        for (Hypothesis hypothesis : diagnosis.hypotheses()) {
            if (hypothesis.id().equals(other) || hypothesis.equals(first)) {
                for (String clause : text.split("; |, while |, and only ")) {
                    hypothesis.support().forEach(id -> add(id, "", clause));
                }
            }
        }
    }

    private void finding(Finding finding) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        String text = "%s (%s)".formatted(finding.summary(), severity);
        for (String id : finding.evidence()) {
            add(id, "", text);
            add(id, Origin.ADVICE, "", finding.suggestion());
        }
    }

    private void action(Action action) {
        String text = action.title() + ". " + action.command() + ". " + action.detail();
        actions.add(new Passage(Origin.ADVICE, null, "", text));
        action.because().forEach(id -> add(id, Origin.ADVICE, "", text));
    }

    private void related(RelatedService related) {
        String name = Catalogs.bare(related.entityRef());
        String hit = related.hit().name().toLowerCase(Locale.ROOT);
        for (String id : related.evidence()) {
            add(id, "", "%s %s (%s)".formatted(name, related.why(), hit));
            Page page = pages.get(id);
            if (page != null) {
                Catalogs.read(related, page.uses);
            }
        }
    }

    private void add(String id, String sha, String text) {
        add(id, Origin.ENGINE, sha, text);
    }

    private void add(String id, Origin origin, String sha, String text) {
        Page page = pages.get(id);
        if (page != null && !text.isBlank()) {
            page.passages.add(new Passage(origin, diagnosis.evidence(id).kind(), sha, text));
            Catalogs.read(text, page.uses);
        }
    }

    /** Who consumes an API consumes what its provider gives. */
    private void provides(IncidentContext context) {
        ServiceProfile service = context.service().dataOrNull();
        if (service != null) {
            Set<String> provided = new HashSet<>();
            service.targets("providesApi").forEach(api -> provided.add(api.name()));
            for (Page page : pages.values()) {
                for (Uses uses : List.copyOf(page.uses)) {
                    if (provided.contains(uses.used())) {
                        page.uses.add(new Uses(uses.user(), service.ref().name()));
                    }
                }
            }
        }
    }

    private void names(IncidentContext context) {
        name(context.serviceName());
        name(context.alert().service());
        List<ServiceProfile> neighbours = context.neighbours().dataOrNull();
        if (neighbours != null) {
            neighbours.forEach(each -> name(each.ref().name()));
        }
        diagnosis.evidence().forEach(each -> name(each.service()));
        diagnosis.relatedServices().forEach(each -> name(Catalogs.bare(each.entityRef())));
        diagnosis.hypotheses().stream()
                .map(Hypothesis::change)
                .filter(Objects::nonNull)
                .forEach(each -> name(each.service()));
    }

    private void name(String name) {
        names.add(Passage.lower(name));
    }

    /** Who uses whom, whatever evidence tells it. */
    public List<Uses> uses() {
        return pages.values().stream().flatMap(page -> page.uses.stream()).distinct().toList();
    }
}
