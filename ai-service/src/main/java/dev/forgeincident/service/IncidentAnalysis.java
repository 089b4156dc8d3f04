package dev.forgeincident.service;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.narration.Narration;
import dev.forgeincident.narration.NarrationListener;
import dev.forgeincident.narration.Narrator;
import dev.forgeincident.narration.Telling;
import dev.forgeincident.narration.governance.Account;
import dev.forgeincident.sources.ContextGatherer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one path: gather the context, diagnose it, narrate the diagnosis, keep it all. */
@ApplicationScoped
public class IncidentAnalysis {

    private final ContextGatherer gatherer;
    private final Diagnostician diagnostician;
    private final Narrator narrator;
    private final AnalysisStore store;
    private final Clock clock;

    IncidentAnalysis(
            ContextGatherer gatherer,
            Diagnostician diagnostician,
            Narrator narrator,
            AnalysisStore store,
            Clock clock) {
        this.gatherer = gatherer;
        this.diagnostician = diagnostician;
        this.narrator = narrator;
        this.store = store;
        this.clock = clock;
    }

    /** Analyses; on return the report is on disk. */
    public AnalysisReport analyse(AnalysisRequest request) {
        Instant begun = clock.instant();
        IncidentContext context =
                gatherer.gather(request.alert(), request.entity(), request.given());
        Diagnosis diagnosis = diagnostician.diagnose(context);
        ServiceProfile profile = context.service().dataOrNull();
        UUID id = UUID.randomUUID();
        Narration narration =
                narrator.narrate(
                        new Telling(id, context, diagnosis, account(request, context, profile)),
                        NarrationListener.NOBODY);
        Instant ended = clock.instant();
        AnalysisReport report =
                new AnalysisReport(
                        narration.markdown(),
                        id,
                        request.incidentId(),
                        context.serviceName(),
                        profile == null ? null : profile.ref().toString(),
                        narration.narrator(),
                        narration.reason(),
                        narration.secondOpinion(),
                        narration.usage(),
                        ended,
                        Duration.between(begun, ended).toMillis(),
                        SourceState.of(context),
                        diagnosis);
        store.keep(report, context);
        return report;
    }

    private static Account account(
            AnalysisRequest request, IncidentContext context, @Nullable ServiceProfile profile) {
        EntityRef owner = profile == null ? null : profile.owner();
        return new Account(
                request.action(),
                profile == null ? null : profile.ref().toString(),
                context.serviceName(),
                owner == null ? null : owner.toString(),
                null);
    }
}
