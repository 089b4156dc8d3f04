package dev.forgeincident.sources;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.Words;

/**
 * How one source answered one question, in words for a reader who waits.
 *
 * @param kind what was asked for: {@code catalog}, {@code changes}, {@code logs}, {@code
 *     GOTCHA.md}, {@code metrics}, {@code traces} or {@code incidents}
 * @param name of the source: {@code git}, {@code Loki}
 * @param asked {@code logs of invoice-api}
 * @param note why it is missing, or what its answer lacks; else empty
 * @param millis since the gathering began
 */
public record SourceAnswer(
        String kind, String name, String asked, State state, String note, long millis) {

    private static final int MAX_NAME = 100;
    private static final int MAX_TEXT = 300;

    /** What came of it. */
    public enum State {
        SEEN,
        /** Looked, and there was nothing. */
        EMPTY,
        MISSING
    }

    public SourceAnswer {
        name = Words.bounded(Words.clean(name), MAX_NAME);
        asked = Words.bounded(Words.clean(asked), MAX_TEXT);
        note = Words.bounded(Words.clean(note), MAX_TEXT);
    }

    static SourceAnswer of(
            String kind, String name, String asked, Observation<?> answer, long millis) {
        if (answer instanceof Observation.Available<?> available) {
            String lacks = String.join("; ", available.shortfalls());
            return new SourceAnswer(kind, name, asked, State.SEEN, lacks, millis);
        }
        return answer instanceof Observation.Unavailable<?> missing
                ? new SourceAnswer(kind, name, asked, State.MISSING, missing.reason(), millis)
                : new SourceAnswer(kind, name, asked, State.EMPTY, "", millis);
    }
}
