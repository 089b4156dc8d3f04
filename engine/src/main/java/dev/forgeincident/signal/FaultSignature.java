package dev.forgeincident.signal;

/**
 * A kind of fault and what tells of it.
 *
 * @param weight how surely the sign tells of that fault, from 0 to 1
 */
public record FaultSignature(Fault fault, Sign sign, double weight) {}
