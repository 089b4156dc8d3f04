package dev.forgeincident.narration.claim;

import java.time.Instant;
import java.time.ZoneOffset;

/** "That morning", "esa tarde": so where the incident began in that part of the day, in UTC. */
final class DayPart {

    private DayPart() {}

    static boolean isSo(Claim claim, String word) {
        Instant onset = claim.matter().diagnosis().onset();
        int hour = onset.atOffset(ZoneOffset.UTC).getHour();
        return switch (word) {
            case "morning", "manana" -> hour >= 4 && hour < 13;
            case "afternoon" -> hour >= 12 && hour < 18;
            case "evening" -> hour >= 17 && hour < 23;
            case "tarde" -> hour >= 12 && hour < 21;
            case "night", "tonight", "noche" -> hour >= 19 || hour < 6;
            default -> false;
        };
    }
}
