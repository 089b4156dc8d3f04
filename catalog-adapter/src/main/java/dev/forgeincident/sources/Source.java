package dev.forgeincident.sources;

/**
 * A configured source.
 *
 * @param name as blind spots name it, the same as in its own observations
 * @param port what it serves
 */
public record Source<P>(String name, P port) {}
