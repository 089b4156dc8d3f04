package dev.forgeincident.sources.applicationinsights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.sources.aggregator.LogEntry;
import dev.forgeincident.sources.http.Trouble;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of the tables {@code exceptions} or {@code traces} (<a
 * href="https://learn.microsoft.com/azure/azure-monitor/app/data-model-complete">data model</a>).
 */
final class TelemetryRow {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FRAMES = 60;
    private static final int MOST_CAUSES = 5;

    /** {@code severityLevel} from 0 on: Verbose, Information, Warning, Error, Critical. */
    private static final List<Level> LEVELS =
            List.of(Level.TRACE, Level.INFO, Level.WARN, Level.ERROR, Level.FATAL);

    private static final List<String> ATTRIBUTES =
            List.of(
                    "operation_Name",
                    "operation_Id",
                    "cloud_RoleInstance",
                    "application_Version",
                    "problemId",
                    "type");

    private final JsonNode row;
    private final Map<String, Integer> columns;

    TelemetryRow(JsonNode row, Map<String, Integer> columns) {
        this.row = row;
        this.columns = columns;
    }

    LogEntry entry() throws Trouble {
        boolean exception = text("itemType").equals("exception") || !text("type").isEmpty();
        return new LogEntry(
                time(),
                text("cloud_RoleInstance"),
                text("itemId"),
                level(exception),
                Level.UNKNOWN,
                true,
                exception ? exception() : text("message"),
                attributes());
    }

    /** How many items this one stands for, where the others were not kept. */
    long standsFor() {
        return Math.max(1, cell("itemCount").asLong(1));
    }

    private Instant time() throws Trouble {
        try {
            return Instant.parse(text("timestamp"));
        } catch (DateTimeException other) {
            throw new Trouble(
                    Trouble.Kind.UNREADABLE,
                    "a row of the answer has a timestamp that cannot be read");
        }
    }

    private Level level(boolean exception) {
        String number = text("severityLevel");
        if (number.length() == 1 && number.charAt(0) >= '0' && number.charAt(0) <= '4') {
            return LEVELS.get(number.charAt(0) - '0');
        }
        // Exceptions that nobody gave a severity are failures all the same.
        return exception ? Level.ERROR : Level.UNKNOWN;
    }

    /** As a stack trace is usually printed: the exception, its frames, its causes. */
    private String exception() {
        StringBuilder told = new StringBuilder();
        int causes = 0;
        for (JsonNode each : dynamic("details")) {
            if (causes++ == MOST_CAUSES) {
                break;
            }
            told.append(causes > 1 ? "\nCaused by: " : "");
            told.append(named(each.path("type").asText(), each.path("message").asText()));
            JsonNode frames = each.path("parsedStack");
            int count = 0;
            for (JsonNode frame : frames) {
                if (count++ < MOST_FRAMES) {
                    told.append("\n\tat ").append(frame(frame));
                }
            }
            String raw = each.path("rawStack").asText(each.path("stack").asText());
            if (frames.isEmpty() && !raw.isBlank()) {
                told.append('\n').append(raw);
            }
        }
        if (!told.isEmpty()) {
            return told.toString();
        }
        String message = text("outerMessage").isEmpty() ? text("message") : text("outerMessage");
        String inner = text("innermostMessage");
        return named(text("type"), message)
                + (inner.isEmpty() || message.contains(inner) ? "" : "\nCaused by: " + inner);
    }

    private static String named(String type, String message) {
        // SDKs of some languages put the type before the message themselves.
        return type.isEmpty() || message.startsWith(type)
                ? message
                : message.isEmpty() ? type : type + ": " + message;
    }

    private static String frame(JsonNode frame) {
        String file = frame.path("fileName").asText();
        int line = frame.path("line").asInt();
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return frame.path("method").asText()
                + (name.isEmpty() ? "" : "(" + name + (line > 0 ? ":" + line : "") + ")");
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        dynamic("customDimensions")
                .properties()
                .forEach(
                        each -> {
                            if (each.getValue().isValueNode()) {
                                attributes.put(each.getKey(), each.getValue().asText());
                            }
                        });
        for (String name : ATTRIBUTES) {
            if (!text(name).isEmpty()) {
                attributes.put(name, text(name));
            }
        }
        return attributes;
    }

    /** A dynamic column comes as JSON inside a text, or as JSON. */
    private JsonNode dynamic(String column) {
        JsonNode cell = cell(column);
        if (!cell.isTextual()) {
            return cell;
        }
        try {
            return JSON.readTree(cell.textValue());
        } catch (JsonProcessingException other) {
            return MissingNode.getInstance();
        }
    }

    private String text(String column) {
        JsonNode cell = cell(column);
        return cell.isNull() ? "" : cell.asText();
    }

    private JsonNode cell(String column) {
        Integer index = columns.get(column);
        return index == null ? MissingNode.getInstance() : row.path(index);
    }
}
