package dev.forgeincident.service.api;

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
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
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
    private final Clock clock;

    PortalResource(
            IncidentAnalysis analysis,
            AlertReception reception,
            Optional<Catalog> catalog,
            Clock clock) {
        this.analysis = analysis;
        this.reception = reception;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The button on the entity's page. */
    @POST
    @Path("/analyze")
    @RolesAllowed(Roles.RESPONDER)
    public Response analyze(byte[] body) {
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
            return Response.status(404).entity(Map.of("error", "Entity not found")).build();
        }
        return Response.ok(report(alert, ref, errors, "manual")).build();
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
                            report(
                                    alert,
                                    profile == null ? null : profile.ref(),
                                    errors,
                                    "monitoring"))
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

    private AnalysisReport report(
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
        return analysis.analyse(
                new AnalysisRequest(
                        alert,
                        ref,
                        given,
                        incident.id(),
                        detectedBy.equals("manual") ? "analyze" : "alert"));
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
