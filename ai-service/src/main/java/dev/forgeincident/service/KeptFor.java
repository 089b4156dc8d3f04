package dev.forgeincident.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long what was received is kept, by when it was received.
 *
 * @param telemetry pushed logs and traces
 * @param changes pushed deployments, flags and settings
 * @param incidents resolved incidents with their analyses, and analyses without an incident; null
 *     for ever
 */
public record KeptFor(Duration telemetry, Duration changes, @Nullable Duration incidents) {}
