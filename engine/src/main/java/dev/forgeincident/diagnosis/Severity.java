package dev.forgeincident.diagnosis;

/** How bad it is what a rule found, whatever its confidence. */
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
