package dev.forgeincident.sources.loki;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.sources.aggregator.LogPages.Page;
import dev.forgeincident.sources.aggregator.LogSearch;
import dev.forgeincident.sources.http.Answer;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The streams of a service in Loki, newest lines first. */
final class LokiLogs implements LogStore {

    static final String SOURCE = "Loki";

    private static final Duration NANOSECOND = Duration.ofNanos(1);

    private final Wire wire;
    private final LokiOptions options;
    private final Clock clock;

    LokiLogs(Wire wire, LokiOptions options, Clock clock) {
        this.wire = wire;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public Observation<LogExcerpt> lines(ServiceProfile service, TimeWindow window, int limit) {
        ServiceQuery query = ServiceQuery.of(service, options);
        if (!query.missing().isEmpty()) {
            String reason =
                    "not asked: the selector needs what the catalog does not say of the service: "
                            + String.join(", ", query.missing());
            return new Observation.Unavailable<>(SOURCE, query.logql(), window, reason, false);
        }
        return new LogSearch(SOURCE, query.logql(), wire, clock, NANOSECOND, options.pageSize())
                .lines(
                        service.ref().name(),
                        window,
                        limit,
                        query.notes(),
                        (part, size, patience) -> page(query.logql(), part, size, patience));
    }

    private Page page(String logql, TimeWindow window, int size, Duration patience) throws Trouble {
        Ask ask =
                Ask.get("loki", "api", "v1", "query_range")
                        .with("query", logql)
                        .with("start", nanos(window.from()))
                        // Exclusive, as the window's end is.
                        .with("end", nanos(window.to()))
                        .with("limit", size)
                        .with("direction", "backward")
                        // Else what varies from line to line would be told as labels of streams.
                        .header("X-Loki-Response-Encoding-Flags", "categorize-labels");
        return LokiAnswer.read(asked(wire, ask, options, patience), size);
    }

    static JsonNode asked(Wire wire, Ask ask, LokiOptions options, Duration patience)
            throws Trouble {
        String tenant = options.tenant();
        try {
            Answer answer =
                    wire.send(tenant == null ? ask : ask.header("X-Scope-OrgID", tenant), patience);
            return answer.json();
        } catch (Trouble trouble) {
            throw trouble.because(cause(trouble.said()));
        }
    }

    /** Loki refuses in plain text; what stands before it may do so in JSON or with a web page. */
    private static String cause(String said) {
        String text = said.strip();
        return text.startsWith("<") || text.startsWith("{") ? "" : text;
    }

    private static String nanos(Instant at) {
        return BigInteger.valueOf(at.getEpochSecond())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(at.getNano()))
                .toString();
    }
}
