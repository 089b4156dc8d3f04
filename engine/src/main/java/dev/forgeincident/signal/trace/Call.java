package dev.forgeincident.signal.trace;

/**
 * A service that was seen calling another.
 *
 * @param external whether the callee never sent a span of its own: all that is known of it is what
 *     its callers say
 * @param count how many calls were seen
 * @param failed how many of them failed
 */
public record Call(String caller, String callee, boolean external, int count, int failed) {}
