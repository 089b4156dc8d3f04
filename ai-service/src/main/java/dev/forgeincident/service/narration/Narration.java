package dev.forgeincident.service.narration;

/**
 * A diagnosis, told.
 *
 * @param markdown the four sections
 * @param narrator {@code template} or {@code model}
 * @param reason why that one
 */
public record Narration(String markdown, String narrator, String reason) {}
