package dev.forgeincident.narration.governance;

/** Whether a model may be asked. */
public sealed interface Decision {

    /**
     * It may. Until it is closed, what the call may spend is kept free for it: close it once the
     * call is in the ledger, or will not be made. Closing it twice changes nothing.
     */
    record Allowed(Runnable release) implements Decision, AutoCloseable {

        @Override
        public void close() {
            release.run();
        }
    }

    /**
     * It may not.
     *
     * @param reason for a person who can do something about it; the end of a sentence
     */
    record Refused(String reason) implements Decision {}
}
