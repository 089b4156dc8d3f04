package dev.forgeincident.service.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.context.traces.TraceStore;
import dev.forgeincident.service.PushedTraces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Spans that others sent us, in PostgreSQL. Of too many traces half the room is for the newest that
 * failed, the rest for the newest of all: the slowest alone would show a service that is always
 * slow.
 */
final class PushedSpans implements TraceStore, PushedTraces {

    private static final Logger LOG = Logger.getLogger(PushedSpans.class);
    private static final String SOURCE = "pushed traces";

    /** Spans of one answer; a trace can be of any size. */
    private static final int MAX_SPANS = 5_000;

    /** In one order, so that two senders of the same spans never wait for each other. */
    private static final Comparator<Span> BY_ID =
            Comparator.comparing(Span::traceId).thenComparing(Span::spanId);

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;

    PushedSpans(Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void keep(List<Span> spans) {
        if (spans.isEmpty()) {
            return;
        }
        Instant received = clock.instant();
        jdbi.useTransaction(
                handle -> {
                    PreparedBatch batch =
                            handle.prepareBatch(
                                    "insert into span (trace_id, span_id, parent_id, service, operation, at, nanos, failed, message, attributes, received_at)"
                                            + " values (:trace, :span, :parent, :service, :operation, :at, :nanos, :failed, :message, :attributes, :received)"
                                            + " on conflict do nothing");
                    for (Span span : spans.stream().sorted(BY_ID).toList()) {
                        batch.bind("trace", span.traceId())
                                .bind("span", span.spanId())
                                .bind("parent", span.parentId())
                                .bind("service", Pushed.key(span.service()))
                                .bind("operation", span.operation())
                                .bind("at", span.start())
                                .bind("nanos", span.duration().toNanos())
                                .bind("failed", span.failed())
                                .bind("message", span.message())
                                .bind("attributes", write(span.attributes()))
                                .bind("received", received)
                                .add();
                    }
                    batch.execute();
                });
    }

    @Override
    public Observation<List<Span>> spans(ServiceProfile service, TimeWindow window, int limit) {
        String query = "traces of " + service.ref().name();
        if (Thread.currentThread().isInterrupted()) {
            return new Observation.Unavailable<>(
                    SOURCE, query, window, "there was no time left to look", true);
        }
        try {
            return jdbi.withHandle(handle -> found(handle, service, window, limit, query));
        } catch (JdbiException e) {
            LOG.error("The pushed traces could not be read", e);
            return Pushed.unreadable(SOURCE, query, window);
        }
    }

    private Observation<List<Span>> found(
            Handle handle, ServiceProfile service, TimeWindow window, int limit, String query) {
        String name = service.ref().name();
        List<Span> spans =
                handle.createQuery(
                                "with mine as (select trace_id, max(at) as last, bool_or(failed) as failed from span"
                                        + " where service = :service and at >= :from and at < :to group by trace_id),"
                                        + " broken as (select trace_id from mine where failed order by last desc, trace_id limit :half),"
                                        + " newest as (select trace_id from mine where trace_id not in (select trace_id from broken)"
                                        + " order by last desc, trace_id limit :limit - (select count(*) from broken))"
                                        + " select span.* from span where trace_id in (select trace_id from broken union all select trace_id from newest)"
                                        + " order by at desc, id desc limit :most")
                        .bind("service", Pushed.key(name))
                        .bind("from", window.from())
                        .bind("to", window.to())
                        .bind("half", (limit + 1) / 2)
                        .bind("limit", limit)
                        .bind("most", MAX_SPANS + 1)
                        .map(
                                (row, context) ->
                                        new Span(
                                                row.getString("trace_id"),
                                                row.getString("span_id"),
                                                row.getString("parent_id"),
                                                named(row.getString("service"), name),
                                                row.getString("operation"),
                                                row.getObject("at", OffsetDateTime.class)
                                                        .toInstant(),
                                                Duration.ofNanos(row.getLong("nanos")),
                                                row.getBoolean("failed"),
                                                row.getString("message"),
                                                read(row.getString("attributes"))))
                        .list();
        if (spans.isEmpty()) {
            return isKnown(handle, name)
                    ? new Observation.Empty<>(SOURCE, query, window)
                    : Observation.Unavailable.notConfigured(SOURCE);
        }
        boolean cut = spans.size() > MAX_SPANS;
        return new Observation.Available<>(
                cut ? spans.subList(0, MAX_SPANS) : spans,
                SOURCE,
                clock.instant(),
                cut ? List.of("only the newest " + MAX_SPANS + " spans were read") : List.of());
    }

    private static boolean isKnown(Handle handle, String service) {
        return handle.createQuery("select exists (select 1 from span where service = :service)")
                .bind("service", Pushed.key(service))
                .mapTo(Boolean.class)
                .one();
    }

    /** The service that was asked for under the catalog's name; another one as it was told. */
    private static String named(String told, String asked) {
        return told.equals(Pushed.key(asked)) ? asked : told;
    }

    private String write(Map<String, String> attributes) {
        try {
            return json.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts that JSON cannot hold", e);
        }
    }

    private Map<String, String> read(String attributes) {
        try {
            return json.readValue(attributes, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("attributes that cannot be read", e);
        }
    }
}
