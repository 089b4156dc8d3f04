package dev.forgeincident.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.diagnosis.Action;
import dev.forgeincident.diagnosis.BlindSpot;
import dev.forgeincident.diagnosis.ConfidenceWord;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Finding;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.RelatedService;
import dev.forgeincident.diagnosis.Severity;
import dev.forgeincident.diagnosis.Verdict;
import dev.forgeincident.sources.SourceAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordsModuleTest {

    private static final Instant AT = Instant.parse("2026-11-20T03:08:00Z");

    private final ObjectMapper json =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .registerModule(new ParameterNamesModule())
                    .registerModule(new RecordsModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void anAnswerHasExactlyTheAgreedNamesAndWords() {
        JsonNode answer = json.valueToTree(report());

        assertThat(names(answer))
                .containsExactly(
                        "analysis",
                        "analysisId",
                        "incidentId",
                        "service",
                        "entityRef",
                        "narrator",
                        "narratorReason",
                        "secondOpinion",
                        "usage",
                        "analysedAt",
                        "durationMillis",
                        "sources",
                        "diagnosis");
        assertThat(answer.get("incidentId").isNull()).isTrue();
        JsonNode diagnosis = answer.get("diagnosis");
        assertThat(names(diagnosis))
                .contains(
                        "verdict",
                        "confidence",
                        "confidenceWord",
                        "onset",
                        "firstFailing",
                        "hypotheses",
                        "findings",
                        "evidence",
                        "actions",
                        "relatedServices",
                        "blindSpots");
        assertThat(diagnosis.get("verdict").textValue()).isEqualTo("external");
        assertThat(diagnosis.get("confidenceWord").textValue()).isEqualTo("high");
        assertThat(diagnosis.get("onset").textValue()).isEqualTo("2026-11-20T03:08:00Z");
        assertThat(names(diagnosis.at("/hypotheses/0")))
                .contains(
                        "id",
                        "kind",
                        "statement",
                        "confidence",
                        "mechanism",
                        "change",
                        "support",
                        "counter");
        assertThat(diagnosis.at("/hypotheses/0/kind").textValue()).isEqualTo("change");
        assertThat(names(diagnosis.at("/hypotheses/0/change")))
                .contains("sha", "subject", "author", "at", "service", "url");
        assertThat(names(diagnosis.at("/findings/0")))
                .containsExactly(
                        "rule", "severity", "confidence", "summary", "suggestion", "evidence");
        assertThat(diagnosis.at("/findings/0/severity").textValue()).isEqualTo("critical");
        assertThat(diagnosis.at("/findings/0/confidence").textValue()).isEqualTo("medium");
        assertThat(names(diagnosis.at("/evidence/0")))
                .contains("id", "kind", "source", "at", "service", "excerpt", "url");
        assertThat(names(diagnosis.at("/actions/0")))
                .contains("order", "kind", "title", "command", "because", "reversible");
        assertThat(names(diagnosis.at("/relatedServices/0"))).contains("entityRef", "why", "hit");
        assertThat(diagnosis.at("/relatedServices/0/hit").textValue()).isEqualTo("certain");
        assertThat(names(diagnosis.at("/blindSpots/0")))
                .containsExactly("source", "reason", "query", "cost");
        assertThat(answer.at("/sources/0/state").textValue()).isEqualTo("missing");
    }

    @ParameterizedTest
    @EnumSource(EvidenceKind.class)
    void theKindsOfEvidenceAreTheAgreedOnes(EvidenceKind kind) {
        // "incident" and "diff" hold the letter that Turkish lower-cases differently.
        assertThat(json.valueToTree(kind).asText())
                .isIn(
                        "diff",
                        "log",
                        "metric",
                        "trace",
                        "deployment",
                        "catalog",
                        "heuristic",
                        "alert",
                        "incident");
    }

    @Test
    void anAlertIsReadAgainAsItWas() throws Exception {
        Alert alert =
                new Alert(
                        "invoice-api",
                        "5xx \"quoted\" İı \uD83D\uDE80",
                        "critical",
                        Map.of("pod", "p-1"),
                        Map.of("summary", "s"),
                        AT.plusNanos(659_671_614),
                        "soon");

        assertThat(json.readValue(json.writeValueAsString(alert), Alert.class)).isEqualTo(alert);
    }

    @Test
    void anEntityReferenceIsATextBothWays() throws Exception {
        EntityRef ref = EntityRef.component("invoice-api");

        assertThat(json.writeValueAsString(ref)).isEqualTo("\"component:default/invoice-api\"");
        assertThat(json.readValue("\"Component:Default/INVOICE-API\"", EntityRef.class))
                .isEqualTo(ref);
    }

    @Test
    void whatWasSeenIsToldFromWhatWasNot() {
        List<Observation<String>> all =
                List.of(
                        new Observation.Available<>("x", "git", AT),
                        new Observation.Empty<>("git", "log", new TimeWindow(AT, AT)),
                        Observation.Unavailable.notConfigured("loki"));

        assertThat(all.stream().map(one -> json.valueToTree(one).get("is").asText()))
                .containsExactly("Available", "Empty", "Unavailable");
        Diff diff = new Diff.NotRead("why");
        assertThat(json.valueToTree(diff).get("is").asText()).isEqualTo("NotRead");
    }

    private static AnalysisReport report() {
        Hypothesis hypothesis =
                new Hypothesis(
                        "h1",
                        Hypothesis.Kind.CHANGE,
                        "s",
                        0.9,
                        "m",
                        new Hypothesis.ChangeRef("a3f7c2d", "s", "Ada", AT, true, "x", null, null),
                        false,
                        List.of(new Hypothesis.Reason("r", 1, "e1")),
                        List.of("e1"),
                        List.of());
        Diagnosis diagnosis =
                new Diagnosis(
                        Verdict.EXTERNAL,
                        0.9,
                        AT,
                        EvidenceKind.LOG,
                        null,
                        List.of(hypothesis),
                        List.of(),
                        List.of(
                                new Finding(
                                        "rule",
                                        Severity.CRITICAL,
                                        ConfidenceWord.MEDIUM,
                                        "s",
                                        "g",
                                        List.of("e1"))),
                        List.of(
                                new Evidence(
                                        "e1",
                                        EvidenceKind.INCIDENT,
                                        "s",
                                        AT,
                                        "x",
                                        "e",
                                        0,
                                        null,
                                        null)),
                        List.of(new Action(1, "rollback", "t", "c", "d", List.of("e1"), true)),
                        List.of(
                                new RelatedService(
                                        "component:default/y",
                                        "w",
                                        RelatedService.Hit.CERTAIN,
                                        List.of())),
                        List.of(new BlindSpot("loki", "r", "q", "c")));
        return new AnalysisReport(
                "## PROBABLE CAUSE",
                UUID.randomUUID(),
                null,
                "x",
                null,
                "template",
                "no model configured",
                null,
                null,
                AT,
                12,
                List.of(new SourceState("logs", SourceAnswer.State.MISSING, "n")),
                diagnosis);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
