package dev.forgeincident.context.alert;

import dev.forgeincident.context.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What monitoring, or a person, said.
 *
 * @param service the service as the alert names it; the catalog may know it by another name
 * @param severity as given ({@code critical}, {@code warning}, {@code unknown} …); never
 *     interpreted here
 * @param startedAt when it began (UTC) according to the alert; the time of receipt where that could
 *     not be read
 * @param unreadableStart the start as it was given, when it could not be read; else null
 */
public record Alert(
        String service,
        String title,
        String severity,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startedAt,
        @Nullable String unreadableStart) {

    private static final List<String> TOLD = List.of("summary", "description", "message");

    public Alert {
        service = Words.clean(service).strip();
        title = Words.clean(title).strip();
        severity = Words.clean(severity).strip();
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        if (service.isEmpty()) {
            throw new IllegalArgumentException("an alert names a service");
        }
    }

    /** Its title and what its annotations say, as one text. */
    public String said() {
        return Stream.concat(
                        Stream.of(title),
                        TOLD.stream().map(annotation -> annotations.getOrDefault(annotation, "")))
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
