package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.text.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who blames somebody or something blames what the diagnosis does; in an opinion, any hypothesis.
 * Blame is told by a verb ("the footer broke it", "agotó el pool con cec48f5"), by a noun ("the
 * culprit is"), by what stands behind ("due to") and by how clauses are joined ("because", "so").
 */
final class SameCause implements Check {

    private static final int REACH = 9;

    /** What stands behind these is not what something is done to. */
    private static final Set<String> NO_OBJECTS =
            Set.of(
                    "at",
                    "on",
                    "in",
                    "into",
                    "since",
                    "after",
                    "before",
                    "when",
                    "while",
                    "and",
                    "or",
                    "but",
                    "for",
                    "from",
                    "with",
                    "without",
                    "to",
                    "too",
                    "also",
                    "again",
                    "there",
                    "here",
                    "now",
                    "by",
                    "down",
                    "once",
                    "because",
                    "as",
                    "if",
                    "until",
                    "than",
                    "then",
                    "so",
                    "is",
                    "are",
                    "was",
                    "were",
                    "may",
                    "will",
                    "more",
                    "first",
                    "en",
                    "desde",
                    "tras",
                    "con",
                    "por",
                    "cuando",
                    "y",
                    "o",
                    "ya",
                    "tambien",
                    "sin",
                    "de",
                    "del",
                    "que",
                    "antes",
                    "despues",
                    "mas",
                    "pero",
                    "porque",
                    "ahora",
                    "hasta",
                    "entonces",
                    "otra",
                    "cada",
                    "se",
                    "es",
                    "sola",
                    "solo");

    /** Who uses these up has waited. */
    private static final Set<String> WAITS =
            Set.of(
                    "wait",
                    "time",
                    "deadline",
                    "timeout",
                    "time-out",
                    "attempts",
                    "retries",
                    "espera",
                    "tiempo",
                    "plazo",
                    "intentos",
                    "reintentos");

    private static final Set<String> BE =
            Set.of(
                    "is", "was", "are", "were", "be", "been", "es", "fue", "son", "era", "ser",
                    "sido", "esta", "estan", "stands", "lies");
    private static final Set<String> SIDE_ENDS =
            Set.of(
                    "and",
                    "but",
                    "so",
                    "which",
                    "while",
                    "whereas",
                    "y",
                    "pero",
                    "mientras",
                    "que",
                    "when",
                    "cuando",
                    "because",
                    "porque");

    @Override
    public @Nullable Objection against(Claim claim) {
        for (Deed deed : Deed.of(claim)) {
            boolean joins = deed.is("because") || deed.is("so");
            Objection objection = !joins && isDenied(claim, deed) ? null : against(claim, deed);
            if (objection != null) {
                return objection;
            }
        }
        return OneBreath.against(claim);
    }

    private static @Nullable Objection against(Claim claim, Deed deed) {
        int last = claim.tokens().size();
        switch (deed.kind()) {
            case "makes" -> {
                boolean does = claim.word(deed.from() - 1).matches("le|les|que|se|lo");
                return does
                                || new Actors(claim).service(deed.to() + 1).isEmpty()
                                || claim.isAction()
                        ? null
                        : byVerb(claim, deed);
            }
            case "cause", "fault" -> {
                return byVerb(claim, deed);
            }
            case "guilt" -> {
                return byNoun(claim, deed);
            }
            case "from" -> {
                return Blame.against(
                        claim, deed, deed.to() + 1, sideEnd(claim, deed.to() + 1), 0, deed.from());
            }
            case "because" -> {
                return isTemporal(claim, deed)
                        ? null
                        : Blame.joined(
                                claim,
                                deed.to() + 1,
                                clauseEnd(claim, deed.to() + 1),
                                0,
                                deed.from());
            }
            case "so" -> {
                if (claim.word(deed.from()).equals("so")
                        && deed.to() == deed.from()
                        && !claim.word(deed.from() - 1).matches("[,;]|and")) {
                    return null;
                }
                int begin = clauseStart(claim, deed.from() - 1);
                return Blame.joined(claim, begin, deed.from(), deed.to() + 1, last);
            }
            default -> {
                boolean supposed = deed.kind().startsWith("change") && deed.isSupposed(claim);
                return supposed && claim.section() != Section.ACTION
                        ? Blame.instrument(claim, deed.from() - 8, deed.from())
                        : null;
            }
        }
    }

    /** "since 10:41" and "since the onset" tell a time, "since Ada raised it" a reason. */
    private static boolean isTemporal(Claim claim, Deed since) {
        Actors actors = new Actors(claim);
        if (claim.word(since.from()).equals("as")) {
            boolean told =
                    Deed.of(claim).stream()
                            .anyMatch(each -> each.is("tell") && each.from() > since.to());
            return told
                    || (actors.service(since.to() + 1).isEmpty()
                            && !actors.isUnblamed(
                                    Math.min(since.to() + 1, claim.tokens().size() - 1)));
        }
        return claim.word(since.from()).equals("since")
                && Deed.of(claim).stream()
                        .noneMatch(
                                each ->
                                        each.from() > since.to() + 1
                                                && each.from() < since.to() + REACH
                                                && !each.kind().startsWith("event")
                                                && !each.isNamed(claim));
    }

    private static @Nullable Objection byVerb(Claim claim, Deed deed) {
        int by = deed.to() + 1;
        if (claim.word(by).equals("by") || claim.word(by).equals("por")) {
            return deed.passive() || deed.is("cause")
                    ? Blame.against(claim, deed, by + 1, sideEnd(claim, by + 1), 0, deed.from())
                    : null;
        }
        boolean noun =
                claim.word(deed.from() - 1)
                        .matches(
                                "a|an|the|this|its|of|el|los|un|una|de|del|al|su|como|first|each|every|to");
        if (deed.passive() || noun || (deed.is("fault") && !hasObject(claim, deed))) {
            return null;
        }
        int asked = deed.from() - 1;
        boolean what =
                claim.word(asked).matches("what|who")
                        || (claim.word(asked).equals("que") && claim.word(asked - 1).equals("lo"));
        if (what) {
            int turned = claim.word(asked).equals("que") ? asked - 2 : asked - 1;
            if (BE.contains(claim.word(turned))) {
                return Blame.against(
                        claim,
                        deed,
                        clauseStart(claim, turned),
                        turned,
                        deed.from() + 1,
                        clauseEnd(claim, deed.to() + 1));
            }
            int is = be(claim, deed.to() + 1, REACH);
            return is < 0 || isOpen(claim, is + 1)
                    ? null
                    : Blame.against(claim, deed, is + 1, sideEnd(claim, is + 1), 0, deed.from());
        }
        int begin = clauseStart(claim, deed.from());
        if (begin >= deed.from() || isIdle(claim, deed)) {
            return null;
        }
        int end = clauseEnd(claim, deed.to() + 1);
        if (deed.is("fault") && isOfItself(claim, deed)) {
            return Blame.instrument(claim, deed.to() + 1, end);
        }
        Objection objection = Blame.against(claim, deed, begin, deed.from(), deed.from() + 1, end);
        return objection == null ? Blame.instrument(claim, deed.to() + 1, end) : objection;
    }

    /** "billing blocks its loop": that a service does it to itself is its symptom. */
    private static boolean isOfItself(Claim claim, Deed deed) {
        Actors actors = new Actors(claim);
        int service = actors.before(deed.from());
        return claim.word(deed.to() + 1).matches("its|sus?")
                && service >= deed.from() - 3
                && service >= 0;
    }

    /** "se ralentiza" happens by itself; "deja sin saber" does nothing to anybody. */
    private static boolean isIdle(Claim claim, Deed deed) {
        boolean itself = deed.is("fault") && claim.word(deed.from() - 1).equals("se");
        return itself
                || (claim.word(deed.to()).equals("sin")
                        && claim.word(deed.to() + 1).matches("\\p{L}+[aei]r"));
    }

    /** "The worker stalled": nothing is behind it that it stalls; "agota la espera": it waits. */
    private static boolean hasObject(Claim claim, Deed deed) {
        int next = deed.to() + 1;
        if (claim.word(next).matches("its|his|her|the|a|el|la|los|las|su|sus|all")) {
            boolean waits =
                    WAITS.contains(claim.word(next + 1)) || WAITS.contains(claim.word(next + 2));
            boolean measured = claim.word(next + 1).matches("\\d.*");
            return !waits && !measured;
        }
        if (deed.to() > deed.from() + 1) {
            // "takes the connections away": the thing stands inside.
            return true;
        }
        boolean ends = next >= claim.tokens().size() || claim.token(next).is(Token.Kind.MARK);
        if (!ends && !new Actors(claim).service(next).isEmpty()) {
            return true;
        }
        return !ends
                && !claim.token(next).is(Token.Kind.NUMBER)
                && !claim.token(next).is(Token.Kind.TIME)
                && !NO_OBJECTS.contains(claim.word(next))
                && !claim.word(next).matches("\\p{L}+(?:ing|ly|ndo|mente)");
    }

    /** "The cause is X", "X is to blame". */
    private static @Nullable Objection byNoun(Claim claim, Deed deed) {
        int is = be(claim, deed.to() + 1, REACH);
        if (is >= 0 && !claim.word(deed.to()).equals("blame")) {
            return isOpen(claim, is + 1)
                    ? null
                    : Blame.against(claim, deed, is + 1, sideEnd(claim, is + 1), 0, deed.from());
        }
        int before = -1;
        for (int i = deed.from() - 1; i >= Math.max(0, deed.from() - 6); i--) {
            if (claim.word(i).matches("to|para|too|name|demasiado|of|de")) {
                return null;
            }
            if (BE.contains(claim.word(i))
                    || claim.word(i).matches("lies?|lay|stands?|sits|esta|estan|tiene")) {
                before = i;
                break;
            }
        }
        return before <= 0 || isOpen(claim, before + 1)
                ? null
                : Blame.against(
                        claim,
                        deed,
                        clauseStart(claim, before),
                        before,
                        deed.to() + 1,
                        claim.tokens().size());
    }

    private static int be(Claim claim, int from, int reach) {
        for (int i = from; i < Math.min(claim.tokens().size(), from + reach); i++) {
            if (BE.contains(claim.word(i))) {
                return i;
            }
            if (claim.token(i).isMark(",") || Deed.ends(claim.token(i))) {
                return -1;
            }
        }
        return -1;
    }

    /** "is not known", "is still open". */
    private static boolean isOpen(Claim claim, int at) {
        return claim.word(at)
                .matches(
                        "not|no|un.*|still|yet|open|todavia|aun|desconocid.*|missing|given|named|told|shown");
    }

    private static boolean isDenied(Claim claim, Deed deed) {
        for (int i = deed.from() - 1; i >= Math.max(0, deed.from() - REACH); i--) {
            String word = claim.word(i);
            if (claim.token(i).isMark(",") || Deed.ends(claim.token(i))) {
                return false;
            }
            if (word.matches(
                    "not|no|never|nor|nothing|nobody|none|neither|cannot|nunca|sin|nada|nadie|ningun.?|tampoco|ni|.*n't")) {
                return true;
            }
        }
        return false;
    }

    private static int clauseStart(Claim claim, int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (Deed.ends(claim.token(i))
                    || (claim.token(i).isMark(",")
                            && claim.word(i + 1)
                                    .matches("and|but|so|while|whereas|y|pero|mientras|asi"))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int clauseEnd(Claim claim, int from) {
        for (int i = from; i < claim.tokens().size(); i++) {
            if (Deed.ends(claim.token(i))
                    || claim.word(i).matches("but|while|whereas|pero|mientras")) {
                return i;
            }
        }
        return claim.tokens().size();
    }

    private static int sideEnd(Claim claim, int from) {
        for (int i = from + 1; i < claim.tokens().size(); i++) {
            if (claim.token(i).isMark(",")
                    || Deed.ends(claim.token(i))
                    || SIDE_ENDS.contains(claim.word(i))) {
                return i;
            }
        }
        return claim.tokens().size();
    }
}
