package dev.forgeincident.service.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.diagnosis.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a context: all of it but most of the log lines, which stay where they are, and
 * with secrets masked, for it is read again by people.
 */
final class KeptContext {

    /**
     * Per source; the failures come first, since the rest is only the quiet that they stand
     * against.
     */
    private static final int LOG_LINES = 300;

    private static final int MASKED_AT_ONCE = 64 * 1024;

    private final ObjectMapper json;

    KeptContext(ObjectMapper json) {
        this.json =
                json.copy()
                        .registerModule(
                                new SimpleModule("masked")
                                        .addSerializer(String.class, new Masked())
                                        .addSerializer(Map.class, new MaskedByName()));
    }

    /** The JSON that is kept. */
    String write(IncidentContext context) throws JsonProcessingException {
        List<Observation<List<Change>>> changes = new ArrayList<>();
        context.changes().forEach(observation -> changes.add(observation.map(KeptContext::masked)));
        List<Observation<LogExcerpt>> logs = new ArrayList<>();
        context.logs().forEach(observation -> logs.add(observation.map(KeptContext::excerpt)));
        return json.writeValueAsString(
                new IncidentContext(
                        context.alert(),
                        context.asOf(),
                        context.service(),
                        context.neighbours(),
                        changes,
                        context.heuristics(),
                        logs,
                        context.metrics(),
                        context.traces(),
                        context.notices(),
                        context.history()));
    }

    /** A value whose setting's name says that it is secret need not look like one. */
    private static List<Change> masked(List<Change> changes) {
        return changes.stream()
                .map(change -> change instanceof ConfigChange set ? masked(set) : change)
                .toList();
    }

    private static ConfigChange masked(ConfigChange set) {
        return new ConfigChange(
                set.service(),
                set.key(),
                Secrets.maskValue(set.key(), set.before()),
                Secrets.maskValue(set.key(), set.after()),
                set.author(),
                set.at(),
                set.url());
    }

    private static LogExcerpt excerpt(LogExcerpt whole) {
        List<LogLine> kept = new ArrayList<>();
        whole.lines().stream().filter(KeptContext::isFailure).limit(LOG_LINES).forEach(kept::add);
        whole.lines().stream()
                .filter(line -> !isFailure(line))
                .limit(LOG_LINES - kept.size())
                .forEach(kept::add);
        return new LogExcerpt(kept, whole.covered(), whole.counts());
    }

    private static boolean isFailure(LogLine line) {
        return line.level().compareTo(LogLine.Level.ERROR) >= 0;
    }

    private static String bounded(String value) {
        return value.length() <= MASKED_AT_ONCE ? value : value.substring(0, MASKED_AT_ONCE);
    }

    private static final class Masked extends StdSerializer<String> {
        private static final long serialVersionUID = 1L;

        Masked() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(Secrets.mask(bounded(value)).text());
        }
    }

    /** Labels, annotations and attributes: texts by their names. */
    @SuppressWarnings("rawtypes")
    private static final class MaskedByName extends StdSerializer<Map> {
        private static final long serialVersionUID = 1L;

        MaskedByName() {
            super(Map.class);
        }

        @Override
        public void serialize(Map value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartObject();
            for (Map.Entry<?, ?> each : ((Map<?, ?>) value).entrySet()) {
                String name = String.valueOf(each.getKey());
                out.writeStringField(
                        name, Secrets.maskValue(name, bounded(String.valueOf(each.getValue()))));
            }
            out.writeEndObject();
        }
    }
}
