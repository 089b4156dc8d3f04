package dev.forgeincident.service.wiring;

import dev.forgeincident.sources.applicationinsights.ApplicationInsightsOptions;
import dev.forgeincident.sources.applicationinsights.ApplicationInsightsSource;
import dev.forgeincident.sources.elasticsearch.ElasticsearchOptions;
import dev.forgeincident.sources.elasticsearch.ElasticsearchSource;
import dev.forgeincident.sources.files.FileSources;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.loki.LokiOptions;
import dev.forgeincident.sources.loki.LokiSource;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/** Where logs are read. */
final class LogWiring {

    private static final String LOKI = "forge.logs.loki";
    private static final String ELASTICSEARCH = "forge.logs.elasticsearch";
    private static final String INSIGHTS = "forge.logs.applicationInsights";

    private LogWiring() {}

    static void add(Settings.Logs settings, Wiring wiring) {
        if (!settings.files().isEmpty()) {
            files(settings, wiring);
        }
        if (settings.loki().url().isPresent()) {
            loki(settings.loki(), wiring);
        }
        if (settings.elasticsearch().url().isPresent()) {
            elasticsearch(settings.elasticsearch(), wiring);
        }
        settings.applicationInsights()
                .appId()
                .ifPresent(id -> insights(id, settings.applicationInsights(), wiring));
    }

    private static void files(Settings.Logs settings, Wiring wiring) {
        Map<String, Path> files = Wiring.paths(settings.files());
        ZoneId zone = ZoneId.of(settings.zone());
        wiring.sources().logs("log file", FileSources.logs(files, zone, wiring.clock()));
        wiring.connections().add(FileSources.connection(files, wiring.clock()));
    }

    private static void loki(Settings.Loki settings, Wiring wiring) {
        LokiOptions options =
                Wiring.checked(
                        LOKI,
                        () ->
                                new LokiOptions(
                                        settings.selector(),
                                        settings.lineFilter(),
                                        settings.tenant().orElse(null),
                                        settings.pageSize()));
        Wire wire = wiring.wire(LOKI, settings);
        wiring.sources().logs("Loki", LokiSource.logs(wire, options, wiring.clock()));
        wiring.connections().add(LokiSource.connection(wire, options));
    }

    private static void elasticsearch(Settings.Elasticsearch settings, Wiring wiring) {
        ElasticsearchOptions options =
                Wiring.checked(
                        ELASTICSEARCH,
                        () ->
                                new ElasticsearchOptions(
                                        settings.index(),
                                        settings.timeField(),
                                        settings.serviceFields()
                                                .orElse(ElasticsearchOptions.SERVICE_FIELDS),
                                        settings.wildcards(),
                                        ElasticsearchOptions.USUAL.pageSize()));
        Credentials others = Wires.credentials(ELASTICSEARCH, settings);
        Credentials credentials =
                Wires.secret(settings.apiKey(), settings.apiKeyFile())
                        .map(key -> others.and(ElasticsearchSource.apiKey(key)))
                        .orElse(others);
        Wire wire = wiring.wires().to(ELASTICSEARCH, settings.url().orElseThrow(), credentials);
        wiring.sources()
                .logs("Elasticsearch", ElasticsearchSource.logs(wire, options, wiring.clock()));
        wiring.connections().add(ElasticsearchSource.connection(wire, options));
    }

    private static void insights(String id, Settings.ApplicationInsights settings, Wiring wiring) {
        ApplicationInsightsOptions options =
                Wiring.checked(INSIGHTS, () -> new ApplicationInsightsOptions(id));
        Credentials token =
                Wires.secret(settings.token(), settings.tokenFile())
                        .map(Credentials::bearer)
                        .orElse(Credentials.NONE);
        Credentials credentials =
                Wires.secret(settings.apiKey(), settings.apiKeyFile())
                        .map(ApplicationInsightsSource::apiKey)
                        .orElse(token);
        Wire wire = wiring.wires().to(INSIGHTS, settings.url(), credentials);
        wiring.sources()
                .logs(
                        "Application Insights",
                        ApplicationInsightsSource.logs(wire, options, wiring.clock()));
        wiring.connections().add(ApplicationInsightsSource.connection(wire, options));
    }
}
