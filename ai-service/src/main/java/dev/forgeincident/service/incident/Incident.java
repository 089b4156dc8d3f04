package dev.forgeincident.service.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a service, from the first alert to the last.
 *
 * @param service as the catalog names it; as the alert does where the catalog does not know it
 * @param detectedBy {@code monitoring} or {@code manual}
 * @param analyses the ids of its analyses, oldest first
 */
public record Incident(
        UUID id,
        String title,
        String service,
        @Nullable String entityRef,
        String severity,
        IncidentState state,
        Instant openedAt,
        String detectedBy,
        List<UUID> analyses,
        List<TimelineEvent> timeline) {

    public Incident {
        analyses = List.copyOf(analyses);
        timeline = List.copyOf(timeline);
    }

    public String status() {
        return state.word();
    }

    /** What happened, when (UTC). */
    public record TimelineEvent(Instant at, String kind, String text) {}
}
