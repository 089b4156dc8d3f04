package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Moment;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is said to come first does: "the flag was already on when the scans rose". It falls where
 * both moments are known and the order is the other way round.
 */
final class TrueOrder implements Check {

    private static final int REACH = 12;

    /** A word that joins stands so near to the begin where what it joins comes behind. */
    private static final int FRONT = 2;

    private static final Set<String> EARLIER =
            Set.of(
                    "before",
                    "antes",
                    "precedes",
                    "preceded",
                    "precede",
                    "preceding",
                    "precedio",
                    "precedia",
                    "predates",
                    "predated",
                    "predate",
                    "antecede",
                    "antecedio",
                    "antecedia",
                    "until",
                    "hasta",
                    "ahead");
    private static final Set<String> LATER =
            Set.of(
                    "after",
                    "tras",
                    "despues",
                    "following",
                    "postdates",
                    "postdated",
                    "follows",
                    "sigue",
                    "siguio");
    private static final Set<String> WHEN = Set.of("when", "cuando", "once", "al");
    private static final Set<String> ALREADY = Set.of("already", "still", "ya", "aun", "todavia");
    private static final Set<String> TO = Set.of("a", "al");
    private static final Set<String> THEN =
            Set.of("then", "afterwards", "later", "luego", "entonces", "despues");
    private static final Set<String> FIRST = Set.of("first", "primero", "antes");

    @Override
    public @Nullable Objection against(Claim claim) {
        for (int i = 0; i < claim.tokens().size(); i++) {
            Token token = claim.token(i);
            int sign = token.quoted() || isMeasured(claim, i) ? 0 : sign(claim, i);
            if (sign != 0 && isWrong(claim, i, sign)) {
                return Claim.objection(
                        Kind.UNKNOWN_TIME,
                        claim.text(i, Math.min(claim.tokens().size() - 1, i + 3)));
            }
        }
        return null;
    }

    /** 1 where what stands before the word comes first, -1 where what stands behind it does. */
    private static int sign(Claim claim, int at) {
        String word = claim.word(at);
        String next = claim.word(at + 1);
        if (word.equals("preceded")
                || word.equals("followed")
                || word.equals("precedido")
                || word.equals("seguido")
                || word.equals("seguida")) {
            boolean by = next.equals("by") || next.equals("por") || next.equals("de");
            boolean follows = word.startsWith("follow") || word.startsWith("segui");
            return by == follows ? 1 : -1;
        }
        if (word.equals("than") || word.equals("que")) {
            // "earlier than", "no sooner … than".
            String before = claim.word(at - 1);
            if (before.equals("sooner") && claim.word(at - 2).equals("no")) {
                return -1;
            }
            return Set.of("earlier", "sooner", "antes", "older").contains(before)
                    ? 1
                    : before.equals("later") || before.equals("despues") || before.equals("tarde")
                            ? -1
                            : has(claim, at, Set.of("sooner")) ? 1 : 0;
        }
        if ((word.equals("prior") && next.equals("to"))
                || (Set.of("anterior", "anteriores", "previo", "previa", "previos", "previas")
                                .contains(word)
                        && TO.contains(next))) {
            return 1;
        }
        if ((word.equals("subsequent") && next.equals("to"))
                || (Set.of("posterior", "posteriores").contains(word) && TO.contains(next))) {
            return -1;
        }
        if (word.equals("time") && claim.word(at - 1).equals("the")) {
            boolean whole = claim.word(at - 2).equals("at") && has(claim, at, ALREADY);
            return claim.word(at - 2).equals("by") || whole ? 1 : 0;
        }
        if (word.equals("al") && !next.matches("[a-z]{2,20}(?:ar|er|ir)(?:se|lo|la)?")) {
            return 0;
        }
        if (WHEN.contains(word)) {
            int from = at <= FRONT ? claim.tokens().size() : at;
            return has(claim, from, ALREADY) || has(claim, at, Set.of("barely", "apenas")) ? 1 : 0;
        }
        if (EARLIER.contains(word)) {
            return 1;
        }
        if (LATER.contains(word) && !THEN.contains(word)) {
            return -1;
        }
        boolean of = next.equals("de") || next.equals("del");
        if (word.equals("despues") && of) {
            return -1;
        }
        boolean joined = Set.of("and", "y", ",", "only").contains(claim.word(at - 1));
        return THEN.contains(word) && (joined || has(claim, at, FIRST)) && !claim.isAction()
                ? 1
                : 0;
    }

    private static boolean isWrong(Claim claim, int at, int sign) {
        // "A failed first, B only later": the word stands in what comes behind.
        int turn = THEN.contains(claim.word(at)) ? turn(claim, at) : at;
        if (Sights.isSupposed(claim, from(claim, turn), turn)) {
            return false;
        }
        Party before = Sights.of(claim, left(claim, turn), from(claim, turn), turn);
        Party behind = right(claim, turn);
        if (at <= FRONT && before.isUnknown() && !claim.isAction()) {
            // "By the time B rose, A had risen already."
            int comma = Direction.find(claim, Set.of(","), at);
            // "Al desplegarse 7fb694b ya se veía".
            comma = comma < 0 ? Direction.find(claim, ALREADY, at) : comma;
            before = comma < 0 ? before : right(claim, comma);
        }
        if (Sights.isDenied(claim, from(claim, turn), turn) && !isNoSooner(claim, at)) {
            // "Was not seen before 7fb694b went out": it came with it, or later.
            return isAgainst(claim, at, before, behind, -sign, turn);
        }
        return isAgainst(claim, at, before, behind, sign, turn);
    }

    private static boolean isNoSooner(Claim claim, int at) {
        return has(claim, at, Set.of("sooner", "barely", "apenas"));
    }

    private static boolean isAgainst(
            Claim claim, int at, Party before, Party last, int sign, int turn) {
        Party behind = last;
        boolean alike = before.equals(behind);
        if ((turn != at || isShort(claim, at)) && behind.event() == null) {
            behind = behind.as(before.event());
        }
        if (alike || !before.isOfHappening(claim) || !behind.isOfHappening(claim)) {
            return false;
        }
        List<Moment> ones = own(before, before.anywhere(claim));
        List<Moment> others = own(behind, behind.anywhere(claim));
        boolean known = false;
        for (Moment one : ones) {
            for (Moment two : others) {
                int order = two.at().compareTo(one.at()) * sign;
                if (order > 0 || (order == 0 && !one.equals(two))) {
                    return false;
                }
                known |= order < 0;
            }
        }
        return known;
    }

    /** "Before seat-map did": of the same event. */
    private static boolean isShort(Claim claim, int at) {
        for (int i = at + 1; i < claim.tokens().size() && i <= at + 4; i++) {
            if (claim.token(i).is(Token.Kind.MARK)) {
                return true;
            }
            boolean grammar =
                    CommonWords.isOne(claim.word(i)) || claim.token(i).is(Token.Kind.NAME);
            if (!grammar) {
                return false;
            }
        }
        return at + 4 >= claim.tokens().size() - 1;
    }

    /** What is told of it there, rather than the onset of all. */
    private static List<Moment> own(Party party, List<Moment> moments) {
        List<Moment> own =
                moments.stream()
                        .filter(each -> !each.isCommon() && each.event() != Event.OTHER)
                        .toList();
        return own.isEmpty() || party.onset() || party.names().isEmpty() ? moments : own;
    }

    private static int turn(Claim claim, int at) {
        for (int i = at - 1; i > 0; i--) {
            if (claim.token(i).isMark(",")
                    || claim.token(i).isMark(";")
                    || claim.word(i).equals("and")
                    || claim.word(i).equals("y")) {
                return i;
            }
        }
        return at;
    }

    /** The part of the sentence that ends with the word: back to what ends a thought. */
    private static Party left(Claim claim, int at) {
        return Party.of(claim, from(claim, at), at);
    }

    private static int from(Claim claim, int at) {
        int from = at - 1;
        boolean content = false;
        while (from >= 0 && at - from <= 2 * REACH) {
            Token token = claim.token(from);
            if (token.isMark(";") || token.isMark(":") || (token.isMark(",") && content)) {
                break;
            }
            content |= token.is(Token.Kind.WORD) || token.is(Token.Kind.NAME);
            from--;
        }
        return from + 1;
    }

    private static Party right(Claim claim, int at) {
        int to = at + 1;
        while (to < claim.tokens().size() && to - at <= REACH) {
            Token token = claim.token(to);
            boolean ends =
                    token.isMark(";")
                            || token.isMark(",")
                            || token.isMark(":")
                            || Set.of("and", "y", "so", "but", "pero").contains(token.folded());
            if (ends && to > at + 1) {
                break;
            }
            to++;
        }
        return Sights.of(claim, Party.of(claim, at + 1, to), at + 1, to);
    }

    private static boolean has(Claim claim, int at, Set<String> words) {
        for (int i = Math.max(0, at - REACH); i < at; i++) {
            if (words.contains(claim.word(i))) {
                return true;
            }
        }
        return false;
    }

    /** "4 min before" is asked with its number. */
    private static boolean isMeasured(Claim claim, int at) {
        for (Amount each : claim.reading().amounts()) {
            if (each.unit().kind() == Unit.Kind.TIME
                    && (each.last() == at - 1 || each.last() == at - 2)) {
                return true;
            }
        }
        return false;
    }
}
