package dev.forgeincident.narration.answer;

/** What came of reading a model's answer. */
public sealed interface Reading {

    /**
     * It holds at least one statement.
     *
     * @param dropped how many of its statements could not be read, named no section that there is,
     *     or were beyond a bound
     */
    record Read(Answer answer, int dropped) implements Reading {}

    /**
     * There is nothing in it to tell.
     *
     * @param problem in words a person, or the model itself, can act on; nothing of the answer is
     *     quoted in it
     */
    record Unreadable(String problem) implements Reading {}
}
