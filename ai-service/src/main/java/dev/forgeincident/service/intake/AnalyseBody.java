package dev.forgeincident.service.intake;

import dev.forgeincident.context.Words;
import dev.forgeincident.context.alert.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The flat body of an analysis: an alert in the caller's words, and the context texts that the
 * caller has.
 *
 * @param recentDeployments null where it is to be gathered; likewise the others
 */
public record AnalyseBody(
        Alert alert,
        @Nullable String description,
        @Nullable List<String> dependencies,
        @Nullable List<String> tags,
        @Nullable String recentDeployments,
        @Nullable String recentErrors,
        @Nullable String gotchaHeuristics) {

    private static final int MAX_NAME = 300;
    private static final int MAX_LIST = 200;

    /**
     * Reads the body of {@code /api/incident/analyze}.
     *
     * @throws BadInput when it cannot be used
     */
    public static AnalyseBody read(byte[] body, Instant receivedAt) {
        Fields fields = Fields.of(body);
        String service = fields.required("serviceName");
        AnalyseBody read =
                new AnalyseBody(
                        alert(fields, service, "Manual analysis", receivedAt),
                        fields.text("serviceDescription"),
                        bounded(fields, "dependencies"),
                        bounded(fields, "tags"),
                        fields.text("recentDeployments"),
                        fields.text("recentErrors"),
                        fields.text("gotchaHeuristics"));
        fields.check();
        return read;
    }

    /** The alert that the fields describe; a start that cannot be read never refuses it. */
    public static Alert alert(
            Fields fields, String service, String defaultTitle, Instant receivedAt) {
        if (service.length() > MAX_NAME) {
            fields.wrong("serviceName", "is longer than " + MAX_NAME + " characters");
        }
        String startedAt = fields.asWritten("startedAt");
        Instant started = startedAt == null || startedAt.isBlank() ? null : Times.read(startedAt);
        String unreadable =
                startedAt == null || startedAt.isBlank() || started != null ? null : startedAt;
        return new Alert(
                service.isEmpty() ? "unknown" : Words.bounded(service, MAX_NAME),
                Words.bounded(orElse(fields.text("alertTitle"), defaultTitle), MAX_NAME),
                Words.bounded(orElse(fields.text("severity"), "unknown"), MAX_NAME),
                Map.of(),
                Map.of(),
                started == null ? receivedAt : started,
                unreadable == null ? null : Words.bounded(unreadable, MAX_NAME));
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text.strip();
    }

    private static @Nullable List<String> bounded(Fields fields, String name) {
        List<String> texts = fields.texts(name);
        if (texts != null && texts.size() > MAX_LIST) {
            fields.wrong(
                    name, "has " + texts.size() + " entries, at most " + MAX_LIST + " are taken");
        }
        return texts;
    }
}
