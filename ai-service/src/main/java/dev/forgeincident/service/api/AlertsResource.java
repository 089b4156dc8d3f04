package dev.forgeincident.service.api;

import dev.forgeincident.service.AlertReception;
import dev.forgeincident.service.incident.Incident;
import dev.forgeincident.service.intake.AlertFormats;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Alerts from monitoring. The answer means that they are on disk; the analyses follow. */
@Path("/alerts")
@Produces(MediaType.APPLICATION_JSON)
class AlertsResource {

    private final AlertReception reception;
    private final Clock clock;

    AlertsResource(AlertReception reception, Clock clock) {
        this.reception = reception;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.INGESTER)
    public Response receive(byte[] body) {
        List<Touched> incidents =
                reception.receive(AlertFormats.read(body, clock.instant())).stream()
                        .map(Touched::of)
                        .toList();
        return Response.accepted(new Accepted(incidents)).build();
    }

    record Accepted(List<Touched> incidents) {}

    record Touched(UUID id, String service, String status, String url) {
        static Touched of(Incident incident) {
            return new Touched(
                    incident.id(),
                    incident.service(),
                    incident.status(),
                    "/api/incidents/" + incident.id());
        }
    }
}
