package dev.forgeincident.service.api;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Whether the process answers; Quarkus' own checks under {@code /q/health} tell more. */
@Path("/healthz")
class LivenessResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    public Map<String, String> alive() {
        return Map.of("status", "ok");
    }
}
