package dev.forgeincident.demo;

import java.time.Instant;

/** A version went live, as {@code POST /context/deploys} takes it. */
public record Deployment(String service, String commit, String author, Instant when) {}
