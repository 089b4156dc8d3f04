package dev.forgeincident.diagnosis.meaning;

/** Which lines call out of the process, and which do so for each element. */
final class Calls {

    private Calls() {}

    /** Whether the line queries a store, publishes, or asks another service. */
    static boolean isOutside(HunkLine line) {
        return line.is(Trait.OUTSIDE_CALL) && !isDefinition(line.phrase());
    }

    private static boolean isDefinition(String phrase) {
        return phrase.startsWith("func ")
                || phrase.startsWith("def ")
                || phrase.startsWith("async def ");
    }

    /** Whether the line asks another service. */
    static boolean isService(HunkLine line) {
        return line.is(Trait.SERVICE_CALL);
    }

    /** Whether the line begins a loop. */
    static boolean isLoop(HunkLine line) {
        return line.is(Trait.LOOP);
    }

    /** Whether the line calls for each element within itself. */
    static boolean isLoopOfItsOwn(HunkLine line) {
        return line.is(Trait.LOOP_OF_ITS_OWN);
    }
}
