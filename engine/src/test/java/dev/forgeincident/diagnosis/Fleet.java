package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.context.change.FlagFlip;
import dev.forgeincident.context.history.PriorIncident;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.context.logs.PatternCount;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.status.ProviderNotice;
import dev.forgeincident.context.traces.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * Builds incident contexts of several services with one shared repository, for tests. Times are
 * minutes relative to {@link #START}; the window runs from an hour before it to a quarter of an
 * hour after it, one sample a minute.
 */
final class Fleet {

    static final Instant START = Instant.parse("2026-11-20T03:00:00Z");
    static final int BEFORE = 60;
    static final int AFTER = 15;

    private final String alerted;
    private final String title;
    private final int fired;
    private final Random random = new Random(7);
    private final List<Change> changes = new ArrayList<>();
    private final List<LogLine> lines = new ArrayList<>();
    private final List<PatternCount> counts = new ArrayList<>();
    private final List<MetricSeries> series = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<ProviderNotice> notices = new ArrayList<>();
    private final List<PriorIncident> history = new ArrayList<>();
    private final List<dev.forgeincident.context.catalog.Relation> relations = new ArrayList<>();

    Fleet(String alerted, String title, int fired) {
        this.alerted = alerted;
        this.title = title;
        this.fired = fired;
    }

    static Instant at(double minutes) {
        return START.plusMillis(Math.round(minutes * 60_000));
    }

    static String sha(String start) {
        return start + "0".repeat(40 - start.length());
    }

    Fleet commit(String sha, double minutes, String message, FileDiff... files) {
        changes.add(
                new Commit(
                        "",
                        sha(sha),
                        List.of(),
                        "Ada",
                        at(minutes),
                        message,
                        new Diff.Read(List.of(files), 0),
                        null));
        return this;
    }

    Fleet deployed(String service, String sha, double minutes) {
        return deployed(service, sha, minutes, "production");
    }

    Fleet deployed(String service, String sha, double minutes, String environment) {
        changes.add(new Deployment(service, sha(sha), "Ben", at(minutes), environment, null));
        return this;
    }

    Fleet flag(String service, String flag, String from, String to, double minutes) {
        changes.add(new FlagFlip(service, flag, from, to, "Cy", at(minutes), null));
        return this;
    }

    Fleet change(Change change) {
        changes.add(change);
        return this;
    }

    Fleet setting(String service, String key, String before, String after, double minutes) {
        changes.add(new ConfigChange(service, key, before, after, "Cy", at(minutes), null));
        return this;
    }

    /** The usual events of a service, one a minute over the whole window. */
    Fleet usual(String service, String message) {
        for (int minute = -BEFORE; minute < AFTER; minute++) {
            line(service, minute, Level.INFO, message, Map.of());
        }
        return this;
    }

    /** So many failing events, ten seconds apart. */
    Fleet errors(String service, double minutes, int count, String message) {
        return errors(service, minutes, count, message, Map.of());
    }

    Fleet errors(
            String service,
            double minutes,
            int count,
            String message,
            Map<String, String> attributes) {
        for (int i = 0; i < count; i++) {
            line(service, minutes + i / 6.0, Level.ERROR, message, attributes);
        }
        return this;
    }

    Fleet line(
            String service,
            double minutes,
            Level level,
            String message,
            Map<String, String> attributes) {
        lines.add(
                new LogLine(
                        service,
                        at(minutes),
                        level,
                        message,
                        at(minutes) + " " + service + " " + level + " " + message,
                        attributes));
        return this;
    }

    Fleet counted(String service, String template, long count, long more) {
        counts.add(new PatternCount(service, template, true, count, more));
        return this;
    }

    /** One sample a minute, with two per cent of noise. */
    Fleet metric(String service, String name, IntToDoubleFunction value) {
        return metricSince(-BEFORE, service, name, value);
    }

    /** A series that begins at a minute. */
    Fleet metricSince(int first, String service, String name, IntToDoubleFunction value) {
        List<MetricSeries.Point> points = new ArrayList<>();
        for (int minute = first; minute < AFTER; minute++) {
            double noise = 1 + 0.02 * random.nextGaussian();
            points.add(new MetricSeries.Point(at(minute), value.applyAsDouble(minute) * noise));
        }
        series.add(new MetricSeries(service, name, Map.of(), points));
        return this;
    }

    /** A level that changes at a minute. */
    Fleet steps(String service, String name, double before, int minute, double after) {
        return metric(service, name, each -> each < minute ? before : after);
    }

    Fleet span(
            String trace,
            String id,
            String parent,
            String service,
            String operation,
            double minutes,
            int millis,
            String failure) {
        spans.add(
                new Span(
                        trace,
                        id,
                        parent.isEmpty() ? null : parent,
                        service,
                        operation,
                        at(minutes),
                        Duration.ofMillis(millis),
                        !failure.isEmpty(),
                        failure,
                        Map.of()));
        return this;
    }

    Fleet notice(String service, String region, double minutes, String title) {
        notices.add(new ProviderNotice(service, region, true, title, "", at(minutes), null, null));
        return this;
    }

    Fleet prior(String id, String name, double openedMinutes) {
        history.add(new PriorIncident(id, alerted, name, at(openedMinutes), null, null));
        return this;
    }

    Fleet relation(String type, String target) {
        relations.add(Worlds.relation(type, target));
        return this;
    }

    Fleet shuffled(Random order) {
        Collections.shuffle(changes, order);
        Collections.shuffle(lines, order);
        Collections.shuffle(counts, order);
        Collections.shuffle(series, order);
        Collections.shuffle(spans, order);
        return this;
    }

    IncidentContext context() {
        Instant now = at(AFTER);
        Alert alert = new Alert(alerted, title, "critical", Map.of(), Map.of(), at(fired), null);
        ServiceProfile profile =
                Worlds.profile(
                        "component:default/" + alerted,
                        "service",
                        relations.toArray(new dev.forgeincident.context.catalog.Relation[0]));
        LogExcerpt excerpt = new LogExcerpt(lines, new TimeWindow(at(-BEFORE), now), counts);
        return new IncidentContext(
                alert,
                now,
                new Observation.Available<>(profile, "catalog", now),
                Observation.Unavailable.notConfigured("catalog"),
                List.of(told(changes, "git")),
                List.of(),
                List.of(
                        lines.isEmpty() && counts.isEmpty()
                                ? Observation.Unavailable.notConfigured("logs")
                                : new Observation.Available<>(excerpt, "logs", now)),
                List.of(told(series, "metrics")),
                List.of(told(spans, "traces")),
                List.of(told(notices, "status page")),
                List.of(told(history, "incidents")));
    }

    private static <T> Observation<List<T>> told(List<T> data, String source) {
        return data.isEmpty()
                ? Observation.Unavailable.notConfigured(source)
                : new Observation.Available<>(List.copyOf(data), source, at(AFTER));
    }
}
