package dev.forgeincident.sources.applicationinsights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.sources.aggregator.LogSearch;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The exceptions and graver traces of a cloud role, newest first. */
final class ApplicationInsightsLogs implements LogStore {

    static final String SOURCE = "Application Insights";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Kusto counts time in these. */
    private static final Duration TICK = Duration.ofNanos(100);

    private static final int PAGE = 5_000;

    private final Wire wire;
    private final ApplicationInsightsOptions options;
    private final Clock clock;

    ApplicationInsightsLogs(Wire wire, ApplicationInsightsOptions options, Clock clock) {
        this.wire = wire;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public Observation<LogExcerpt> lines(ServiceProfile service, TimeWindow window, int limit) {
        String role = service.ref().name();
        return new LogSearch(
                        SOURCE,
                        Kql.errors(role, window, Math.min(limit, PAGE)),
                        wire,
                        clock,
                        TICK,
                        PAGE)
                .lines(
                        role,
                        window,
                        limit,
                        List.of(),
                        (part, size, patience) ->
                                QueryAnswer.read(
                                        asked(
                                                wire,
                                                Kql.errors(role, part, size),
                                                options,
                                                patience),
                                        size));
    }

    static JsonNode asked(
            Wire wire, String kql, ApplicationInsightsOptions options, Duration patience)
            throws Trouble {
        String body = JSON.createObjectNode().put("query", kql).toString();
        try {
            return wire.send(Ask.post(body, "v1", "apps", options.appId(), "query"), patience)
                    .json();
        } catch (Trouble trouble) {
            throw trouble.because(cause(trouble.said()));
        }
    }

    private static String cause(String said) {
        try {
            return QueryAnswer.cause(JSON.readTree(said));
        } catch (JsonProcessingException other) {
            return "";
        }
    }
}
