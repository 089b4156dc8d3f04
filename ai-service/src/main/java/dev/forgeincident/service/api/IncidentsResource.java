package dev.forgeincident.service.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.forgeincident.service.incident.Incident;
import dev.forgeincident.service.incident.IncidentState;
import dev.forgeincident.service.incident.IncidentStore;
import dev.forgeincident.service.incident.IncidentStore.Position;
import dev.forgeincident.service.intake.BadInput;
import dev.forgeincident.service.intake.Times;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Incidents: the list, one in full, and its end. */
@Path("/api/incidents")
@Produces(MediaType.APPLICATION_JSON)
class IncidentsResource {

    private static final int MAX_LIMIT = 200;

    private final IncidentStore incidents;

    IncidentsResource(IncidentStore incidents) {
        this.incidents = incidents;
    }

    /** The newest first; where there are more, {@code Link} names the next page. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public Response list(
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = size(limit);
        List<Incident> found = incidents.newest(size + 1, cursor == null ? null : position(cursor));
        List<Incident> page = found.subList(0, Math.min(size, found.size()));
        Response.ResponseBuilder response = Response.ok(page.stream().map(View::of).toList());
        if (found.size() > size) {
            String next =
                    "</api/incidents?limit=%s&cursor=%s>; rel=\"next\""
                            .formatted(size, cursor(page.get(size - 1)));
            response.header("Link", next);
        }
        return response.build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    public Response byId(@PathParam("id") String id) {
        return answer(incidents.byId(AnalysesResource.uuid(id)).orElse(null));
    }

    @POST
    @Path("/{id}/resolve")
    @RolesAllowed(Roles.RESPONDER)
    @Transactional
    public Response resolve(@PathParam("id") String id) {
        return answer(incidents.resolve(AnalysesResource.uuid(id), "a responder").orElse(null));
    }

    private static Response answer(@Nullable Incident incident) {
        return incident == null
                ? Problems.notFound("no incident of that id")
                : Response.ok(View.of(incident)).build();
    }

    private static int size(String limit) {
        try {
            int size = Integer.parseInt(limit);
            if (size >= 1 && size <= MAX_LIMIT) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new BadInput("limit", "is no number from 1 to " + MAX_LIMIT);
    }

    private static String cursor(Incident last) {
        String text = last.openedAt() + " " + last.id();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Position position(String cursor) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
                            .split(" ", 2);
            if (parts.length == 2) {
                Instant openedAt = Times.read(parts[0]);
                if (openedAt != null) {
                    return new Position(openedAt, UUID.fromString(parts[1]));
                }
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new BadInput("cursor", "is none that this service gave");
    }

    /** An incident as callers read it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            String title,
            String service,
            @Nullable String entityRef,
            String severity,
            String status,
            Instant openedAt,
            String detectedBy,
            @Nullable Instant resolvedAt,
            @Nullable String resolvedBy,
            List<UUID> analyses,
            List<Incident.TimelineEvent> timeline) {

        static View of(Incident incident) {
            IncidentState.Resolved end =
                    incident.state() instanceof IncidentState.Resolved resolved ? resolved : null;
            return new View(
                    incident.id(),
                    incident.title(),
                    incident.service(),
                    incident.entityRef(),
                    incident.severity(),
                    incident.status(),
                    incident.openedAt(),
                    incident.detectedBy(),
                    end == null ? null : end.at(),
                    end == null ? null : end.by(),
                    incident.analyses(),
                    incident.timeline());
        }
    }
}
