package dev.forgeincident.service.api;

import dev.forgeincident.service.AnalysisStore;
import dev.forgeincident.service.intake.BadInput;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/** Analyses, read again as they were given. */
@Path("/api/analyses")
@Produces(MediaType.APPLICATION_JSON)
class AnalysesResource {

    private final AnalysisStore analyses;

    AnalysesResource(AnalysisStore analyses) {
        this.analyses = analyses;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    public Response byId(@PathParam("id") String id) {
        return answer(analyses.answer(uuid(id)));
    }

    /** What the analysis was made from. */
    @GET
    @Path("/{id}/context")
    @RolesAllowed(Roles.VIEWER)
    public Response context(@PathParam("id") String id) {
        return answer(analyses.context(uuid(id)));
    }

    private static Response answer(Optional<String> json) {
        return json.map(text -> Response.ok(text).build())
                .orElseGet(() -> Problems.notFound("no analysis of that id"));
    }

    /**
     * @throws BadInput when the text is no id
     */
    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new BadInput("id", "is no UUID");
        }
    }
}
