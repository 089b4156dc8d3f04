package dev.forgeincident.service;

import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.sources.Given;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be analysed.
 *
 * @param entity the entity that is meant; null where only the alert's name for the service is known
 * @param incidentId the incident that the analysis belongs to; null for a bare call
 * @param action who asks for it: {@code alert}, {@code analyze} (the button) or {@code analyze-api}
 * @param user who asks, as far as that is known; null for an alert
 */
public record AnalysisRequest(
        Alert alert,
        @Nullable EntityRef entity,
        Given given,
        @Nullable UUID incidentId,
        String action,
        @Nullable String user) {}
