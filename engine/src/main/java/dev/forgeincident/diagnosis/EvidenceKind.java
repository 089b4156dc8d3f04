package dev.forgeincident.diagnosis;

/** Where a piece of evidence comes from. */
public enum EvidenceKind {
    DIFF,
    LOG,
    METRIC,
    TRACE,
    DEPLOYMENT,
    CATALOG,
    HEURISTIC,
    ALERT,
    INCIDENT
}
