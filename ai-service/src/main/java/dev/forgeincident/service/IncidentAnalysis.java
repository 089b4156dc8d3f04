package dev.forgeincident.service;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.narration.ModelRequired;
import dev.forgeincident.narration.Narration;
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

/**
 * The one path: gather the context, diagnose it, tell the diagnosis at once and keep it, then ask
 * who may tell it better. No connection and no transaction is held meanwhile.
 */
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

    /** Analyses, and nobody listens. */
    public AnalysisReport analyse(AnalysisRequest request) {
        return analyse(request, AnalysisListener.NOBODY);
    }

    /**
     * Analyses; on return the report is on disk as it is returned. What was diagnosed is on disk
     * before a model is asked, so that neither its failure nor ours can lose it.
     *
     * @throws ModelRequired when a model is required and did not answer; the diagnosis is kept
     */
    public AnalysisReport analyse(AnalysisRequest request, AnalysisListener listener) {
        Instant begun = clock.instant();
        AnalysisListener heard = new Harmless(listener);
        IncidentContext context =
                gatherer.gather(request.alert(), request.entity(), request.given(), heard);
        Diagnosis diagnosis = diagnostician.diagnose(context);
        ServiceProfile profile = context.service().dataOrNull();
        UUID id = UUID.randomUUID();
        Telling telling = new Telling(id, context, diagnosis, account(request, context, profile));

        Narration atOnce = narrator.atOnce(telling);
        Instant diagnosed = clock.instant();
        AnalysisReport first =
                new AnalysisReport(
                        atOnce.markdown(),
                        id,
                        request.incidentId(),
                        context.serviceName(),
                        profile == null ? null : profile.ref().toString(),
                        atOnce.narrator(),
                        atOnce.reason(),
                        atOnce.secondOpinion(),
                        atOnce.usage(),
                        diagnosed,
                        Duration.between(begun, diagnosed).toMillis(),
                        SourceState.of(context),
                        diagnosis);
        store.keep(first, context);
        heard.diagnosed(first);

        try {
            Narration narration = narrator.narrate(telling, heard);
            return narration.equals(atOnce) ? first : replaced(first, narration, begun);
        } catch (ModelRequired missing) {
            replaced(first, atOnce.without(missing), begun);
            throw missing;
        }
    }

    private AnalysisReport replaced(AnalysisReport first, Narration narration, Instant begun) {
        AnalysisReport last = first.told(narration, begun, clock.instant());
        store.replace(last);
        return last;
    }

    private static Account account(
            AnalysisRequest request, IncidentContext context, @Nullable ServiceProfile profile) {
        EntityRef owner = profile == null ? null : profile.owner();
        return new Account(
                request.action(),
                profile == null ? null : profile.ref().toString(),
                context.serviceName(),
                owner == null ? null : owner.toString(),
                request.user());
    }
}
