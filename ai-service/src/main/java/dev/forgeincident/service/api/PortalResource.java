package dev.forgeincident.service.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.service.AlertReception;
import dev.forgeincident.service.AnalysisReport;
import dev.forgeincident.service.AnalysisRequest;
import dev.forgeincident.service.IncidentAnalysis;
import dev.forgeincident.service.incident.Incident;
import dev.forgeincident.service.intake.AnalyseBody;
import dev.forgeincident.service.intake.Fields;
import dev.forgeincident.sources.Given;
import dev.forgeincident.sources.text.GivenTexts;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The routes of the portal's plugin, served here too so that the card works without a portal. */
@Path("/api/ai-incident")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class PortalResource {

    private static final Logger LOG = Logger.getLogger(PortalResource.class);

    private final IncidentAnalysis analysis;
    private final AlertReception reception;
    private final Optional<Catalog> catalog;
    private final OutcomeResource outcomes;
    private final SecurityIdentity caller;
    private final ObjectMapper json;
    private final Clock clock;

    PortalResource(
            IncidentAnalysis analysis,
            AlertReception reception,
            Optional<Catalog> catalog,
            OutcomeResource outcomes,
            SecurityIdentity caller,
            ObjectMapper json,
            Clock clock) {
        this.analysis = analysis;
        this.reception = reception;
        this.catalog = catalog;
        this.outcomes = outcomes;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /** The button on the entity's page. */
    @POST
    @Path("/analyze")
    @RolesAllowed(Roles.RESPONDER)
    public AnalysisReport analyze(byte[] body) {
        return analysis.analyse(pressed(body));
    }

    /** The same for who can read it as it is made, and says so. */
    @POST
    @Path("/analyze")
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.9")
    @RolesAllowed(Roles.RESPONDER)
    @Blocking
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-cache, no-transform")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> stream(byte[] body, @Context Sse sse) {
        AnalysisRequest request = pressed(body);
        return AnalysisEvents.of(sse, json, listener -> analysis.analyse(request, listener));
    }

    /** The card's "Was this right?": it knows no other base than this. */
    @POST
    @Path("/analyses/{id}/outcome")
    @RolesAllowed(Roles.RESPONDER)
    public Response note(@PathParam("id") String id, byte[] body) {
        return outcomes.note(id, body);
    }

    /** Monitoring calls this one, without a portal's login. */
    @POST
    @Path("/webhook/alert")
    @RolesAllowed(Roles.INGESTER)
    public Response alert(byte[] body) {
        Fields fields = Fields.of(body);
        String service = fields.required("serviceName");
        String errors = fields.text("errors");
        Alert alert = AnalyseBody.alert(fields, service, "Alert", clock.instant());
        fields.check();
        Observation<ServiceProfile> known = lookUp(found -> found.byName(service));
        if (known instanceof Observation.Empty) {
            return Response.ok(Map.of("skipped", "not in catalog")).build();
        }
        ServiceProfile profile = known.dataOrNull();
        try {
            return Response.ok(
                            analysis.analyse(
                                    request(
                                            alert,
                                            profile == null ? null : profile.ref(),
                                            errors,
                                            "monitoring")))
                    .build();
        } catch (RuntimeException e) {
            LOG.error("The analysis of an alert failed", e);
            return Response.serverError().entity(Map.of("error", "AI analysis failed")).build();
        }
    }

    /** A catalog that is down knows nobody; the alert and the button go on without it. */
    private Observation<ServiceProfile> lookUp(
            Function<Catalog, Observation<ServiceProfile>> question) {
        return catalog.map(question).orElseGet(() -> new Observation.Empty<>("catalog", "", null));
    }

    /** What somebody asks who pressed the button; on return it has its incident. */
    private AnalysisRequest pressed(byte[] body) {
        Fields fields = Fields.of(body);
        EntityRef ref = ref(fields);
        String errors = fields.text("errors");
        Alert alert =
                AnalyseBody.alert(
                        fields,
                        ref == null ? "unknown" : ref.name(),
                        "Manual analysis",
                        clock.instant());
        fields.check();
        if (ref == null || lookUp(found -> found.byRef(ref)) instanceof Observation.Empty) {
            throw new NotFoundException(Problems.told(404, "Entity not found"));
        }
        return request(alert, ref, errors, "manual");
    }

    private AnalysisRequest request(
            Alert alert, @Nullable EntityRef ref, @Nullable String errors, String detectedBy) {
        Incident incident = reception.join(alert, ref, detectedBy);
        String pasted = errors == null || errors.isBlank() ? null : errors;
        Given given =
                GivenTexts.read(
                        ref == null ? alert.service() : ref.name(),
                        null,
                        pasted,
                        null,
                        clock.instant());
        boolean pressed = detectedBy.equals("manual");
        return new AnalysisRequest(
                alert,
                ref,
                given,
                incident.id(),
                pressed ? "analyze" : "alert",
                pressed ? LoopbackIdentity.user(caller) : null);
    }

    private @Nullable EntityRef ref(Fields fields) {
        String text = fields.required("entityRef");
        try {
            return text.isEmpty() ? null : EntityRef.parse(text);
        } catch (IllegalArgumentException e) {
            fields.wrong(
                    "entityRef", "is no entity reference such as component:default/invoice-api");
            return null;
        }
    }
}
