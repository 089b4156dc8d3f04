package dev.forgeincident.service.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.diagnosis.Verdict;
import dev.forgeincident.narration.SecondOpinion;
import dev.forgeincident.service.AnalysisReport;
import dev.forgeincident.service.RecordsModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Analyses with two changes and an outside cause to choose from, and what a model holds of them.
 */
final class Judged {

    static final Instant AT = Instant.parse("2026-11-20T03:14:00Z");
    static final String FIRST = "a3f7c2d9e1b04c5d6e7f8091a2b3c4d5e6f70819";
    static final String SECOND = "0b1c2d3e4f5061728394a5b6c7d8e9f001122334";

    static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .registerModule(new RecordsModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private Judged() {}

    static AnalysisReport report(
            UUID id, Verdict verdict, @Nullable SecondOpinion opinion, @Nullable UUID incident) {
        Diagnosis diagnosis =
                new Diagnosis(
                        verdict,
                        0.9,
                        AT,
                        EvidenceKind.LOG,
                        null,
                        List.of(
                                change("h1", FIRST),
                                change("h2", SECOND),
                                hypothesis("h3", Hypothesis.Kind.EXTERNAL, null)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        return new AnalysisReport(
                "x",
                id,
                incident,
                "invoice-api",
                null,
                opinion == null ? "template" : "model",
                "",
                opinion,
                null,
                AT,
                12,
                List.of(),
                diagnosis);
    }

    /** What a model holds; null for none of the hypotheses. */
    static SecondOpinion opinion(String model, @Nullable String hypothesis, boolean agrees) {
        return new SecondOpinion(model, agrees, hypothesis, "…", List.of());
    }

    static IncidentContext context() {
        return new IncidentContext(
                new Alert("invoice-api", "5xx", "critical", Map.of(), Map.of(), AT, null),
                AT,
                Observation.Unavailable.notConfigured("catalog"),
                Observation.Unavailable.notConfigured("catalog"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Hypothesis change(String id, String sha) {
        return hypothesis(
                id,
                Hypothesis.Kind.CHANGE,
                new ChangeRef(sha, "subject", "Maya", AT, true, "invoice-api", null, null));
    }

    private static Hypothesis hypothesis(
            String id, Hypothesis.Kind kind, @Nullable ChangeRef change) {
        return new Hypothesis(
                id,
                kind,
                "statement of " + id,
                0.5,
                "",
                change,
                false,
                List.of(),
                List.of(),
                List.of());
    }
}
