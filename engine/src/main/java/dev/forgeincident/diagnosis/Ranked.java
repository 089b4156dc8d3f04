package dev.forgeincident.diagnosis;

/**
 * A commit and how likely it is the cause.
 *
 * @param sha as the source of commits told it
 * @param confidence its share of belief, from 0 to 1; what else may have caused it has a share too
 */
public record Ranked(String sha, double confidence) {}
