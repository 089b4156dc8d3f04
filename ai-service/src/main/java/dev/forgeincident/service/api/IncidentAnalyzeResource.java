package dev.forgeincident.service.api;

import dev.forgeincident.service.AnalysisReport;
import dev.forgeincident.service.AnalysisRequest;
import dev.forgeincident.service.IncidentAnalysis;
import dev.forgeincident.service.intake.AnalyseBody;
import dev.forgeincident.sources.Given;
import dev.forgeincident.sources.text.GivenTexts;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** The analysis for callers who bring their own context. */
@Path("/api/incident")
@Produces(MediaType.APPLICATION_JSON)
class IncidentAnalyzeResource {

    private final IncidentAnalysis analysis;
    private final SecurityIdentity caller;
    private final Clock clock;

    IncidentAnalyzeResource(IncidentAnalysis analysis, SecurityIdentity caller, Clock clock) {
        this.analysis = analysis;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/analyze")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.RESPONDER)
    public AnalysisReport analyze(byte[] body) {
        AnalyseBody asked = AnalyseBody.read(body, clock.instant());
        Given given =
                GivenTexts.read(
                                asked.alert().service(),
                                asked.recentDeployments(),
                                asked.recentErrors(),
                                asked.gotchaHeuristics(),
                                clock.instant())
                        .describedAs(asked.description(), asked.dependencies(), asked.tags());
        return analysis.analyse(
                new AnalysisRequest(
                        asked.alert(),
                        null,
                        given,
                        null,
                        "analyze-api",
                        LoopbackIdentity.user(caller)));
    }
}
