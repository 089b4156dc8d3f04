package dev.forgeincident.narration.prompt;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.gotcha.Heuristic;
import dev.forgeincident.diagnosis.Action;
import dev.forgeincident.diagnosis.BlindSpot;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Finding;
import dev.forgeincident.diagnosis.RelatedService;
import dev.forgeincident.narration.prompt.Block.Fields;
import dev.forgeincident.narration.prompt.Block.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** All that a diagnosis and its context have to say, as blocks in the order of a prompt. */
final class Blocks {

    /** Of each part; there is no diagnosis that has more, but nothing keeps a caller from it. */
    private static final int MAX_OF_A_PART = 200;

    private static final int MAX_RELATIONS = 20;
    private static final int NAME = 200;
    private static final int SENTENCE = 500;
    private static final int PARAGRAPH = 1_000;

    private final IncidentContext context;
    private final Diagnosis diagnosis;
    private final Outside outside;
    private final List<Block> blocks = new ArrayList<>();

    private Blocks(IncidentContext context, Diagnosis diagnosis, Outside outside) {
        this.context = context;
        this.diagnosis = diagnosis;
        this.outside = outside;
    }

    static List<Block> of(IncidentContext context, Diagnosis diagnosis, Outside outside) {
        Blocks all = new Blocks(context, diagnosis, outside);
        all.incident();
        ServiceProfile profile = context.service().dataOrNull();
        if (profile != null) {
            all.service(profile);
        }
        all.blocks.addAll(new DiagnosisBlocks(diagnosis, outside, MAX_OF_A_PART).all());
        all.each(diagnosis.findings(), all::finding);
        all.each(diagnosis.actions(), (number, action) -> all.action(action));
        all.each(diagnosis.relatedServices(), all::related);
        all.each(diagnosis.blindSpots(), all::unseen);
        all.each(all.rules(), all::rule);
        return all.blocks;
    }

    private <T> void each(List<T> things, BiFunction<Integer, T, Block> block) {
        for (int i = 0; i < Math.min(MAX_OF_A_PART, things.size()); i++) {
            blocks.add(block.apply(i + 1, things.get(i)));
        }
    }

    private void incident() {
        Alert alert = context.alert();
        String firstFailing = diagnosis.firstFailing();
        blocks.add(
                new Block(
                        Part.INCIDENT,
                        "incident",
                        Value.CORE,
                        "the alert",
                        new Fields()
                                .add("service", outside.line(context.serviceName(), NAME))
                                .add("alert", outside.line(alert.title(), SENTENCE))
                                .add("severity", outside.line(alert.severity(), NAME))
                                .add(
                                        "first failing",
                                        firstFailing == null
                                                ? ""
                                                : outside.line(firstFailing, NAME))
                                .all(),
                        ""));
    }

    private void service(ServiceProfile profile) {
        EntityRef owner = profile.owner();
        String title = Objects.requireNonNullElse(profile.title(), "");
        Fields fields =
                new Fields()
                        .add("name", outside.line(profile.ref().toString(), NAME))
                        .add("title", outside.line(title, NAME))
                        .add("type", outside.line(profile.type(), NAME))
                        .add("description", outside.line(profile.description(), PARAGRAPH))
                        .add("owner", owner == null ? "" : outside.line(owner.toString(), NAME))
                        .add("tags", outside.line(String.join(", ", profile.tags()), SENTENCE));
        profile.relations().stream()
                .filter(relation -> !relation.type().equals("ownedBy"))
                .limit(MAX_RELATIONS)
                .forEach(relation -> fields.add("relation", outside.line(told(relation), NAME)));
        profile.statedDependencies().stream()
                .limit(MAX_RELATIONS)
                .forEach(stated -> fields.add("depends on", outside.line(stated, NAME)));
        blocks.add(
                new Block(
                        Part.INCIDENT,
                        "service",
                        Value.SURROUNDINGS,
                        "what the catalog says of the service",
                        fields.all(),
                        ""));
    }

    private static String told(Relation relation) {
        return relation.type() + " " + relation.target();
    }

    private Block finding(int number, Finding finding) {
        return new Block(
                Part.FINDINGS,
                "finding-" + number,
                Value.FINDING,
                "finding",
                new Fields()
                        .add("rule", outside.line(finding.rule(), NAME))
                        .add("severity", word(finding.severity()))
                        .add("confidence", word(finding.confidence()))
                        .add("evidence", String.join(" ", finding.evidence()))
                        .add("summary", outside.line(finding.summary(), PARAGRAPH))
                        .add("suggestion", outside.line(finding.suggestion(), PARAGRAPH))
                        .all(),
                "");
    }

    private Block action(Action action) {
        return new Block(
                Part.ACTIONS,
                "action-" + action.order(),
                Value.ACTION,
                "action",
                new Fields()
                        .add("kind", outside.line(action.kind(), NAME))
                        .add("title", outside.line(action.title(), SENTENCE))
                        .add("command", outside.line(action.command(), SENTENCE))
                        .add("detail", outside.line(action.detail(), PARAGRAPH))
                        .add("evidence", String.join(" ", action.because()))
                        .add("reversible", action.reversible() ? "yes" : "no")
                        .all(),
                "");
    }

    private Block related(int number, RelatedService service) {
        return new Block(
                Part.RELATED,
                "related-" + number,
                Value.SURROUNDINGS,
                "related service",
                new Fields()
                        .add("service", outside.line(service.entityRef(), NAME))
                        .add("hit", word(service.hit()))
                        .add("why", outside.line(service.why(), SENTENCE))
                        .add("evidence", String.join(" ", service.evidence()))
                        .all(),
                "");
    }

    private Block unseen(int number, BlindSpot spot) {
        return new Block(
                Part.UNSEEN,
                "unseen-" + number,
                Value.SURROUNDINGS,
                "blind spot",
                new Fields()
                        .add("source", outside.line(spot.source(), NAME))
                        .add("reason", outside.line(spot.reason(), SENTENCE))
                        .add("query", outside.line(spot.query(), SENTENCE))
                        .add("cost", outside.line(spot.cost(), SENTENCE))
                        .all(),
                "");
    }

    private record HouseRule(String service, Heuristic heuristic) {}

    /** Those that are no evidence: what is evidence is told, and cited, as such. */
    private List<HouseRule> rules() {
        Set<String> cited =
                diagnosis.evidence().stream()
                        .filter(each -> each.kind() == EvidenceKind.HEURISTIC)
                        .map(each -> each.excerpt().strip())
                        .collect(Collectors.toSet());
        List<HouseRule> rules = new ArrayList<>();
        for (var observation : context.heuristics()) {
            GotchaFile file = observation.dataOrNull();
            if (file != null) {
                file.heuristics().stream()
                        .filter(each -> !each.text().isEmpty() && !cited.contains(each.text()))
                        .forEach(each -> rules.add(new HouseRule(file.service(), each)));
            }
        }
        return rules;
    }

    private Block rule(int number, HouseRule rule) {
        return new Block(
                Part.RULES,
                "rule-" + number,
                Value.RULE,
                "house rule",
                new Fields().add("service", outside.line(rule.service(), NAME)).all(),
                outside.lines(rule.heuristic().text(), PARAGRAPH));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
