package dev.forgeincident.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.service.PushedChanges;
import dev.forgeincident.service.intake.DeployBody;
import dev.forgeincident.service.intake.DeployEvent;
import dev.forgeincident.service.intake.DeployEvents;
import dev.forgeincident.service.intake.Fields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Word that something was deployed: plain, or as CloudEvents. Callers send JSON under whatever
 * content type their tool sets.
 */
@Path("/context/deploys")
@Produces(MediaType.APPLICATION_JSON)
class DeploysResource {

    private static final String ATTRIBUTE = "ce-";

    private final PushedChanges changes;
    private final Clock clock;

    DeploysResource(PushedChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.INGESTER)
    public Response deployed(byte[] body, @Context HttpHeaders headers) {
        JsonNode json = Fields.parse(body);
        Map<String, String> attributes = attributes(headers);
        String contentType = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (DeployEvents.isIn(contentType, attributes, json)) {
            List<DeployEvent> events = DeployEvents.read(json, attributes, clock.instant());
            changes.keepOnce(events);
            return accepted(events.size());
        }
        List<Deployment> deployments = DeployBody.read(json, clock.instant());
        changes.keep(deployments);
        return accepted(deployments.size());
    }

    private static Response accepted(int count) {
        return Response.accepted(Map.of("accepted", count)).build();
    }

    private static Map<String, String> attributes(HttpHeaders headers) {
        Map<String, String> attributes = new HashMap<>();
        headers.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            String lower = name.toLowerCase(Locale.ROOT);
                            if (lower.startsWith(ATTRIBUTE) && !values.isEmpty()) {
                                attributes.put(lower.substring(ATTRIBUTE.length()), values.get(0));
                            }
                        });
        return attributes;
    }
}
