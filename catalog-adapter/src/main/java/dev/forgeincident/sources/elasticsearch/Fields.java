package dev.forgeincident.sources.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The names that shippers give to what a document says. */
final class Fields {

    /** ECS, Fluent Bit and Docker, plain loggers, OpenTelemetry. */
    static final List<String> MESSAGE =
            List.of("message", "log", "msg", "body", "body.text", "event.original");

    /** Of them those that are indexed; ECS keeps {@code event.original} for reading only. */
    static final List<String> SEARCHED = List.of("message", "log", "msg", "body", "body.text");

    static final List<String> LEVEL =
            List.of(
                    "log.level",
                    "level",
                    "severity",
                    "severity_text",
                    "loglevel",
                    "log_level",
                    "levelname");

    static final List<String> STACK =
            List.of(
                    "error.stack_trace",
                    "stack_trace",
                    "exception.stacktrace",
                    "attributes.exception.stacktrace",
                    "exc_info",
                    "stacktrace");

    /** A field is there only where something failed. */
    static final List<String> FAILURE = List.of("error.type", "error.message", "error.stack_trace");

    /** What else a document may say that helps. */
    static final List<String> BESIDE =
            List.of(
                    "error",
                    "event",
                    "exception",
                    "host.name",
                    "host.hostname",
                    "kubernetes.pod.name",
                    "kubernetes.pod_name",
                    "kubernetes.node.name",
                    "kubernetes.host",
                    "kubernetes.namespace",
                    "kubernetes.namespace_name",
                    "container.id",
                    "cloud.region",
                    "cloud.availability_zone",
                    "service.version",
                    "service.environment",
                    "http",
                    "url.path",
                    "trace.id",
                    "transaction.id",
                    "log.logger",
                    "log.file.path",
                    "logger",
                    "logger_name",
                    "stream");

    private static final int MOST = 300;
    private static final int DEEPEST = 6;

    private Fields() {}

    /** The values of a document by their dotted names, as ECS and plain loggers both may write. */
    static Map<String, String> flat(JsonNode document) {
        Map<String, String> fields = new TreeMap<>();
        flatten("", document, 0, fields);
        return fields;
    }

    /** The first of the fields that says something; empty where none does. */
    static String first(Map<String, String> fields, List<String> names) {
        return names.stream()
                .map(name -> fields.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }

    private static void flatten(String name, JsonNode node, int depth, Map<String, String> fields) {
        if (fields.size() >= MOST || depth > DEEPEST) {
            return;
        }
        if (node.isObject()) {
            String prefix = name.isEmpty() ? "" : name + ".";
            node.properties()
                    .forEach(
                            each ->
                                    flatten(
                                            prefix + each.getKey(),
                                            each.getValue(),
                                            depth + 1,
                                            fields));
        } else if (node.isArray()) {
            if (!node.isEmpty()) {
                flatten(name, node.get(0), depth + 1, fields);
            }
        } else if (!node.isNull()) {
            fields.putIfAbsent(name, node.asText());
        }
    }
}
