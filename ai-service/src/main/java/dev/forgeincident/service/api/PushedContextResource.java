package dev.forgeincident.service.api;

import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.change.FlagFlip;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.service.PushedLogs;
import dev.forgeincident.service.PushedTraces;
import dev.forgeincident.service.PushedValues;
import dev.forgeincident.service.intake.Fields;
import dev.forgeincident.service.intake.LogBody;
import dev.forgeincident.service.intake.TraceBody;
import dev.forgeincident.service.intake.ValueBody;
import io.smallrye.common.annotation.Blocking;
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
import java.util.concurrent.CompletionStage;

/**
 * What others tell of a service beside its deployments. The answer means that it is on disk.
 * Callers send JSON under whatever content type their tool sets.
 */
@Path("/context")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class PushedContextResource {

    private final PushedLogs logs;
    private final PushedTraces traces;
    private final PushedValues values;
    private final Clock clock;

    PushedContextResource(PushedLogs logs, PushedTraces traces, PushedValues values, Clock clock) {
        this.logs = logs;
        this.traces = traces;
        this.values = values;
        this.clock = clock;
    }

    /** Parses on a worker; no thread waits for the disk. */
    @POST
    @Path("/logs")
    @RolesAllowed(Roles.INGESTER)
    @Blocking
    public CompletionStage<Response> logged(byte[] body) {
        List<LogLine> lines = LogBody.read(Fields.parse(body), clock.instant());
        return logs.keep(lines).thenApply(kept -> accepted(lines.size()));
    }

    @POST
    @Path("/traces")
    @RolesAllowed(Roles.INGESTER)
    public Response traced(byte[] body) {
        List<Span> spans = TraceBody.read(Fields.parse(body), clock.instant());
        traces.keep(spans);
        return accepted(spans.size());
    }

    @POST
    @Path("/flags")
    @RolesAllowed(Roles.INGESTER)
    public Response flipped(byte[] body) {
        List<FlagFlip> flips = ValueBody.flips(Fields.parse(body), clock.instant());
        values.keepFlips(flips);
        return accepted(flips.size());
    }

    @POST
    @Path("/changes")
    @RolesAllowed(Roles.INGESTER)
    public Response changed(byte[] body) {
        List<ConfigChange> changes = ValueBody.settings(Fields.parse(body), clock.instant());
        values.keepSettings(changes);
        return accepted(changes.size());
    }

    private static Response accepted(int count) {
        return Response.accepted(Map.of("accepted", count)).build();
    }
}
