package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Moment;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.TimeSaid;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A length of time is told by the evidence ("after 5012 ms", "none in the 70 min before"), or it
 * lies between two moments that the sentence can mean, in the direction that it says: "deployed 4
 * min before the onset", "2 s after the onset in risk-engine, 7 s in ledger-api".
 */
final class TrueDurations implements Check {

    /** Words by which a length is a distance, where nothing else says so. */
    private static final Set<String> DISTANCE =
            Set.of(
                    "ago",
                    "old",
                    "older",
                    "lasted",
                    "lasts",
                    "for",
                    "during",
                    "between",
                    "apart",
                    "took",
                    "takes",
                    "within",
                    "lie",
                    "lies",
                    "elapsed",
                    "passed",
                    "passes",
                    "lag",
                    "gap",
                    "separate",
                    "separates",
                    "separa",
                    "separated",
                    "dista",
                    "into",
                    "delay",
                    "live",
                    "mere",
                    "tomo",
                    "tardo",
                    "paso",
                    "pasan",
                    "pasen",
                    "pasar",
                    "pass",
                    "elapse",
                    "transcurren",
                    "pasaron",
                    "hace",
                    "dura",
                    "duro",
                    "durante",
                    "entre",
                    "median",
                    "medio",
                    "separan",
                    "distan",
                    "transcurrieron",
                    "llevaba",
                    "llevaban",
                    "lleva",
                    "antiguedad",
                    "age",
                    "from");

    /** What tells that a stretch was without the errors. */
    private static final Set<String> QUIET =
            Set.of(
                    "none",
                    "absent",
                    "ausente",
                    "ausentes",
                    "no",
                    "nothing",
                    "without",
                    "free",
                    "quiet",
                    "clean",
                    "clear",
                    "silent",
                    "silence",
                    "never",
                    "empty",
                    "not",
                    "ninguno",
                    "ninguna",
                    "ningun",
                    "nada",
                    "sin",
                    "libre",
                    "libres",
                    "limpio",
                    "limpia",
                    "limpios",
                    "calma",
                    "silencio",
                    "nunca",
                    "cero",
                    "zero",
                    "first",
                    "new",
                    "nuevo",
                    "nueva");

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
        return null;
    }

    private static boolean isTrue(Claim claim, Amount amount) {
        if (isBetweenTimes(claim, amount)
                || isQuiet(claim, amount)
                || Spans.isDefinite(claim, amount)
                || Spans.isRepeated(claim, amount)) {
            return true;
        }
        Direction direction = Direction.of(claim, amount);
        if (direction.sign() != 0) {
            Boolean beside = Spans.fromItsTime(claim, amount, direction);
            if (beside != null) {
                return beside;
            }
            return direction.isToldSo(claim, amount)
                    || direction.lies(claim, amount)
                    || Spans.isElliptical(claim, amount, direction)
                    || Spans.isWritten(claim, amount, direction)
                    || isFormer(claim, amount);
        }
        return isTold(claim, amount)
                || Spans.isBy(claim, amount)
                || (isDistance(claim, amount) && lies(claim, amount));
    }

    /** "Between 09:16:00 and 09:18:12 lie 2 min 12 s": the two times are asked elsewhere. */
    private static boolean isBetweenTimes(Claim claim, Amount amount) {
        List<TimeSaid> times = claim.reading().times();
        if (times.size() != 2
                || times.get(0).time() == null
                || times.get(1).time() == null
                || Direction.of(claim, amount).sign() > 0) {
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

    /** "None in the 70 min before", "an hour without such an error", "free of it for 64 min". */
    private static boolean isQuiet(Claim claim, Amount amount) {
        return (claim.hasWord(QUIET) || claim.reading().atoms().stream().anyMatch(Atom::negated))
                && claim.facts().passages().stream()
                        .filter(each -> each.origin() == Origin.FREQUENCY)
                        .flatMap(each -> each.amounts().stream())
                        .anyMatch(each -> amount.comparableWith(each) && amount.tells(each.value()))
                && !isReferred(claim, amount);
    }

    /** "2 min before the onset" is no quiet time, whatever else is denied. */
    private static boolean isReferred(Claim claim, Amount amount) {
        Direction direction = Direction.of(claim, amount);
        Party reference = Party.of(claim, direction.at() + 1, direction.at() + 5);
        boolean stretch =
                Set.of("the", "los", "las", "these", "esos", "esas", "for", "durante", "in", "en")
                        .contains(claim.word(amount.first() - 1));
        return direction.sign() != 0 && !stretch && !reference.isUnknown();
    }

    /** "It was 238 ms before" tells what a series was, not when. */
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

    /** A distance from another event is no length, nor is the quiet time before the first error. */
    private static boolean isTold(Claim claim, Amount amount) {
        List<Passage> telling =
                claim.facts()
                        .happened()
                        .filter(each -> each.origin() != Origin.FREQUENCY)
                        .filter(
                                each ->
                                        each.origin() != Origin.COMMON
                                                || claim.reading().text().contains("±"))
                        .filter(each -> tells(each, amount))
                        .toList();
        return !telling.isEmpty() && Ties.holds(claim, amount, each -> tells(each, amount));
    }

    private static boolean tells(Passage passage, Amount amount) {
        List<Token> tokens = passage.reading().tokens();
        for (Amount known : passage.amounts()) {
            boolean same = amount.comparableWith(known) && amount.tells(known.value());
            String next =
                    same && known.last() + 1 < tokens.size()
                            ? tokens.get(known.last() + 1).folded()
                            : "";
            if (same && !Direction.isOne(next)) {
                return true;
            }
        }
        return false;
    }

    /** A word says that it is one, or it stands by itself beside what is told: ", 35 min". */
    private static boolean isDistance(Claim claim, Amount amount) {
        for (int i = amount.first() - 4; i <= amount.last() + 3; i++) {
            if (DISTANCE.contains(claim.word(i))) {
                return true;
            }
        }
        int before = amount.first() - 1;
        boolean alone = before < 0 || claim.token(before).is(Token.Kind.MARK);
        boolean joined =
                claim.reading().amounts().stream()
                        .anyMatch(
                                each ->
                                        each.first() != amount.first()
                                                && each.unit().kind() == Unit.Kind.TIME
                                                && Math.abs(each.first() - amount.first()) <= 4);
        return alone || joined;
    }

    /** Between the two that "between … and …" names; else between any two that can be meant. */
    private static boolean lies(Claim claim, Amount amount) {
        int between = Direction.find(claim, Set.of("between", "entre", "from", "desde"), 0);
        int and = between < 0 ? -1 : Direction.find(claim, Set.of("and", "y", "to", "a"), between);
        if (and > 0) {
            Party one = Party.of(claim, between, and);
            Party two = Party.of(claim, and, and + 8);
            if (!one.isUnknown() && !two.isUnknown()) {
                return Direction.apart(
                        one.moments(claim),
                        two.moments(claim),
                        each -> amount.tells(Math.abs(each)));
            }
        }
        if (Set.of("of", "from", "de", "del", "into", "desde")
                .contains(claim.word(amount.last() + 1))) {
            // "Within 2 min of the deployment", "a 20 s del inicio".
            Direction of = new Direction(0, amount.last() + 1);
            if (of.isReferred(claim)) {
                return of.lies(claim, amount);
            }
        }
        Party said = Party.of(claim, 0, claim.tokens().size()).as(null);
        Set<Event> events = EnumSet.noneOf(Event.class);
        claim.tokens().stream().map(Happenings::of).filter(Objects::nonNull).forEach(events::add);
        Party beside = Party.of(claim, amount.last() + 1, amount.last() + 4).as(null);
        // "Deployed when the trouble was forty minutes old": between these two.
        List<Moment> all =
                Direction.meant(claim).stream()
                        .filter(
                                each ->
                                        (each.event() != Event.ALERTED
                                                        || events.contains(Event.ALERTED))
                                                && (events.size() < 2
                                                        || each.event() == Event.OTHER
                                                        || events.contains(each.event())))
                        .toList();
        List<Moment> named =
                all.stream()
                        .filter(
                                each ->
                                        beside.names().stream().anyMatch(each::holds)
                                                || (beside.names().isEmpty()
                                                        && said.names().stream()
                                                                .anyMatch(each::holds)))
                        .toList();
        List<Moment> ones = named.isEmpty() ? all : named;
        return ones.stream()
                .anyMatch(
                        one ->
                                Direction.apart(
                                        List.of(one),
                                        all.stream()
                                                .filter(
                                                        two ->
                                                                events.size() != 2
                                                                        || two.event()
                                                                                != one.event())
                                                .toList(),
                                        each -> amount.tells(Math.abs(each))));
    }
}
