package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.alert.AlertNotice;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.RuleSettings;
import dev.forgeincident.service.AnalysisReport;
import dev.forgeincident.service.RecordsModule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostgresAnalysesTest {

    private static final Instant AT = Instant.parse("2026-11-20T03:14:00.123456789Z");

    private final ObjectMapper json =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .registerModule(new RecordsModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final Jdbi jdbi = TestDatabase.jdbi(TestDatabase.create());
    private final PostgresAnalyses analyses = new PostgresAnalyses(jdbi, json);

    @Test
    void anAnswerIsReadAgainByteForByteWhateverItHolds() throws Exception {
        // Given
        String odd = "NUL \u0000, tab \t, \uD83D\uDE80, İı, \u202e, quote \" and back\\slash";
        AnalysisReport report = report(odd, null);

        // When
        analyses.keep(report, context());

        // Then
        assertThat(analyses.answer(report.analysisId())).contains(json.writeValueAsString(report));
        assertThat(analyses.context(report.analysisId()))
                .contains(json.writeValueAsString(context()));
    }

    @Test
    void aReportTakesThePlaceOfTheOneThatIsKeptAndTheContextStays() throws Exception {
        // Given
        AnalysisReport first = report("at once", null);
        AnalysisReport bystander = report("other", null);
        analyses.keep(first, context());
        analyses.keep(bystander, context());
        AnalysisReport last = report("in other words \u0000", null, first.analysisId(), "model");

        // When
        analyses.replace(last);

        // Then
        assertThat(analyses.answer(first.analysisId())).contains(json.writeValueAsString(last));
        assertThat(analyses.context(first.analysisId()))
                .contains(json.writeValueAsString(context()));
        assertThat(analyses.answer(bystander.analysisId()))
                .contains(json.writeValueAsString(bystander));
        assertThat(narrators()).containsExactlyInAnyOrder("model", "template");
    }

    @Test
    void whatWasNeverKeptIsNotReplaced() {
        assertThatThrownBy(() -> analyses.replace(report("x", null)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAnalysisIsListedInItsIncident() {
        // Given
        PostgresIncidents incidents = new PostgresIncidents(jdbi, Clock.systemUTC());
        UUID incident =
                incidents.merge(AlertNotice.of(context().alert()), null, "manual").incident().id();
        AnalysisReport report = report("x", incident);

        // When
        analyses.keep(report, context());

        // Then
        assertThat(incidents.byId(incident).orElseThrow().analyses())
                .containsExactly(report.analysisId());
    }

    @Test
    void whatWasNeverKeptIsNotThere() {
        assertThat(analyses.answer(UUID.randomUUID())).isEmpty();
        assertThat(analyses.context(UUID.randomUUID())).isEmpty();
    }

    private List<String> narrators() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select narrator from analysis")
                                .mapTo(String.class)
                                .list());
    }

    private static AnalysisReport report(String text, @Nullable UUID incident) {
        return report(text, incident, UUID.randomUUID(), "template");
    }

    private static AnalysisReport report(
            String text, @Nullable UUID incident, UUID id, String narrator) {
        Diagnosis diagnosis = new Diagnostician(RuleSettings.DEFAULTS).diagnose(context());
        return new AnalysisReport(
                text,
                id,
                incident,
                "invoice-api",
                null,
                narrator,
                "no model configured",
                null,
                null,
                AT,
                12,
                List.of(),
                diagnosis);
    }

    private static IncidentContext context() {
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
}
