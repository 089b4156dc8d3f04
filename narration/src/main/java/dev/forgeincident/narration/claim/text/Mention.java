package dev.forgeincident.narration.claim.text;

import dev.forgeincident.narration.claim.text.Atom.Negation;

/**
 * That a text speaks of a matter.
 *
 * @param from the place of the first atom
 * @param to behind the last
 */
public record Mention(Concept concept, int from, int to, Negation negation) {

    public boolean negated() {
        return negation != Negation.NONE;
    }
}
