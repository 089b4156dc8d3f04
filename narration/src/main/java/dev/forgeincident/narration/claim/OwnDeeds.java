package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Concept;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change did is told of that very change, and whoever stands beside it wrote or deployed it:
 * "65e44c3 removes the retry" falls where another commit does, "Felix set the labels with 6c367ae"
 * where it is of somebody else.
 */
final class OwnDeeds implements Check {

    private static final String CHANGE = "change-";
    private static final int REACH = 14;

    @Override
    public @Nullable Objection against(Claim claim) {
        Objection objection = claim.isAction() ? null : deeds(claim);
        objection = objection == null && !claim.isAction() ? invented(claim) : objection;
        objection = objection == null ? people(claim) : objection;
        return objection == null ? somebody(claim) : objection;
    }

    private static @Nullable Objection deeds(Claim claim) {
        for (Deed deed : Deed.of(claim)) {
            if (!deed.kind().startsWith(CHANGE) || deed.isDenied(claim) || deed.isSupposed(claim)) {
                continue;
            }
            int hash = doer(claim, deed);
            if (hash < 0) {
                continue;
            }
            Facts own = of(claim, claim.word(hash));
            String other = ofOther(claim, deed, own, claim.word(hash));
            if (!other.isEmpty()) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, other);
            }
            if (!deed.is("change-any")
                    && !says(own, deed.kind().substring(CHANGE.length()))
                    && !isSameDeed(claim, deed, own)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.text(hash, deed.to()));
            }
        }
        return null;
    }

    /** "323bf5c multiplies the queries": a deed that no evidence tells of it. */
    private static @Nullable Objection invented(Claim claim) {
        boolean doubt = claim.section() == Section.OPINION;
        for (int i = 0; i + 1 < claim.tokens().size() && !doubt; i++) {
            int verb = claim.word(i + 1).matches("also|then|tambien|thus|now") ? i + 2 : i + 1;
            if (!isHash(claim.token(i)) || verb >= claim.tokens().size()) {
                continue;
            }
            if (DeedWords.FIELD.at(claim, verb).stream()
                    .anyMatch(each -> each.kind().startsWith(CHANGE))) {
                continue;
            }
            var said =
                    Support.mentions(claim, verb).stream()
                            .filter(each -> each.concept().is(Weight.CLAIM) && !each.negated())
                            .toList();
            boolean finite = claim.word(verb).matches("\\p{L}+(?:ed|s|a|o|io)");
            Facts own = of(claim, claim.word(i));
            if (finite
                    && !said.isEmpty()
                    && said.stream()
                            .noneMatch(
                                    each ->
                                            own.say(each.concept(), false)
                                                    || claim.facts().say(each.concept(), false))
                    && !Support.holds(own, claim, verb)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.text(i, verb));
            }
        }
        return null;
    }

    /** What it is done to, where only another change is told to touch it. */
    private static String ofOther(Claim claim, Deed deed, Facts own, String hash) {
        for (int i = deed.to() + 1; i < Math.min(claim.tokens().size(), deed.to() + REACH); i++) {
            Token token = claim.token(i);
            if (token.isMark(",")
                    || Deed.ends(token)
                    || claim.word(i)
                            .matches("and|while|but|y|pero|so|for|in|on|at|from|en|of|de")) {
                return "";
            }
            boolean thing =
                    (token.is(Token.Kind.NAME) && new Actors(claim).service(i).isEmpty())
                            || (token.is(Token.Kind.WORD)
                                    && Support.isSpecific(claim, i)
                                    && Support.mentions(claim, i).isEmpty()
                                    && !Vocabulary.EVERYDAY.has(claim.word(i)));
            String name = Passage.lower(token.text());
            if (thing && !own.hold(name) && isTouched(claim, name, hash)) {
                return token.text();
            }
        }
        return "";
    }

    private static boolean isTouched(Claim claim, String name, String hash) {
        return claim.matter().book().citing(claim.matter().book().ids(), 0).passages().stream()
                .filter(each -> !each.sha().isEmpty() && !Passage.isSame(each.sha(), hash))
                .anyMatch(each -> each.holds(name));
    }

    /** All that is known of a change, whatever is cited. */
    private static Facts of(Claim claim, String hash) {
        Collection<String> all = claim.matter().book().ids();
        return claim.matter().book().citing(all, 0).only(each -> Passage.isSame(each.sha(), hash));
    }

    private static boolean says(Facts own, String matter) {
        Concept concept = Lexicon.FIELD.concept(matter);
        List<String> near =
                switch (matter) {
                    case "lower" -> List.of("less", "downgrade");
                    case "raise" -> List.of("more", "upgrade", "added");
                    case "added" -> List.of("new", "more");
                    case "removed" -> List.of("less", "missing", "lower");
                    case "upgrade", "replace" -> List.of("raise", "replace");
                    case "enabled", "disabled" -> List.of("added");
                    default -> List.of();
                };
        return own.say(concept, false)
                || near.stream().anyMatch(each -> own.say(Lexicon.FIELD.concept(each), false))
                || own.passages().stream()
                        .anyMatch(
                                each ->
                                        matter.equals("added")
                                                && each.kind() == EvidenceKind.DIFF
                                                && each.text().contains("+"));
    }

    /** "adds logging" of a commit titled "log the settlement id": the thing itself is its own. */
    private static boolean isSameDeed(Claim claim, Deed deed, Facts own) {
        if (!deed.is("change-added")) {
            return false;
        }
        for (int i = deed.to() + 1; i < Math.min(claim.tokens().size(), deed.to() + 5); i++) {
            if (Support.isSpecific(claim, i) && Support.holds(own, claim, i)) {
                return true;
            }
        }
        return false;
    }

    /** The hash that does it: the nearest before the verb in its clause, with what tells of it. */
    private static int doer(Claim claim, Deed deed) {
        if (deed.passive()) {
            for (int i = deed.to() + 1; i < Math.min(claim.tokens().size(), deed.to() + 6); i++) {
                if (isHash(claim.token(i))) {
                    return claim.word(deed.to() + 1).matches("by|in|with|por|en|con") ? i : -1;
                }
            }
            return -1;
        }
        boolean closed = true;
        for (int i = deed.from() - 1; i >= Math.max(0, deed.from() - REACH); i--) {
            Token token = claim.token(i);
            if (Deed.ends(token)
                    || claim.word(i)
                            .matches(
                                    "and|but|while|whereas|y|pero|mientras|because|porque|so|by|por|to|de|of|a")) {
                return -1;
            }
            if (isHash(token)) {
                return closed ? i : -1;
            }
            if (token.isMark(",")) {
                closed = true;
            }
            if (!new Actors(claim).service(i).isEmpty()
                    && !claim.word(i - 1).matches("of|in|to|on|de|en|a")) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isHash(Token token) {
        return token.is(Token.Kind.HASH) && !token.quoted();
    }

    /**
     * "tamsin took the retry out", "h.lindqvist has put it back": who is named without a change
     * wrote or deployed one that is cited, and what somebody has done since is in no evidence.
     */
    private static @Nullable Objection somebody(Claim claim) {
        if (claim.isAction()) {
            return null;
        }
        Actors actors = new Actors(claim);
        boolean change = claim.tokens().stream().anyMatch(each -> change(claim, each) != null);
        for (int i = 0; i < claim.tokens().size(); i++) {
            Token token = claim.token(i);
            if (!actors.isPerson(i) || isAsWord(claim, token)) {
                continue;
            }
            boolean cited =
                    isOneOf(claim.facts().people().authors(), token.folded())
                            || isOneOf(claim.facts().people().deployers(), token.folded());
            if ((!change && !cited) || hasDone(claim, i)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, token.text());
            }
        }
        return null;
    }

    /** "May" is a name, "may" is a doubt. */
    private static boolean isAsWord(Claim claim, Token token) {
        return claim.matter().diagnosis().hypotheses().stream()
                .map(Hypothesis::change)
                .filter(Objects::nonNull)
                .noneMatch(each -> List.of(each.author().split(" ")).contains(token.text()));
    }

    private static boolean isOneOf(Set<String> people, String name) {
        return people.stream()
                .anyMatch(each -> each.equals(name) || List.of(each.split(" ")).contains(name));
    }

    private static boolean hasDone(Claim claim, int person) {
        for (int i = person + 1; i <= person + 3; i++) {
            if (HAS.contains(claim.word(i))) {
                String done = claim.word(i + 1);
                return !done.isEmpty() && !TrueRoles.isDeed(done);
            }
        }
        return false;
    }

    private static final Set<String> HAS = Set.of("has", "have", "ha", "han");

    /** Who stands in one clause with one change is its author, or deployed it. */
    private static @Nullable Objection people(Claim claim) {
        List<Hypothesis> known = claim.matter().diagnosis().hypotheses();
        List<Token> changes =
                claim.tokens().stream()
                        .filter(each -> !each.quoted() && change(claim, each) != null)
                        .toList();
        if (changes.size() != 1) {
            return null;
        }
        Token token = changes.get(0);
        ChangeRef change = Objects.requireNonNull(change(claim, token));
        if (change.author().isBlank()) {
            return null;
        }
        String text = Passage.lower(claim.reading().text());
        String author = Passage.lower(change.author());
        Facts own = of(claim, token.folded());
        for (Hypothesis each : known) {
            ChangeRef other = each.change();
            String name = other == null ? "" : Passage.lower(other.author());
            boolean named = !name.isBlank() && Passage.indexOf(text, name, 0) >= 0;
            boolean right =
                    name.equals(author)
                            || Passage.indexOf(text, author, 0) >= 0
                            || own.hold(name)
                            || (other != null && isNamed(text, other));
            if (named && !right && sameClause(claim, name, token)) {
                return Claim.objection(
                        Kind.NOT_WHAT_IT_SAYS, Objects.requireNonNull(other).author());
            }
        }
        return null;
    }

    /** The sentence names that person's own change too. */
    private static boolean isNamed(String text, ChangeRef change) {
        for (String word : Passage.lower(change.subject()).split(" ")) {
            if (change.sha().isEmpty() && word.contains("_") && text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameClause(Claim claim, String name, Token hash) {
        String text = Passage.lower(claim.reading().text());
        int at = text.indexOf(name);
        int other = text.indexOf(hash.folded());
        return !text.substring(Math.min(at, other), Math.max(at, other)).contains(";");
    }

    /** The change that a hash or the name of a flag stands for. */
    private static @Nullable ChangeRef change(Claim claim, Token token) {
        Hypothesis about =
                token.is(Token.Kind.HASH)
                        ? claim.matter().about(token.folded())
                        : token.is(Token.Kind.NAME)
                                ? claim.matter().diagnosis().hypotheses().stream()
                                        .filter(each -> Actors.names(each, token))
                                        .findFirst()
                                        .orElse(null)
                                : null;
        return about == null ? null : about.change();
    }
}
