package dev.forgeincident.diagnosis;

/**
 * Something that could not be looked at.
 *
 * @param query what would have been asked; may be empty
 * @param cost what the diagnosis lacks because of it
 */
public record BlindSpot(String source, String reason, String query, String cost) {}
