package dev.forgeincident.narration.model;

import java.time.Duration;

/**
 * What came back, as it came.
 *
 * @param tokensIn as the provider counts; an estimate where it does not say
 * @param cutOff whether it ended at the limit of tokens
 */
public record Reply(String text, int tokensIn, int tokensOut, boolean cutOff, Duration took) {}
