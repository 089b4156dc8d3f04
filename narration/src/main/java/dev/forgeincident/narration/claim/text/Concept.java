package dev.forgeincident.narration.claim.text;

import dev.forgeincident.signal.Fault;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One matter that people and logs speak of in many words, English and Spanish.
 *
 * @param opposite the id of what is true where this is denied; null where there is none
 * @param impliedBy the ids of narrower ones: who is refused is rejected
 * @param faults the kinds of fault that are this matter
 */
public record Concept(
        String id,
        Weight weight,
        @Nullable String opposite,
        Set<String> impliedBy,
        Set<Fault> faults) {

    public Concept {
        impliedBy = Set.copyOf(impliedBy);
        faults = Set.copyOf(faults);
    }

    /** What it takes to say it. */
    public enum Weight {
        /** A claim: the evidence cited must say so too. */
        CLAIM,
        /** What is spoken of, a thing of the field: the incident must have it somewhere. */
        TOPIC,
        /** A word of the field that is oftener one of every day, and claims nothing. */
        EVERYDAY,
        /** What every such text is told with; says little by itself. */
        PLAIN,
        /** A thing to do where something is to be done, a claim elsewhere. */
        DOING,
        /** How bad it is: the engine or the alert must say so. */
        GRAVE,
        /** That there is no doubt. */
        SURE
    }

    public boolean is(Weight wanted) {
        return weight == wanted;
    }
}
