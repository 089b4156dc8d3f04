package dev.forgeincident.sources;

/** Hears a gathering while it goes on. */
@FunctionalInterface
public interface GatherListener {

    GatherListener NOBODY = answer -> {};

    /**
     * A source has answered, or its time is over. Comes from any thread, but from one at a time and
     * never after the gathering has returned; some hundred times at most. The gathering waits for
     * the return; what is thrown is dropped.
     */
    void answered(SourceAnswer answer);
}
