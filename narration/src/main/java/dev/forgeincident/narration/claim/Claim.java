package dev.forgeincident.narration.claim;

import dev.forgeincident.context.Words;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Reading;
import dev.forgeincident.narration.claim.text.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A sentence, with what it may rest on.
 *
 * @param cites the ids that it cites and that exist
 * @param unknown the ids that it cites and that do not
 * @param facts of what it cites; where it names changes, without what is told of others
 * @param matter what the diagnosis is, apart from any citation
 */
record Claim(
        Section section,
        Reading reading,
        List<String> cites,
        List<String> unknown,
        Facts facts,
        Matter matter) {

    private static final int MAX_ABOUT = 100;

    static Objection objection(Kind kind, String about) {
        return new Objection(kind, Words.bounded(about, MAX_ABOUT));
    }

    List<Token> tokens() {
        return reading.tokens();
    }

    Token token(int at) {
        return reading.tokens().get(at);
    }

    /** The folded text of a token; empty beyond the ends. */
    String word(int at) {
        return at < 0 || at >= tokens().size() ? "" : token(at).folded();
    }

    Token tokenOf(Atom atom) {
        return token(atom.token());
    }

    Token tokenOf(Mention mention) {
        return tokenOf(reading.atoms().get(mention.from()));
    }

    /** The words between two tokens, as they stand. */
    String text(int from, int to) {
        return reading.text().substring(token(from).start(), token(to).end());
    }

    boolean isAction() {
        return section == Section.ACTION;
    }

    /** Whether one of the words stands in it, outside of quotations. */
    boolean hasWord(Set<String> folded) {
        return tokens().stream()
                .anyMatch(token -> !token.quoted() && folded.contains(token.folded()));
    }

    /** The hashes that it names, outside of quotations. */
    Stream<Token> hashes() {
        return tokens().stream().filter(token -> token.is(Token.Kind.HASH) && !token.quoted());
    }

    /** The facts without what is told of other changes than those. */
    static Facts about(Facts facts, List<String> hashes) {
        if (hashes.isEmpty()) {
            return facts;
        }
        return facts.only(passage -> !passage.isOfOthers(hashes));
    }

    /** The same, resting on those facts. */
    Claim restingOn(Facts others) {
        return new Claim(section, reading, cites, unknown, others, matter);
    }
}
