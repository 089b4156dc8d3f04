package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Moment;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.TimeSaid;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A length of time is told by the evidence, or lies between two things that it tells; "4 min before
 * the deploy" must be right in size and in direction.
 */
final class TrueDurations implements Check {

    private static final Set<String> BEFORE =
            Set.of(
                    "before",
                    "earlier",
                    "prior",
                    "ahead",
                    "antes",
                    "previo",
                    "previos",
                    "previa",
                    "anterior",
                    "anteriores",
                    "until",
                    "preceding",
                    "previous");
    private static final Set<String> AFTER =
            Set.of(
                    "after",
                    "later",
                    "following",
                    "despues",
                    "posterior",
                    "posteriores",
                    "tras",
                    "since",
                    "desde",
                    "afterwards",
                    "mas");
    private static final Set<String> BETWEEN =
            Set.of(
                    "ago",
                    "old",
                    "lasted",
                    "lasts",
                    "for",
                    "during",
                    "between",
                    "apart",
                    "took",
                    "takes",
                    "tomo",
                    "tardo",
                    "paso",
                    "within",
                    "hace",
                    "dura",
                    "duro",
                    "durante",
                    "entre",
                    "older",
                    "elapsed",
                    "passed",
                    "antiguedad",
                    "lag",
                    "gap",
                    "pasaron",
                    "transcurrieron");
    private static final Set<String> WINDOW =
            Set.of(
                    "in",
                    "en",
                    "during",
                    "durante",
                    "over",
                    "the",
                    "los",
                    "las",
                    "preceding",
                    "previous");
    private static final Set<String> EARLIER = Set.of("before", "antes");
    private static final Set<String> LATER = Set.of("after", "despues", "tras");
    private static final int NEAR = 7;

    @Override
    public @Nullable Objection against(Claim claim) {
        for (Amount amount : claim.reading().amounts()) {
            boolean span =
                    amount.unit().kind() == Unit.Kind.TIME && !claim.token(amount.first()).quoted();
            if (span && !isTrue(claim, amount)) {
                return Claim.objection(
                        Kind.UNKNOWN_TIME, claim.text(amount.first(), amount.last()));
            }
        }
        return order(claim);
    }

    private static boolean isTrue(Claim claim, Amount amount) {
        if (isBetweenTimes(claim, amount)) {
            return true;
        }
        if (isBound(claim, amount)) {
            return isWithin(claim, amount);
        }
        int sign = direction(claim, amount);
        if (sign != 0 && !isWindow(claim, amount)) {
            return isToldSo(claim, amount, sign)
                    || lies(claim, amount, sign)
                    || isFormer(claim, amount);
        }
        boolean known = claim.facts().happened().anyMatch(passage -> tells(claim, passage, amount));
        return known || (near(claim, amount, BETWEEN) && lies(claim, amount, 0));
    }

    /** "Between 09:16:00 and 09:18:12 lie 2 min 12 s": the two times are asked elsewhere. */
    private static boolean isBetweenTimes(Claim claim, Amount amount) {
        List<TimeSaid> times = claim.reading().times();
        if (times.size() != 2
                || times.get(0).time() == null
                || times.get(1).time() == null
                || claim.hasWord(EARLIER_ALSO)) {
            return false;
        }
        double seconds =
                Duration.between(
                                        Objects.requireNonNull(times.get(0).time()),
                                        Objects.requireNonNull(times.get(1).time()))
                                .toMillis()
                        / 1_000.0;
        return seconds > 0 && amount.tells(seconds);
    }

    private static final Set<String> EARLIER_ALSO =
            Set.of("before", "earlier", "antes", "previo", "anterior", "prior");

    /** "within 3 minutes of the deployment": of something that happened. */
    private static boolean isBound(Claim claim, Amount amount) {
        return claim.word(amount.first() - 1).equals("within")
                && claim.word(amount.last() + 1).equals("of")
                && Happenings.before(claim, amount.first()) != null
                && Happenings.after(claim, amount.last(), NEAR) != null;
    }

    /** It is true of two and a half. */
    private static boolean isWithin(Claim claim, Amount amount) {
        Event subject = Happenings.before(claim, amount.first());
        Event reference = Happenings.after(claim, amount.last(), NEAR);
        String hash = hashAfter(claim, amount.last());
        for (Moment one : Happenings.withCause(claim, reference, hash)) {
            for (Moment two : Happenings.withCause(claim, subject, "")) {
                double seconds = Duration.between(one.at(), two.at()).toMillis() / 1_000.0;
                boolean told = one.event() != Event.OTHER && two.event() != Event.OTHER;
                if (told && seconds <= amount.value() && seconds >= amount.value() * WELL_WITHIN) {
                    return true;
                }
            }
        }
        return false;
    }

    private static final double WELL_WITHIN = 0.5;

    /** "it was 238 ms before" tells what a series was, not when. */
    private static boolean isFormer(Claim claim, Amount amount) {
        int next = amount.last() + 1;
        boolean ends =
                next + 1 >= claim.tokens().size()
                        || claim.token(next + 1).is(Token.Kind.MARK)
                        || Set.of("and", "y", "but", "pero").contains(claim.word(next + 1));
        return ends
                && Set.of("before", "antes", "earlier", "previously").contains(claim.word(next))
                && claim.facts()
                        .cited()
                        .flatMap(each -> each.steps().stream())
                        .flatMap(step -> step.amountsBefore().stream())
                        .anyMatch(
                                known ->
                                        amount.comparableWith(known)
                                                && amount.tells(known.value()));
    }

    /** "Two minutes later the errors began": what comes later is spoken of behind it. */
    private static boolean isTurned(Claim claim, Amount amount) {
        String next = claim.word(amount.last() + 1);
        String beyond = claim.word(amount.last() + 2);
        return (Set.of("later", "afterwards", "despues", "earlier", "antes").contains(next)
                        && !Set.of("of", "de", "del", "than", "que").contains(beyond))
                || (next.equals("mas") && beyond.equals("tarde"));
    }

    /** A distance from another event is no length, nor is the quiet time before the first error. */
    private static boolean tells(Claim claim, Passage passage, Amount amount) {
        boolean quiet = passage.origin() == Origin.FREQUENCY;
        if (passage.origin() == Origin.COMMON && !claim.reading().text().contains("±")) {
            return false;
        }
        boolean none =
                claim.hasWord(Set.of("none", "no", "nothing", "ningun", "ninguno", "ninguna"))
                        && claim.hasWord(Set.of("for", "durante"))
                        && claim.hasWord(EARLIER);
        if (quiet && !none && !isWindow(claim, amount)) {
            return false;
        }
        List<Token> tokens = passage.reading().tokens();
        for (Amount known : passage.amounts()) {
            boolean same = amount.comparableWith(known) && amount.tells(known.value());
            String next =
                    same && known.last() + 1 < tokens.size()
                            ? tokens.get(known.last() + 1).folded()
                            : "";
            if (same && (quiet || (!BEFORE.contains(next) && !AFTER.contains(next)))) {
                return true;
            }
        }
        return false;
    }

    /** "10 s before giving up", "antes de rendirse": who waits does so until then. */
    private static boolean isDoing(Claim claim, int at) {
        String next = claim.word(at + 1).equals("de") ? claim.word(at + 2) : claim.word(at + 1);
        return next.matches("[a-z]{3,20}(?:ing|arse|erse|irse|ar|er|ir)")
                && Happenings.after(claim, at, NEAR) == null;
    }

    /** 1 for before, -1 for after, 0 where neither is said. */
    private static int direction(Claim claim, Amount amount) {
        for (int i = amount.last() + 1; i <= amount.last() + 2; i++) {
            if (BEFORE.contains(claim.word(i)) && !isDoing(claim, i)) {
                return 1;
            }
            if (AFTER.contains(claim.word(i)) && !claim.word(i).equals("mas")) {
                return -1;
            }
        }
        return claim.word(amount.last() + 1).equals("mas")
                        && claim.word(amount.last() + 2).equals("tarde")
                ? -1
                : 0;
    }

    /** "none in the 60 min before" is a stretch, no distance. */
    private static boolean isWindow(Claim claim, Amount amount) {
        boolean stretch = WINDOW.contains(claim.word(amount.first() - 1));
        boolean open =
                claim.word(amount.last() + 2).isEmpty()
                        || claim.token(amount.last() + 2).is(Token.Kind.MARK)
                        || !isReference(claim, amount.last() + 2);
        return stretch
                && (open
                        || claim.word(amount.first() - 2).equals("in")
                        || claim.word(amount.first() - 2).equals("en"));
    }

    private static boolean isReference(Claim claim, int at) {
        for (int i = at; i < Math.min(claim.tokens().size(), at + 4); i++) {
            if (Happenings.of(claim.token(i)) != null || claim.token(i).is(Token.Kind.HASH)) {
                return true;
            }
        }
        return false;
    }

    /** The engine says it in these words: "deployed 4 min before the onset". */
    private static boolean isToldSo(Claim claim, Amount amount, int sign) {
        Event subject = Happenings.before(claim, amount.first());
        Event reference = Happenings.after(claim, amount.last() + 1, NEAR);
        String hash = Happenings.hashBefore(claim, amount.first());
        for (Passage passage : claim.facts().told().toList()) {
            boolean ours =
                    hash.isEmpty()
                            || passage.sha().isEmpty()
                            || Passage.isSame(passage.sha(), hash);
            for (Amount known : passage.reading().amounts()) {
                List<Token> tokens = passage.reading().tokens();
                String next =
                        known.last() + 1 < tokens.size()
                                ? tokens.get(known.last() + 1).folded()
                                : "";
                int told = BEFORE.contains(next) ? 1 : AFTER.contains(next) ? -1 : 0;
                Event of = tokens.isEmpty() ? null : Happenings.of(tokens.get(0));
                if (ours
                        && told == sign
                        && amount.comparableWith(known)
                        && amount.tells(known.value())
                        && of != null
                        && (subject == null || subject == of)
                        && (reference == null || reference == Event.BEGAN)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** It lies between two moments, in that direction. */
    private static boolean lies(Claim claim, Amount amount, int said) {
        int sign = said;
        Event subject = Happenings.before(claim, amount.first());
        Event reference = sign == 0 ? null : Happenings.after(claim, amount.last() + 1, NEAR);
        String hash = Happenings.hashBefore(claim, amount.first());
        String other = hashAfter(claim, amount.last() + 1);
        if (subject == null && sign != 0 && reference != null && isTurned(claim, amount)) {
            sign = -sign;
        }
        // "One minute after the deploy the errors began": what is spoken of comes later.
        if (subject == null && sign != 0 && reference != null) {
            hash = "";
        }
        for (Moment one : Happenings.withCause(claim, sign == 0 ? null : subject, hash)) {
            for (Moment two : Happenings.withCause(claim, reference, other)) {
                double seconds = Duration.between(one.at(), two.at()).toMillis() / 1_000.0;
                boolean right =
                        sign == 0 ? amount.tells(Math.abs(seconds)) : amount.tells(seconds * sign);
                if (right && !one.equals(two)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String hashAfter(Claim claim, int at) {
        for (int i = at; i < Math.min(claim.tokens().size(), at + NEAR); i++) {
            if (claim.token(i).isMark(",")
                    || claim.token(i).isMark(";")
                    || claim.word(i).equals("and")
                    || claim.word(i).equals("y")) {
                return "";
            }
            if (claim.token(i).is(Token.Kind.HASH)) {
                return claim.word(i);
            }
        }
        return "";
    }

    /** "The errors began after the deployment" without a number must be true too. */
    private static @Nullable Objection order(Claim claim) {
        for (int i = 1; i < claim.tokens().size() - 1; i++) {
            Token token = claim.token(i);
            int sign =
                    token.quoted()
                            ? 0
                            : EARLIER.contains(token.folded())
                                    ? 1
                                    : LATER.contains(token.folded()) ? -1 : 0;
            if (sign == 0
                    || isAmountBefore(claim, i)
                    || token.folded().equals("since")
                    || token.folded().equals("desde")) {
                continue;
            }
            Event subject = Happenings.before(claim, i);
            Event reference = Happenings.after(claim, i, 5);
            boolean hashAfter = !hashAfter(claim, i + 1).isEmpty();
            if (subject == null || (reference == null && !hashAfter) || subject == reference) {
                continue;
            }
            if (!isOrdered(claim, i, subject, reference, sign)) {
                return Claim.objection(
                        Kind.UNKNOWN_TIME,
                        claim.text(i, Math.min(claim.tokens().size() - 1, i + 3)));
            }
        }
        return null;
    }

    private static boolean isOrdered(
            Claim claim, int at, Event subject, @Nullable Event reference, int sign) {
        String before = Happenings.hashBefore(claim, at);
        String after = hashAfter(claim, at + 1);
        boolean ofChange = subject != Event.BEGAN && subject != Event.ALERTED;
        for (Moment one : Happenings.of(claim, subject, ofChange ? before : "")) {
            for (Moment two :
                    Happenings.of(
                            claim, reference, after.isEmpty() && !ofChange ? before : after)) {
                Duration apart = Duration.between(one.at(), two.at());
                if (!one.equals(two) && apart.toMillis() * sign > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAmountBefore(Claim claim, int at) {
        return claim.reading().amounts().stream()
                .anyMatch(
                        each ->
                                each.unit().kind() == Unit.Kind.TIME
                                        && (each.last() == at - 1 || each.last() == at - 2));
    }

    private static boolean near(Claim claim, Amount amount, Set<String> words) {
        for (int i = amount.first() - 3; i <= amount.last() + 3; i++) {
            if (words.contains(claim.word(i))) {
                return true;
            }
        }
        return false;
    }
}
