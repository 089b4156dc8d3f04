package dev.forgeincident.bench.citations;

import java.util.List;

/**
 * What a model is made to answer, and what is expected of it.
 *
 * @param set one of {@link #SETS}
 * @param sound whether all of it is borne out by what it cites; else some of it is not
 * @param kind {@code altered-number}, {@code whole-answer} …
 * @param language {@code en} or {@code es}
 * @param text as a provider would return it
 * @param mustNotReach texts that nobody may be shown; none where it is sound
 * @param sentences of a sound answer, without citations; none where it is not
 * @param commands that a sound answer proposes of its own; none where it is not
 */
record ModelAnswer(
        String id,
        String set,
        boolean sound,
        String kind,
        String language,
        String text,
        List<String> mustNotReach,
        List<String> sentences,
        List<String> commands) {

    /** Most rules were made while looking at {@code a} to {@code e}. */
    static final List<String> SETS = List.of("a", "b", "c", "d", "e", "f");

    ModelAnswer {
        mustNotReach = List.copyOf(mustNotReach);
        sentences = List.copyOf(sentences);
        commands = List.copyOf(commands);
    }
}
