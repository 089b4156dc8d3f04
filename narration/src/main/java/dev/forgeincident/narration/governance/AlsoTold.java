package dev.forgeincident.narration.governance;

import dev.forgeincident.context.catalog.ServiceProfile;
import org.jspecify.annotations.Nullable;

/**
 * Another service of which a question tells: its log lines, its changes, its rules.
 *
 * @param profile null where the catalog does not know it
 */
public record AlsoTold(String service, @Nullable ServiceProfile profile) {}
