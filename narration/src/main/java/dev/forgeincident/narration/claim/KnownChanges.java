package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Token;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A hash, a pull request or a release is one that the evidence cited tells of. */
final class KnownChanges implements Check {

    private static final Set<String> COMMIT =
            Set.of(
                    "commit",
                    "sha",
                    "hash",
                    "revision",
                    "changeset",
                    "revert",
                    "revertir",
                    "confirmacion");
    private static final Set<String> NUMBERED =
            Set.of(
                    "pr",
                    "mr",
                    "request",
                    "release",
                    "build",
                    "ticket",
                    "issue",
                    "tag",
                    "version",
                    "incident",
                    "incidente");

    /** What has an identifier in hexadecimal and is no change. */
    private static final Set<String> OTHER_IDS =
            Set.of(
                    "trace", "span", "id", "digest", "request", "record", "traza", "offset",
                    "image", "imagen");

    @Override
    public @Nullable Objection against(Claim claim) {
        List<Token> tokens = claim.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.quoted() || token.is(Token.Kind.MARK)) {
                continue;
            }
            String before = claim.word(i - 1);
            boolean hash =
                    token.is(Token.Kind.HASH)
                            || (COMMIT.contains(before) && isHash(token.folded()));
            if (hash && !isKnown(claim, token.folded()) && !isOtherId(claim, i)) {
                return Claim.objection(Kind.UNKNOWN_CHANGE, token.text());
            }
            boolean numbered =
                    token.folded().matches("#\\d{1,9}")
                            || (NUMBERED.contains(before)
                                    && token.folded().matches("[#v]?\\d[\\w.-]{0,30}"));
            if (numbered && !isNumberKnown(claim, token.folded())) {
                return Claim.objection(Kind.UNKNOWN_CHANGE, token.text());
            }
        }
        return null;
    }

    private static boolean isHash(String folded) {
        return folded.length() >= 7
                && folded.length() <= 64
                && folded.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    /** Who cites nothing tells what is not known, and may name what it is not known of. */
    private static boolean isKnown(Claim claim, String hash) {
        if (claim.cites().isEmpty() && claim.matter().about(hash) != null) {
            return true;
        }
        return claim.facts().shas().stream().anyMatch(sha -> Passage.isSame(sha, hash));
    }

    private static boolean isOtherId(Claim claim, int at) {
        String id = claim.word(at);
        return (OTHER_IDS.contains(claim.word(at - 1)) || OTHER_IDS.contains(claim.word(at - 2)))
                && claim.facts().bytes().anyMatch(passage -> passage.holds(id));
    }

    private static boolean isNumberKnown(Claim claim, String number) {
        String digits = number.replaceAll("^[#v]", "");
        return claim.facts()
                        .cited()
                        .anyMatch(
                                each ->
                                        each.hasLiteral(digits)
                                                || each.holds(number)
                                                || each.holds(digits))
                || claim.facts().hold(Passage.lower(number));
    }
}
