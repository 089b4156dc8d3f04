package dev.forgeincident.service.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.forgeincident.service.SourceWatch;
import dev.forgeincident.sources.check.Connection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which sources are configured and how they fare. */
@Path("/api/sources")
@Produces(MediaType.APPLICATION_JSON)
class SourcesResource {

    private final SourceWatch watch;

    SourcesResource(SourceWatch watch) {
        this.watch = watch;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<Source> list() {
        return watch.states().stream().map(Source::of).toList();
    }

    /**
     * @param reachable whether it could be used when it was last looked at
     * @param remedy what to do about it; empty when nothing is to be done
     * @param latencyMs of the look
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Source(
            String name,
            String kind,
            String setting,
            String place,
            boolean reachable,
            String said,
            String remedy,
            long latencyMs,
            Instant lookedAt,
            @Nullable Use use) {

        static Source of(SourceWatch.State state) {
            Connection.Identity identity = state.connection().identity();
            Connection.Usage usage = state.connection().usage();
            return new Source(
                    identity.name(),
                    identity.kind().name().toLowerCase(Locale.ROOT),
                    "forge." + identity.setting(),
                    identity.place(),
                    state.look().well(),
                    state.look().said(),
                    state.look().remedy(),
                    state.look().took().toMillis(),
                    state.at(),
                    usage == null ? null : Use.of(usage));
        }
    }

    /** What went to and came from it since the start. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Use(
            long requests,
            long failures,
            long bytes,
            @Nullable Long latencyMs,
            @Nullable Instant lastAnswerAt,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt,
            boolean resting) {

        static Use of(Connection.Usage usage) {
            return new Use(
                    usage.requests(),
                    usage.failures(),
                    usage.bytes(),
                    usage.latency() == null ? null : usage.latency().toMillis(),
                    usage.lastAnswerAt(),
                    usage.lastError(),
                    usage.lastErrorAt(),
                    usage.resting());
        }
    }
}
