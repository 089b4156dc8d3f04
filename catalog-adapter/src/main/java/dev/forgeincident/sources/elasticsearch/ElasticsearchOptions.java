package dev.forgeincident.sources.elasticsearch;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which documents are asked for.
 *
 * @param index an index, an alias, a data stream or a pattern of them; several by comma, those left
 *     out with a hyphen before them, those of another cluster as {@code cluster:name}
 * @param timeField when a document was logged
 * @param serviceFields the fields of which one must be the service's name
 * @param wildcards whether words that hold {@code error} or {@code exception} count as well, such
 *     as {@code NullPointerException}; to be turned off where {@code
 *     search.allow_expensive_queries} is
 * @param pageSize how many documents one request may ask for; more than the index's {@code
 *     max_result_window} are refused
 */
public record ElasticsearchOptions(
        String index,
        String timeField,
        List<String> serviceFields,
        boolean wildcards,
        int pageSize) {

    /** No name begins with an underscore: that would be another of its endpoints. */
    private static final String NAME = "[A-Za-z0-9.*][A-Za-z0-9._*+:-]{0,200}+";

    private static final Pattern INDEX = Pattern.compile(NAME + "(?:,-?" + NAME + "){0,30}+");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_@][A-Za-z0-9_@./-]{0,200}");

    /**
     * As the shippers name a service: ECS and OpenTelemetry, the labels of a pod by Filebeat and by
     * Fluent Bit, and what people use by hand.
     */
    public static final List<String> SERVICE_FIELDS =
            List.of(
                    "service.name",
                    "resource.attributes.service.name",
                    "kubernetes.labels.app",
                    "kubernetes.labels.app_kubernetes_io/name",
                    "kubernetes.labels.app.kubernetes.io/name",
                    "app",
                    "service",
                    "container.name",
                    "kubernetes.container.name",
                    "kubernetes.container_name");

    public static final ElasticsearchOptions USUAL =
            new ElasticsearchOptions("logs-*", "@timestamp", SERVICE_FIELDS, true, 5_000);

    /**
     * @throws IllegalArgumentException saying what is wrong with which of them
     */
    public ElasticsearchOptions {
        serviceFields = List.copyOf(serviceFields);
        if (!INDEX.matcher(index).matches() || index.matches("\\.{1,2}")) {
            throw new IllegalArgumentException(
                    "index must be a name or a pattern such as logs-*, several by comma");
        }
        if (!FIELD.matcher(timeField).matches()) {
            throw new IllegalArgumentException("timeField must be the name of a field");
        }
        if (serviceFields.isEmpty() || serviceFields.size() > 30) {
            throw new IllegalArgumentException("serviceFields must be from 1 to 30 names");
        }
        if (!serviceFields.stream().allMatch(field -> FIELD.matcher(field).matches())) {
            throw new IllegalArgumentException("serviceFields must be names of fields");
        }
        if (pageSize < 1 || pageSize > 10_000) {
            throw new IllegalArgumentException("pageSize must be from 1 to 10000");
        }
    }

    /** The same over another index. */
    public ElasticsearchOptions over(String newIndex) {
        return new ElasticsearchOptions(newIndex, timeField, serviceFields, wildcards, pageSize);
    }

    /** The same by other fields. */
    public ElasticsearchOptions by(List<String> newServiceFields) {
        return new ElasticsearchOptions(index, timeField, newServiceFields, wildcards, pageSize);
    }
}
