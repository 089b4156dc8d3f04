package dev.forgeincident.narration;

/**
 * Port: tells a diagnosis in Markdown, in the sections {@code ## PROBABLE CAUSE}, {@code ##
 * EVIDENCE}, {@code ## SUGGESTED ACTIONS} and {@code ## RELATED SERVICES}. A narrator adds no claim
 * that the evidence does not bear out, raises no confidence, and never fails, unless its model is
 * required.
 */
public interface Narrator {

    /** What can be told without waiting for anybody; never fails. */
    Narration atOnce(Telling telling);

    /**
     * Tells it; the same as {@link #atOnce} where nobody has to be asked.
     *
     * @param listener hears each sentence of a model as it is verified; nothing where the template
     *     tells
     * @throws ModelRequired when a model is required and did not answer
     */
    Narration narrate(Telling telling, NarrationListener listener);
}
