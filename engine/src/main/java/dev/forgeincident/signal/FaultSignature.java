package dev.forgeincident.signal;

/** A kind of fault and the log pattern that tells of it. */
public record FaultSignature(Fault fault, LogPattern pattern) {}
