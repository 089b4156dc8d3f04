package dev.forgeincident.narration.claim.fact;

import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Concept;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a sentence may rest on: all that is known of the evidence that it cites, and of the incident
 * as a whole.
 *
 * @param uses who uses whom, by bare names in lower case
 * @param shas the hashes of the changes that the evidence tells of, as long as they are known
 * @param people who wrote and who deployed, in lower case
 */
public record Facts(
        List<Passage> passages,
        List<Moment> moments,
        List<Uses> uses,
        Set<String> shas,
        People people) {

    public Facts {
        passages = List.copyOf(passages);
        moments = List.copyOf(moments);
        uses = List.copyOf(uses);
        shas = Set.copyOf(shas);
    }

    /** That one calls, reads or needs the other. */
    public record Uses(String user, String used) {}

    /** Who did what, by names in lower case. */
    public record People(Set<String> authors, Set<String> deployers) {
        public People {
            authors = Set.copyOf(authors);
            deployers = Set.copyOf(deployers);
        }
    }

    /** Those that speak of the evidence cited, not of the incident as a whole. */
    public Stream<Passage> cited() {
        return passages.stream().filter(passage -> passage.origin() != Origin.COMMON);
    }

    /** The words of somebody outside, and where they stand. */
    public Stream<Passage> bytes() {
        return passages.stream()
                .filter(
                        passage ->
                                passage.origin() == Origin.BYTES
                                        || passage.origin() == Origin.PLACE);
    }

    /** The words of the engine. */
    public Stream<Passage> told() {
        return passages.stream()
                .filter(
                        passage ->
                                passage.origin() != Origin.BYTES
                                        && passage.origin() != Origin.PLACE);
    }

    /** All but what is to be done: that something is advised does not say that it happened. */
    public Stream<Passage> happened() {
        return passages.stream().filter(passage -> passage.origin() != Origin.ADVICE);
    }

    public boolean say(Concept concept, boolean negated) {
        return passages.stream().anyMatch(passage -> passage.says(concept, negated));
    }

    public boolean hold(String lower) {
        return passages.stream().anyMatch(passage -> passage.holds(lower));
    }

    /** The same without what does not fit. */
    public Facts only(Predicate<Passage> kept) {
        return new Facts(passages.stream().filter(kept).toList(), moments, uses, shas, people);
    }
}
