package dev.forgeincident.narration.governance;

import org.jspecify.annotations.Nullable;

/**
 * On whose account a model is asked.
 *
 * @param action {@code alert}, {@code analyze} (the button) or {@code analyze-api}
 * @param entity the entity reference; null where the catalog knows none
 * @param service its name
 * @param team the entity reference of the owner; null where none is known
 * @param user who pressed the button, as far as that is known; null for an alert
 */
public record Account(
        String action,
        @Nullable String entity,
        String service,
        @Nullable String team,
        @Nullable String user) {}
