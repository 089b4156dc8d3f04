package dev.forgeincident.bench.rootcause;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FlagFlip;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.PatternCount;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.status.ProviderNotice;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.sources.files.FileSources;
import dev.forgeincident.sources.text.GotchaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the folder of one incident into the context that production would have gathered. It never
 * opens the truth. A {@code catalog-info.yaml} and a {@code GOTCHA.md} may lie there too, and are
 * read by production's own readers.
 */
public final class CaseFolder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> LOG_FIELDS =
            Set.of("timestamp", "service", "severity_text", "msg");
    private static final Set<String> SPAN_FIELDS =
            Set.of(
                    "trace_id",
                    "span_id",
                    "parent_id",
                    "service",
                    "name",
                    "start",
                    "duration_ms",
                    "status",
                    "status_message",
                    "error",
                    "attributes");
    private static final Set<String> WELL =
            Set.of("operating-normally", "operational", "available", "ok", "resolved", "normal");

    private final Path folder;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    private CaseFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The context.
     *
     * @throws IllegalArgumentException naming the file and what is wrong with it
     */
    public static IncidentContext read(Path folder) {
        return new CaseFolder(folder).context();
    }

    private IncidentContext context() {
        JsonNode told = json("alert.json");
        if (told == null) {
            throw new IllegalArgumentException(folder + " holds no alert.json");
        }
        Alert alert = alert(told);
        seen(alert.startedAt());
        Observation<List<MetricSeries>> metrics = observed(metrics(), "metrics");
        Observation<List<Span>> traces = observed(traces(), "traces");
        List<LogLine> lines = lines();
        List<PatternCount> counts = counts();
        List<Change> changes = changes();
        List<ProviderNotice> notices = notices();
        Observation<LogExcerpt> logs =
                lines.isEmpty() && counts.isEmpty()
                        ? Observation.Unavailable.notConfigured("logs")
                        : new Observation.Available<>(
                                new LogExcerpt(lines, new TimeWindow(first, last), counts),
                                "logs",
                                last);
        Catalog catalog = catalog();
        return new IncidentContext(
                alert,
                last,
                catalog == null
                        ? new Observation.Available<>(
                                ServiceProfile.named(EntityRef.component(alert.service())),
                                "alert",
                                last)
                        : catalog.byName(alert.service()),
                catalog == null
                        ? Observation.Unavailable.notConfigured("catalog")
                        : catalog.neighbours(EntityRef.component(alert.service()), 2),
                List.of(observed(changes, "git")),
                heuristics(alert.service()),
                List.of(logs),
                List.of(metrics),
                List.of(traces),
                notices.isEmpty() ? List.of() : List.of(observed(notices, "status page")),
                List.of());
    }

    private @Nullable Catalog catalog() {
        String name = "catalog-info.yaml";
        return Files.exists(folder.resolve(name))
                ? FileSources.catalog(List.of(name), folder, Clock.fixed(last, ZoneOffset.UTC))
                : null;
    }

    private List<Observation<GotchaFile>> heuristics(String service) {
        Path file = folder.resolve("GOTCHA.md");
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.of(
                    new Observation.Available<>(
                            GotchaText.read(service, Files.readString(file)), "git", last));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Alert alert(JsonNode told) {
        Map<String, String> labels = attributes(told, Set.of("service", "fired_at", "summary"));
        return new Alert(
                told.path("service").asText(),
                told.path("monitor").asText(told.path("metric").asText("alert")),
                told.path("severity").asText("unknown"),
                labels,
                Map.of("summary", told.path("summary").asText("")),
                Instant.parse(told.path("fired_at").asText()),
                null);
    }

    private List<LogLine> lines() {
        Path file = folder.resolve("logs.ndjson");
        if (!Files.exists(file)) {
            return List.of();
        }
        List<LogLine> lines = new ArrayList<>();
        try {
            for (String raw : Files.readAllLines(file)) {
                if (raw.isBlank()) {
                    continue;
                }
                JsonNode line = JSON.readTree(raw);
                lines.add(
                        new LogLine(
                                line.path("service").asText(),
                                at(line, "timestamp"),
                                level(line.path("severity_text").asText()),
                                line.path("msg").asText(),
                                raw,
                                attributes(line, LOG_FIELDS)));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
        return lines;
    }

    private static LogLine.Level level(String severity) {
        return switch (severity.toUpperCase(Locale.ROOT)) {
            case "TRACE" -> LogLine.Level.TRACE;
            case "DEBUG" -> LogLine.Level.DEBUG;
            case "INFO" -> LogLine.Level.INFO;
            case "WARN", "WARNING" -> LogLine.Level.WARN;
            case "ERROR" -> LogLine.Level.ERROR;
            case "FATAL", "CRITICAL" -> LogLine.Level.FATAL;
            default -> LogLine.Level.UNKNOWN;
        };
    }

    private List<PatternCount> counts() {
        List<PatternCount> counts = new ArrayList<>();
        for (JsonNode told : rows("patterns.json")) {
            counts.add(
                    new PatternCount(
                            told.path("service").asText(),
                            told.path("signature").asText(),
                            told.path("sentiment").asText().equals("negative"),
                            told.path("count").asLong(),
                            Long.parseLong(
                                    told.path("delta_vs_baseline").asText("0").replace("+", ""))));
        }
        return counts;
    }

    private List<MetricSeries> metrics() {
        Path file = folder.resolve("metrics.csv");
        if (!Files.exists(file)) {
            return List.of();
        }
        Map<String, List<MetricSeries.Point>> points = new TreeMap<>();
        try {
            List<String> rows = Files.readAllLines(file);
            for (String row : rows.subList(Math.min(1, rows.size()), rows.size())) {
                String[] cells = row.split(",", -1);
                if (cells.length != 4) {
                    throw new IllegalArgumentException(file + ": not four columns: " + row);
                }
                Instant at = Instant.parse(cells[0]);
                seen(at);
                points.computeIfAbsent(cells[1] + ',' + cells[2], key -> new ArrayList<>())
                        .add(new MetricSeries.Point(at, Double.parseDouble(cells[3])));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
        List<MetricSeries> series = new ArrayList<>();
        points.forEach(
                (key, values) -> {
                    int comma = key.indexOf(',');
                    series.add(
                            new MetricSeries(
                                    key.substring(0, comma),
                                    key.substring(comma + 1),
                                    Map.of(),
                                    values));
                });
        return series;
    }

    private List<Span> traces() {
        List<Span> spans = new ArrayList<>();
        for (JsonNode told : rows("traces.json")) {
            Map<String, String> attributes = attributes(told, SPAN_FIELDS);
            attributes.putAll(attributes(told.path("attributes"), Set.of()));
            String message = told.path("status_message").asText(told.path("error").asText(""));
            spans.add(
                    new Span(
                            told.path("trace_id").asText(),
                            told.path("span_id").asText(),
                            told.path("parent_id").isTextual()
                                    ? told.path("parent_id").asText()
                                    : null,
                            told.path("service").asText(),
                            told.path("name").asText(),
                            java.util.Objects.requireNonNull(at(told, "start")),
                            Duration.ofNanos(
                                    (long) (told.path("duration_ms").asDouble() * 1_000_000)),
                            told.path("status").asText().equals("ERROR"),
                            message,
                            attributes));
        }
        return spans;
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (JsonNode told : rows("context/commits.json")) {
            List<String> files = new ArrayList<>();
            told.path("files_changed").forEach(file -> files.add(file.asText()));
            changes.add(
                    new Commit(
                            "",
                            told.path("sha").asText(),
                            List.of(),
                            told.path("author").asText(),
                            Instant.parse(told.path("timestamp").asText()),
                            told.path("message").asText(),
                            new Diff.Read(DiffText.read(told.path("diff").asText(""), files), 0),
                            null));
        }
        for (JsonNode told : rows("context/deploys.json")) {
            changes.add(
                    new Deployment(
                            told.path("service").asText(),
                            told.path("commit_sha").asText(),
                            told.path("author").asText(""),
                            Instant.parse(told.path("timestamp").asText()),
                            "",
                            null));
        }
        for (JsonNode told : rows("context/flags.json")) {
            String[] change = told.path("change").asText().split("->", 2);
            changes.add(
                    new FlagFlip(
                            told.path("service").asText(),
                            told.path("flag").asText(),
                            change.length == 2 ? change[0] : "",
                            change[change.length - 1],
                            told.path("actor").asText(""),
                            Instant.parse(told.path("timestamp").asText()),
                            null));
        }
        return changes;
    }

    private List<ProviderNotice> notices() {
        JsonNode feed = json("status_feed.json");
        List<ProviderNotice> notices = new ArrayList<>();
        if (feed != null) {
            for (JsonNode told : feed.isArray() ? feed : feed.path("events")) {
                notices.add(
                        new ProviderNotice(
                                told.path("service").asText(feed.path("source").asText()),
                                told.path("region").asText(""),
                                !WELL.contains(
                                        told.path("status").asText("").toLowerCase(Locale.ROOT)),
                                told.path("title").asText(""),
                                told.path("detail").asText(""),
                                instantOrNull(told, "started_at"),
                                instantOrNull(told, "resolved_at"),
                                null));
            }
        }
        return notices;
    }

    private @Nullable Instant at(JsonNode told, String field) {
        Instant at = instantOrNull(told, field);
        if (at != null) {
            seen(at);
        }
        return at;
    }

    private static @Nullable Instant instantOrNull(JsonNode told, String field) {
        return told.path(field).isTextual() ? Instant.parse(told.path(field).asText()) : null;
    }

    /** What the telemetry covers, and so what "now" is: the incident was frozen at its end. */
    private void seen(Instant at) {
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
    }

    private static Map<String, String> attributes(JsonNode told, Set<String> left) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : told.properties()) {
            if (field.getValue().isValueNode()
                    && !field.getValue().isNull()
                    && !left.contains(field.getKey())) {
                attributes.put(field.getKey(), field.getValue().asText());
            }
        }
        return attributes;
    }

    private List<JsonNode> rows(String name) {
        JsonNode told = json(name);
        List<JsonNode> rows = new ArrayList<>();
        if (told != null) {
            told.forEach(rows::add);
        }
        return rows;
    }

    private @Nullable JsonNode json(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private <T> Observation<List<T>> observed(List<T> data, String source) {
        return data.isEmpty()
                ? Observation.Unavailable.notConfigured(source)
                : new Observation.Available<>(data, source, last);
    }
}
