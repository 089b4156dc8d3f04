package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.fact.Moment;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.TimeSaid;
import dev.forgeincident.narration.claim.text.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of time that say by where they stand what they lie between: behind a time ("14:33:00, 2
 * min before the onset"), with an article ("the 52 min of quiet"), behind "by" ("earlier than the
 * reads by 14 min"), or with a word for what was spoken of before ("1 min after it").
 */
final class Spans {

    private static final Set<Event> CHANGES =
            EnumSet.of(Event.DEPLOYED, Event.SWITCHED, Event.COMMITTED);
    private static final Set<String> ARTICLES =
            Set.of("the", "those", "these", "that", "los", "las", "esos", "esas", "estos", "estas");
    private static final Set<String> STRETCHES =
            Set.of(
                    "wait",
                    "gap",
                    "pause",
                    "stretch",
                    "delay",
                    "silence",
                    "quiet",
                    "calm",
                    "lag",
                    "distance",
                    "interval",
                    "lull",
                    "hueco",
                    "espera",
                    "pausa",
                    "silencio",
                    "calma",
                    "retraso",
                    "intervalo",
                    "distancia",
                    "demora",
                    "tramo",
                    "lapso");
    private static final Set<String> EARLIER =
            Set.of(
                    "earlier",
                    "before",
                    "sooner",
                    "antes",
                    "anterior",
                    "anteriores",
                    "previo",
                    "previa");
    private static final Set<String> LATER =
            Set.of("later", "after", "despues", "tarde", "posterior", "posteriores");
    private static final Set<String> TAKEN_UP =
            Set.of("it", "that", "this", "them", "ello", "eso", "esto", "ella", "el");
    private static final int REACH = 10;

    private Spans() {}

    /**
     * "14:33:00 UTC, 2 min before the onset": whether what is counted from lies so far from the
     * time that stands right before the length; null where none does, or it is not known which.
     */
    static @Nullable Boolean fromItsTime(Claim claim, Amount amount, Direction direction) {
        TimeSaid time = null;
        for (TimeSaid said : claim.reading().times()) {
            boolean beside = true;
            for (int i = said.last() + 1; i < amount.first(); i++) {
                Token token = claim.token(i);
                beside &= token.isMark(",") || token.isMark("(") || token.folded().equals("utc");
            }
            if (said.last() < amount.first() && beside && said.time() != null) {
                time = said;
            }
        }
        if (time == null) {
            return null;
        }
        String next = claim.word(direction.at() + 1);
        boolean bare = next.isEmpty() || !claim.token(direction.at() + 1).is(Token.Kind.WORD);
        List<Moment> others = bare ? onset(claim) : direction.references(claim);
        if (others.isEmpty()) {
            return null;
        }
        TimeSaid told = time;
        List<Moment> ones =
                claim.matter().book().citing(claim.matter().book().ids(), 0).moments().stream()
                        .filter(each -> told.names(each.at()))
                        .toList();
        boolean so = Direction.apart(ones, others, each -> direction.isTold(amount, each));
        boolean open = ones.isEmpty() || (bare && !so);
        return open ? null : Boolean.valueOf(so);
    }

    private static List<Moment> onset(Claim claim) {
        return Direction.meant(claim).stream()
                .filter(each -> each.isCommon() && each.event() == Event.BEGAN)
                .toList();
    }

    /** "1 min after it, but one minute is a thin lead": it was told, and is asked, before. */
    static boolean isRepeated(Claim claim, Amount amount) {
        return Direction.of(claim, amount).sign() == 0
                && claim.reading().amounts().stream()
                        .anyMatch(
                                each ->
                                        each.last() < amount.first()
                                                && each.comparableWith(amount)
                                                && Direction.of(claim, each).sign() != 0
                                                && amount.tells(each.value()));
    }

    /** "The 52 min of quiet", "el hueco de 93 min": between a change and the trouble. */
    static boolean isDefinite(Claim claim, Amount amount) {
        int before = amount.first() - 1;
        boolean stretch =
                Set.of("of", "de").contains(claim.word(before))
                        && STRETCHES.contains(claim.word(before - 1));
        if ((!ARTICLES.contains(claim.word(before)) && !stretch)
                || Direction.of(claim, amount).sign() != 0) {
            return false;
        }
        List<Moment> all = Direction.meant(claim);
        List<Moment> changes = all.stream().filter(each -> CHANGES.contains(each.event())).toList();
        List<Moment> troubles = all.stream().filter(each -> each.event() == Event.BEGAN).toList();
        return Direction.apart(changes, troubles, amount::tells);
    }

    /** "The onset is earlier than the reads by 14 min", "antes que las lecturas, por 14 min". */
    static boolean isBy(Claim claim, Amount amount) {
        if (!Set.of("by", "por", "en").contains(claim.word(amount.first() - 1))) {
            return false;
        }
        for (int i = amount.first() - 2; i >= Math.max(0, amount.first() - REACH); i--) {
            int sign = EARLIER.contains(claim.word(i)) ? 1 : LATER.contains(claim.word(i)) ? -1 : 0;
            if (sign != 0) {
                Direction direction = new Direction(sign, i);
                return Direction.apart(
                        side(claim, 0, i),
                        side(claim, i + 1, amount.first()),
                        each -> direction.isTold(amount, each));
            }
        }
        return false;
    }

    private static List<Moment> side(Claim claim, int from, int to) {
        Party party = Party.of(claim, from, to);
        List<Moment> moments = party.moments(claim);
        if (!party.isUnknown() && !moments.isEmpty()) {
            return moments;
        }
        List<Moment> topic = Direction.topic(claim, from, to);
        // In words that no evidence has: some moment that can be meant.
        return topic.isEmpty() ? Direction.meant(claim) : topic;
    }

    /**
     * "The p95 rose at the onset, and the requests 1 min after it": what the nearest part of the
     * sentence speaks of, from what was spoken of before; with "52 min before the onset" in a part
     * that tells no event of its own, what was.
     */
    static boolean isElliptical(Claim claim, Amount amount, Direction direction) {
        int start = start(claim, amount.first());
        if (start == 0) {
            return false;
        }
        Party here = Party.of(claim, start, amount.first());
        int next = direction.at() + 1;
        boolean takenUp =
                next >= claim.tokens().size()
                        || claim.token(next).is(Token.Kind.MARK)
                        || TAKEN_UP.contains(claim.word(next));
        List<Moment> others = direction.references(claim);
        List<Moment> earlier = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            Event event = Happenings.of(claim.token(i));
            if (event != null) {
                Party all = Party.of(claim, 0, start);
                Stream.of(all.as(event), Party.of(claim, i, i + 1))
                        .flatMap(each -> each.moments(claim).stream())
                        .forEach(earlier::add);
            }
        }
        if (others.isEmpty() && takenUp) {
            if (here.event() != null && !here.names().isEmpty()) {
                return false;
            }
            List<Moment> ones = Direction.topic(claim, start, amount.first());
            return Direction.apart(ones, earlier, each -> direction.isTold(amount, each));
        }
        return here.event() == null
                && here.hashes().isEmpty()
                && Direction.apart(earlier, others, each -> direction.isTold(amount, each));
    }

    private static int start(Claim claim, int at) {
        for (int i = at - 1; i > 0; i--) {
            boolean turns = claim.token(i).isMark(",") || claim.token(i).isMark(":");
            if (claim.token(i).isMark(";")) {
                return 0;
            }
            if (turns || claim.word(i).equals("and") || claim.word(i).equals("y")) {
                return i + 1;
            }
        }
        return 0;
    }

    private static final Set<String> AHEAD = Set.of("ahead", "delante", "future", "early", "fast");
    private static final Set<String> BEHIND = Set.of("behind", "detras", "past", "late", "slow");

    /** "7196s ahead": somebody outside wrote the length with that very word. */
    static boolean isWritten(Claim claim, Amount amount, Direction direction) {
        String word = claim.word(direction.at());
        Set<String> words =
                AHEAD.contains(word) ? AHEAD : BEHIND.contains(word) ? BEHIND : Set.of(word);
        return claim.facts()
                .bytes()
                .anyMatch(
                        each ->
                                words.stream().anyMatch(each::holds)
                                        && each.amounts().stream()
                                                .anyMatch(
                                                        known ->
                                                                amount.comparableWith(known)
                                                                        && amount.tells(
                                                                                known.value())));
    }
}
