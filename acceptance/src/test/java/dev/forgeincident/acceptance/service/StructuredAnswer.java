package dev.forgeincident.acceptance.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The contract of the structured answer: every field's name, type and allowed values. */
final class StructuredAnswer {

    private static final Pattern CITED = Pattern.compile("\\[(e\\d+)]");
    private static final Pattern HEADING = Pattern.compile("(?m)^## .*$");
    private static final String[] DEGREES = {"low", "medium", "high"};

    private final JsonNode answer;
    private final JsonNode diagnosis;
    private final Set<String> evidence = new TreeSet<>();

    private StructuredAnswer(JsonNode answer) {
        this.answer = answer;
        this.diagnosis = answer.path("diagnosis");
        diagnosis.path("evidence").forEach(item -> evidence.add(item.path("id").asText()));
    }

    /** Fails where the answer is not what callers were promised. */
    static void check(JsonNode answer) {
        StructuredAnswer it = new StructuredAnswer(answer);
        it.envelope();
        it.verdict();
        diagnosis(answer, "hypotheses").forEach(it::hypothesis);
        diagnosis(answer, "findings").forEach(it::finding);
        diagnosis(answer, "evidence").forEach(it::evidence);
        it.actions();
        diagnosis(answer, "relatedServices").forEach(it::related);
        diagnosis(answer, "blindSpots").forEach(it::blindSpot);
    }

    /** A list of the diagnosis, which is there. */
    static List<JsonNode> diagnosis(JsonNode answer, String name) {
        JsonNode list = answer.path("diagnosis").path(name);
        assertThat(list.isArray()).as("%s is a list", name).isTrue();
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }

    private void envelope() {
        String text = text(answer, "analysis");
        assertThat(HEADING.matcher(text).results().map(MatchResult::group))
                .containsExactly(
                        "## PROBABLE CAUSE",
                        "## EVIDENCE",
                        "## SUGGESTED ACTIONS",
                        "## RELATED SERVICES");
        assertThat(CITED.matcher(text).results().map(cited -> cited.group(1)))
                .as("what the text cites")
                .isSubsetOf(evidence);
        assertThat(UUID.fromString(text(answer, "analysisId"))).isNotNull();
        assertThat(answer.has("incidentId")).isTrue();
        oneOf(answer, "narrator", "template", "model");
        text(answer, "narratorReason");
    }

    private void verdict() {
        oneOf(diagnosis, "verdict", "change", "dependency", "external", "undecided");
        share(diagnosis, "confidence");
        oneOf(diagnosis, "confidenceWord", DEGREES);
        assertThat(Instant.parse(text(diagnosis, "onset"))).isBefore(Instant.now());
        textOrNull(diagnosis, "firstFailing");
    }

    private void hypothesis(JsonNode it) {
        assertThat(text(it, "id")).matches("h\\d+");
        oneOf(it, "kind", "change", "dependency", "external");
        text(it, "statement");
        share(it, "confidence");
        assertThat(it.path("mechanism").isTextual()).isTrue();
        cites(it, "support");
        cites(it, "counter");
        JsonNode change = it.path("change");
        assertThat(change.isObject()).isEqualTo(text(it, "kind").equals("change"));
        if (change.isObject()) {
            for (String name : List.of("sha", "subject", "author", "service")) {
                assertThat(change.path(name).isTextual()).as(name).isTrue();
            }
            textOrNull(change, "at");
            textOrNull(change, "url");
        }
    }

    private void finding(JsonNode it) {
        assertThat(text(it, "rule")).matches("[a-z_]+\\.[a-z_]+");
        oneOf(it, "severity", "info", "low", "medium", "high", "critical");
        oneOf(it, "confidence", DEGREES);
        text(it, "summary");
        text(it, "suggestion");
        cites(it, "evidence");
        assertThat(it.path("evidence")).as("a finding rests on something").isNotEmpty();
    }

    private void evidence(JsonNode it) {
        assertThat(text(it, "id")).matches("e\\d+");
        oneOf(
                it,
                "kind",
                "diff",
                "log",
                "metric",
                "trace",
                "deployment",
                "catalog",
                "heuristic",
                "alert",
                "incident");
        text(it, "source");
        textOrNull(it, "at");
        text(it, "service");
        assertThat(text(it, "excerpt")).hasSizeLessThanOrEqualTo(4_000);
        textOrNull(it, "url");
    }

    private void actions() {
        int order = 0;
        for (JsonNode it : diagnosis(answer, "actions")) {
            order++;
            assertThat(it.path("order").isInt()).isTrue();
            assertThat(it.path("order").intValue()).isEqualTo(order);
            text(it, "kind");
            text(it, "title");
            assertThat(it.path("command").isTextual()).isTrue();
            cites(it, "because");
            assertThat(it.path("reversible").isBoolean()).isTrue();
        }
    }

    private void related(JsonNode it) {
        assertThat(text(it, "entityRef")).matches("[a-z]+:[^/]+/.+");
        text(it, "why");
        oneOf(it, "hit", "certain", "likely", "possible");
    }

    private void blindSpot(JsonNode it) {
        text(it, "source");
        text(it, "reason");
        assertThat(it.path("query").isTextual()).isTrue();
        assertThat(it.path("cost").isTextual()).isTrue();
    }

    private void cites(JsonNode it, String name) {
        assertThat(it.path(name).isArray()).as(name).isTrue();
        for (Iterator<JsonNode> ids = it.path(name).elements(); ids.hasNext(); ) {
            assertThat(evidence).as("%s of %s", name, it).contains(ids.next().asText());
        }
    }

    private static String text(JsonNode it, String name) {
        assertThat(it.path(name).isTextual()).as("%s of %s is a text", name, it).isTrue();
        assertThat(it.path(name).textValue()).as(name).isNotBlank();
        return it.path(name).textValue();
    }

    private static void textOrNull(JsonNode it, String name) {
        assertThat(it.has(name)).as(name).isTrue();
        assertThat(it.get(name).isTextual() || it.get(name).isNull()).as(name).isTrue();
    }

    private static void oneOf(JsonNode it, String name, String... allowed) {
        assertThat(text(it, name)).as(name).isIn((Object[]) allowed);
    }

    private static void share(JsonNode it, String name) {
        assertThat(it.path(name).isNumber()).as(name).isTrue();
        assertThat(it.path(name).doubleValue()).as(name).isBetween(0.0, 1.0);
    }
}
