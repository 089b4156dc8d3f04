package dev.forgeincident.bench.gather;

import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.sources.GatherSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The incident that is gathered for: one service that depends on another one. */
final class World {

    static final String SERVICE = "invoice-api";
    static final String DEPENDENCY = "ledger-api";

    /** By which the alert fired. */
    static final String EXPRESSION =
            "sum by (job) (rate(http_server_requests_seconds_count{status=~\"5..\"}[5m]))";

    private static final Duration BEFORE = Duration.ofMinutes(90);
    private static final Duration RUNNING = Duration.ofMinutes(20);

    private final Instant began;

    /**
     * @param now when gathering begins (UTC); the alert is older than that
     */
    World(Instant now) {
        this.began = now.minus(RUNNING);
    }

    /** When the alert says that it began. */
    Instant began() {
        return began;
    }

    Alert alert() {
        return new Alert(
                SERVICE,
                "InvoiceErrors",
                "critical",
                Map.of("alertname", "InvoiceErrors", "job", SERVICE),
                Map.of(
                        "generatorURL",
                        "http://prometheus.example:9090/graph?g0.expr="
                                + URLEncoder.encode(EXPRESSION + " > 1", StandardCharsets.UTF_8)
                                + "&g0.tab=1"),
                began,
                null);
    }

    /** The time of which the gatherer asks for changes. */
    TimeWindow changes() {
        return new TimeWindow(
                began.minus(GatherSettings.DEFAULTS.changeWindow()), began.plus(RUNNING));
    }

    /** The time of which it asks for everything else. */
    TimeWindow signals() {
        return new TimeWindow(began.minus(BEFORE), began.plus(RUNNING));
    }

    /** Which of the two a query is about; a regular expression may escape the name's hyphen. */
    static String namedIn(String query) {
        return query.replace("\\", "").contains(DEPENDENCY) ? DEPENDENCY : SERVICE;
    }

    static String slug(String component) {
        return "acme/" + component;
    }
}
