package dev.forgeincident.diagnosis;

/** A confidence in a word. */
public enum ConfidenceWord {
    LOW,
    MEDIUM,
    HIGH;

    /** High from 0.8, medium from 0.5, low below. */
    public static ConfidenceWord of(double confidence) {
        return confidence >= 0.8 ? HIGH : confidence >= 0.5 ? MEDIUM : LOW;
    }
}
