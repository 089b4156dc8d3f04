package dev.forgeincident.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.service.PushedChanges;
import dev.forgeincident.service.intake.DeployBody;
import dev.forgeincident.service.intake.Fields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Word that something was deployed. Callers send JSON under whatever content type their tool sets.
 */
@Path("/context/deploys")
@Produces(MediaType.APPLICATION_JSON)
class DeploysResource {

    private final PushedChanges changes;
    private final Clock clock;

    DeploysResource(PushedChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.INGESTER)
    public Response deployed(byte[] body) {
        JsonNode json = Fields.parse(body);
        List<Deployment> deployments = DeployBody.read(json, clock.instant());
        changes.keep(deployments);
        return Response.accepted(Map.of("accepted", deployments.size())).build();
    }
}
