package dev.forgeincident.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.RuleSettings;
import dev.forgeincident.narration.ModelRequired;
import dev.forgeincident.narration.ModelUse;
import dev.forgeincident.narration.Narration;
import dev.forgeincident.narration.NarrationListener;
import dev.forgeincident.narration.Narrator;
import dev.forgeincident.narration.Telling;
import dev.forgeincident.narration.TemplateNarrator;
import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.narration.governance.Account;
import dev.forgeincident.narration.model.ModelTrouble;
import dev.forgeincident.sources.ContextGatherer;
import dev.forgeincident.sources.GatherSettings;
import dev.forgeincident.sources.Given;
import dev.forgeincident.sources.SourceAnswer;
import dev.forgeincident.sources.Sources;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IncidentAnalysisTest {

    private static final Narration OTHER_WORDS =
            new Narration("other words", "model", "all claims kept", null, null);

    private final Ticking clock = new Ticking();
    private final List<String> heard = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private final Kept store = new Kept();

    private static final ModelUse IN_VAIN =
            new ModelUse("openai", "m", "narrate-1", 900, 0, null, 3, 0, 0, 0, List.of());

    @Test
    void theDiagnosisIsKeptAndToldBeforeTheModelIsAsked() {
        AnalysisReport report =
                analysis((atOnce, listener) -> OTHER_WORDS).analyse(request(), listener());

        assertThat(heard.stream().filter(each -> !each.startsWith("source")))
                .containsExactly(
                        "kept template", "diagnosed template", "asked", "replaced by model");
        assertThat(heard.get(0)).isEqualTo("source catalog");
        assertThat(report.analysis()).isEqualTo("other words");
        assertThat(store.answers).containsExactly(Map.entry(report.analysisId(), report));
    }

    @Test
    void whereTheTemplateTellsItIsKeptOnce() {
        AnalysisReport report =
                analysis((atOnce, listener) -> atOnce).analyse(request(), listener());

        assertThat(heard).doesNotContain("replaced by template");
        assertThat(report.narrator()).isEqualTo("template");
        assertThat(store.answers).containsExactly(Map.entry(report.analysisId(), report));
    }

    @Test
    void theFinalReportTellsTheWholeTime() {
        AnalysisReport report =
                analysis(
                                (atOnce, listener) -> {
                                    clock.now = clock.now.plusSeconds(7);
                                    return OTHER_WORDS;
                                })
                        .analyse(request());

        assertThat(report.durationMillis()).isEqualTo(7_000);
        assertThat(report.analysedAt()).isEqualTo(clock.now);
    }

    @Test
    void whatAModelTookInVainIsKept() {
        ModelRequired late =
                new ModelRequired(new ModelTrouble(ModelTrouble.Kind.LATE, "late"), IN_VAIN);

        assertThatThrownBy(
                        () ->
                                analysis(
                                                (atOnce, listener) -> {
                                                    throw late;
                                                })
                                        .analyse(request()))
                .isSameAs(late);

        assertThat(store.answers.values())
                .singleElement()
                .satisfies(kept -> assertThat(kept.usage()).isEqualTo(IN_VAIN));
    }

    @Test
    void whatEndsTheNarrationLeavesTheDiagnosisOnDisk() {
        for (RuntimeException end :
                List.of(
                        new ModelRequired(
                                new ModelTrouble(ModelTrouble.Kind.LATE, "late"), IN_VAIN),
                        new IllegalStateException("a crash"))) {
            store.answers.clear();

            assertThatThrownBy(
                            () ->
                                    analysis(
                                                    (atOnce, listener) -> {
                                                        throw end;
                                                    })
                                            .analyse(request()))
                    .isSameAs(end);

            assertThat(store.answers.values())
                    .singleElement()
                    .satisfies(
                            kept -> {
                                assertThat(kept.narrator()).isEqualTo("template");
                                assertThat(kept.analysis()).startsWith("## PROBABLE CAUSE");
                            });
        }
    }

    @Test
    void aListenerThatThrowsHarmsNeitherTheAnalysisNorTheModel() {
        AnalysisListener broken =
                new AnalysisListener() {
                    @Override
                    public void diagnosed(AnalysisReport report) {
                        heard.add("diagnosed");
                        throw new IllegalStateException("the reader went away");
                    }

                    @Override
                    public void verified(Section section, String markdown) {
                        heard.add("verified");
                    }
                };

        AnalysisReport report =
                analysis(
                                (atOnce, listener) -> {
                                    listener.verified(Section.CAUSE, "a sentence");
                                    return OTHER_WORDS;
                                })
                        .analyse(request(), broken);

        assertThat(report.narrator()).isEqualTo("model");
        assertThat(heard).contains("diagnosed").doesNotContain("verified");
    }

    @Test
    void theAccountNamesWhoAsked() {
        analysis((atOnce, listener) -> atOnce).analyse(request());

        assertThat(accounts)
                .containsExactly(new Account("analyze", null, "invoice-api", null, "ada"));
    }

    private AnalysisRequest request() {
        return new AnalysisRequest(
                new Alert("invoice-api", "5xx", "", Map.of(), Map.of(), clock.now, null),
                null,
                Given.NOTHING,
                null,
                "analyze",
                "ada");
    }

    private IncidentAnalysis analysis(Script script) {
        Narrator template = new TemplateNarrator();
        Narrator scripted =
                new Narrator() {
                    @Override
                    public Narration atOnce(Telling telling) {
                        return template.atOnce(telling);
                    }

                    @Override
                    public Narration narrate(Telling telling, NarrationListener listener) {
                        heard.add("asked");
                        accounts.add(telling.account());
                        return script.narrate(atOnce(telling), listener);
                    }
                };
        return new IncidentAnalysis(
                new ContextGatherer(Sources.builder().build(), GatherSettings.DEFAULTS, clock),
                new Diagnostician(RuleSettings.DEFAULTS),
                scripted,
                store,
                clock);
    }

    private AnalysisListener listener() {
        return new AnalysisListener() {
            @Override
            public void answered(SourceAnswer answer) {
                heard.add("source " + answer.kind());
            }

            @Override
            public void diagnosed(AnalysisReport report) {
                heard.add("diagnosed " + report.narrator());
            }
        };
    }

    private interface Script {
        Narration narrate(Narration atOnce, NarrationListener listener);
    }

    private final class Kept implements AnalysisStore {
        final Map<UUID, AnalysisReport> answers = new LinkedHashMap<>();

        @Override
        public void keep(AnalysisReport report, IncidentContext context) {
            heard.add("kept " + report.narrator());
            answers.put(report.analysisId(), report);
        }

        @Override
        public void replace(AnalysisReport report) {
            heard.add("replaced by " + report.narrator());
            assertThat(answers.replace(report.analysisId(), report)).isNotNull();
        }

        @Override
        public Optional<String> answer(UUID analysisId) {
            return Optional.empty();
        }

        @Override
        public Optional<String> context(UUID analysisId) {
            return Optional.empty();
        }
    }

    private static final class Ticking extends Clock {
        Instant now = Instant.parse("2026-11-20T03:12:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
