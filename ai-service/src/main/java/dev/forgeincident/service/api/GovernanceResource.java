package dev.forgeincident.service.api;

import dev.forgeincident.service.Opinions;
import dev.forgeincident.service.Usage;
import dev.forgeincident.service.intake.BadInput;
import dev.forgeincident.service.intake.Period;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What asking models came to, and what it was good for. */
@Path("/api/governance")
class GovernanceResource {

    private static final int MAX_ROWS = 10_000;

    private final Usage usage;
    private final Opinions opinions;
    private final SecurityIdentity caller;
    private final Clock clock;

    GovernanceResource(Usage usage, Opinions opinions, SecurityIdentity caller, Clock clock) {
        this.usage = usage;
        this.opinions = opinions;
        this.caller = caller;
        this.clock = clock;
    }

    /** Calls of models put together; by whom they were asked for is told to an admin only. */
    @GET
    @Path("/usage")
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    @RolesAllowed(Roles.VIEWER)
    public Response usage(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("by") List<String> by,
            @QueryParam("format") @Nullable String format,
            @Context HttpHeaders headers) {
        Period period = Period.read(from, to, clock.instant());
        List<Usage.Key> keys = UsageTable.keys(by);
        boolean asCsv = isCsv(format, headers);
        if (keys.contains(Usage.Key.USER) && !caller.hasRole(Roles.ADMIN)) {
            throw new ForbiddenException();
        }
        List<Usage.Line> lines = usage.lines(keys, period.from(), period.to(), MAX_ROWS + 1);
        if (lines.size() > MAX_ROWS) {
            throw new BadInput(
                    "by",
                    "gives more than "
                            + MAX_ROWS
                            + " rows; ask for fewer keys, or for a shorter time");
        }
        UsageTable table = UsageTable.of(keys, lines);
        if (asCsv) {
            return Response.ok(Csv.of(table.header(), table.rows()))
                    .type(Csv.MEDIA_TYPE + "; charset=utf-8; header=present")
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"model-usage-" + period.days() + ".csv\"")
                    .build();
        }
        return Response.ok(
                        new Report(
                                period.from(),
                                period.to(),
                                keys.stream().map(UsageTable::word).toList(),
                                table.named()))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    /** How often the engine and each model agreed, and who was right. */
    @GET
    @Path("/opinions")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    public OpinionsView opinions(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Period period = Period.read(from, to, clock.instant());
        return OpinionsView.of(period, opinions.tallies(period.from(), period.to()));
    }

    /** The format that is asked for by name, else by the first media type that is acceptable. */
    private static boolean isCsv(@Nullable String format, HttpHeaders headers) {
        if (format == null || format.isBlank()) {
            return headers.getAcceptableMediaTypes().stream()
                    .findFirst()
                    .filter(type -> type.toString().startsWith(Csv.MEDIA_TYPE))
                    .isPresent();
        }
        return switch (format.strip().toLowerCase(Locale.ROOT)) {
            case "csv" -> true;
            case "json" -> false;
            default -> throw new BadInput("format", "is neither json nor csv");
        };
    }

    record Report(
            Instant from, Instant to, List<String> by, List<Map<String, @Nullable Object>> rows) {}
}
