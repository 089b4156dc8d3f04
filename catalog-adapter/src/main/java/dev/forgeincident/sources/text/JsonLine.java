package dev.forgeincident.sources.text;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.context.logs.LogLine.Level;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log event written as a JSON object, by any of the usual loggers.
 *
 * @param message what was said; the whole object where no field says it
 * @param stack the stack trace that came in a field of its own; empty when there is none
 */
record JsonLine(@Nullable Instant at, Level level, String message, String stack) {

    private static final int MAX_LENGTH = 1 << 20;
    private static final int MAX_FIELDS = 300;
    private static final int MAX_DEPTH = 4;

    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder().maxNestingDepth(100).build())
                            .build());

    private static final String[] TIME = {
        "@timestamp",
        "timestamp",
        "time",
        "ts",
        "asctime",
        "datetime",
        "@t",
        "timemillis",
        "eventtime",
        "date"
    };
    private static final String[] LEVEL = {
        "level",
        "severity",
        "log.level",
        "levelname",
        "lvl",
        "loglevel",
        "severitytext",
        "severity_text",
        "@l"
    };
    private static final String[] MESSAGE = {
        "message", "msg", "log", "event", "renderedmessage", "@m", "@mt", "body"
    };
    private static final String[] STACK = {
        "stack_trace",
        "exc_info",
        "error.stack_trace",
        "error.stack",
        "err.stack",
        "exception.stacktrace",
        "exception.stack_trace",
        "exception",
        "stacktrace",
        "stack",
        "@x",
        "err",
        "error"
    };

    /** The event, or null when the text is no JSON object. */
    static @Nullable JsonLine of(String text, TimeHints hints) {
        String json = text.strip();
        if (json.length() > MAX_LENGTH || !json.startsWith("{") || !json.endsWith("}")) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(json);
            return node != null && node.isObject() ? of(json, node, hints) : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static JsonLine of(String json, JsonNode node, TimeHints hints) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        flatten("", node, 0, fields);
        String said = text(fields, MESSAGE);
        String stack = text(fields, STACK);
        Instant at = time(fields, hints);
        Level level = level(fields);
        String message = said.isBlank() ? json : said.stripTrailing();
        if (level == Level.UNKNOWN && !said.isBlank() && isLine(message)) {
            // A container runtime wraps what the program wrote, a line with its own time and level.
            LineHead inner = LineHead.of(message, hints);
            level = inner.level();
            message = inner.message();
            at = at == null ? inner.at() : at;
        }
        boolean told = stack.isBlank() || message.contains(stack.strip());
        return new JsonLine(at, level, message, told ? "" : stack.stripTrailing());
    }

    private static boolean isLine(String message) {
        return OpenEvent.indentOf(message) == 0
                && !Traces.isPart(message)
                && !Traces.namesException(message);
    }

    private static void flatten(
            String prefix, JsonNode node, int depth, Map<String, JsonNode> fields) {
        Iterator<Map.Entry<String, JsonNode>> entries = node.properties().iterator();
        while (entries.hasNext() && fields.size() < MAX_FIELDS) {
            Map.Entry<String, JsonNode> entry = entries.next();
            String key = prefix + entry.getKey().toLowerCase(Locale.ROOT);
            if (entry.getValue().isObject()) {
                if (depth < MAX_DEPTH) {
                    flatten(key + ".", entry.getValue(), depth + 1, fields);
                }
            } else {
                fields.putIfAbsent(key, entry.getValue());
            }
        }
    }

    private static String text(Map<String, JsonNode> fields, String[] keys) {
        for (String key : keys) {
            JsonNode value = fields.get(key);
            if (value != null && value.isTextual() && !value.textValue().isBlank()) {
                return value.textValue();
            }
        }
        return "";
    }

    private static Level level(Map<String, JsonNode> fields) {
        for (String key : LEVEL) {
            JsonNode value = fields.get(key);
            if (value != null && value.isTextual()) {
                Level level = LevelWord.of(value.textValue().strip());
                if (level != null) {
                    return level;
                }
            } else if (value != null && value.isInt()) {
                return numbered(value.intValue());
            }
        }
        return Level.UNKNOWN;
    }

    /** The numbers of Bunyan and Pino: 10 trace, 20 debug … 60 fatal. */
    private static Level numbered(int number) {
        int step = number / 10;
        Level[] levels = Level.values();
        return step >= 1 && step < levels.length ? levels[step] : Level.UNKNOWN;
    }

    private static @Nullable Instant time(Map<String, JsonNode> fields, TimeHints hints) {
        for (String key : TIME) {
            JsonNode value = fields.get(key);
            Instant at = value == null ? null : time(value, hints);
            if (at != null) {
                return at;
            }
        }
        JsonNode seconds = fields.get("instant.epochsecond");
        JsonNode nanos = fields.get("instant.nanoofsecond");
        return seconds == null || !seconds.isIntegralNumber()
                ? null
                : Epoch.of(seconds.decimalValue().add(fraction(nanos)));
    }

    private static BigDecimal fraction(@Nullable JsonNode nanos) {
        return nanos == null ? BigDecimal.ZERO : nanos.decimalValue().movePointLeft(9);
    }

    private static @Nullable Instant time(JsonNode value, TimeHints hints) {
        if (value.isNumber()) {
            return Epoch.of(value.decimalValue());
        }
        if (!value.isTextual()) {
            return null;
        }
        String text = value.textValue().strip();
        if (text.length() >= 10 && text.length() <= 30 && text.matches("\\d++(?:\\.\\d++)?")) {
            return Epoch.of(new BigDecimal(text));
        }
        Moments.Found found = Moments.dated(text, 0, hints);
        found = found == null ? Moments.timeOfDay(text, 0, hints) : found;
        return found == null ? null : found.at();
    }
}
