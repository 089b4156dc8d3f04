package dev.forgeincident.service.api;

import dev.forgeincident.service.Outcome;
import dev.forgeincident.service.Outcomes;
import dev.forgeincident.service.intake.OutcomeBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** "Was this right?" */
@Path("/api/analyses/{id}/outcome")
@Produces(MediaType.APPLICATION_JSON)
class OutcomeResource {

    private final Outcomes outcomes;

    OutcomeResource(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Response of(@PathParam("id") String id) {
        UUID analysis = AnalysesResource.uuid(id);
        return answer(analysis, outcomes.of(analysis));
    }

    /** The last word counts; what was said before is kept. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.RESPONDER)
    public Response note(@PathParam("id") String id, byte[] body) {
        UUID analysis = AnalysesResource.uuid(id);
        return answer(analysis, outcomes.note(analysis, OutcomeBody.read(body), "a responder"));
    }

    private static Response answer(UUID analysis, Optional<List<Outcome>> told) {
        return told.map(outcomes -> Response.ok(View.of(analysis, outcomes)).build())
                .orElseGet(() -> Problems.notFound("no analysis of that id"));
    }

    /**
     * @param outcome the last word; null while nobody has said anything
     * @param earlier what was said before it, the newest first
     */
    record View(UUID analysisId, @Nullable Outcome outcome, List<Outcome> earlier) {

        static View of(UUID analysis, List<Outcome> told) {
            return told.isEmpty()
                    ? new View(analysis, null, List.of())
                    : new View(analysis, told.get(0), told.subList(1, told.size()));
        }
    }
}
