package dev.forgeincident.service.intake;

import dev.forgeincident.context.change.Deployment;

/**
 * A deployment that an event tells of.
 *
 * @param source whose event it is
 * @param id unique for the source: an event that is sent again keeps it
 */
public record DeployEvent(String source, String id, Deployment deployment) {}
