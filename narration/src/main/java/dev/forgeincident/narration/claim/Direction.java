package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Moment;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/**
 * Which way a length of time is told: "4 min before", "2 min later", "10 s después de".
 *
 * @param sign 1 for before, -1 for after, 0 where neither is said
 * @param at the place of the word that says so; the amount's end where none does
 */
record Direction(int sign, int at) {

    private static final int NEAR = 8;

    private static final Set<String> BEFORE =
            Set.of(
                    "before",
                    "earlier",
                    "prior",
                    "ahead",
                    "delante",
                    "antes",
                    "previo",
                    "previos",
                    "previa",
                    "anterior",
                    "anteriores",
                    "until",
                    "preceding",
                    "previous",
                    "sooner");
    private static final Set<String> AFTER =
            Set.of(
                    "after",
                    "behind",
                    "detras",
                    "later",
                    "following",
                    "despues",
                    "posterior",
                    "posteriores",
                    "tras",
                    "since",
                    "desde",
                    "afterwards");
    private static final Set<String> PREPOSITIONS =
            Set.of("for", "of", "in", "de", "en", "para", "to", "a", "at", "on", "with", "con");
    private static final Set<String> TURNED =
            Set.of(
                    "later",
                    "afterwards",
                    "despues",
                    "earlier",
                    "antes",
                    "tarde",
                    "before",
                    "sooner");
    private static final Set<String> JOINED = Set.of("and", "y", "but", "pero", "so", "e", "when");

    static Direction of(Claim claim, Amount amount) {
        for (int i = amount.last() + 1; i <= amount.last() + 2; i++) {
            String word = claim.word(i);
            String between = i == amount.last() + 1 ? "" : claim.word(i - 1);
            if (between.equals(",") || between.equals(")") || PREPOSITIONS.contains(between)) {
                break;
            }
            if (BEFORE.contains(word) && !isDoing(claim, i)) {
                return new Direction(1, i);
            }
            if (AFTER.contains(word)) {
                return new Direction(-1, i);
            }
            if (word.equals("mas") && claim.word(i + 1).equals("tarde")) {
                return new Direction(-1, i + 1);
            }
            if (word.equals("too") && claim.word(i + 1).equals("late")) {
                return new Direction(-1, i + 1);
            }
        }
        return new Direction(0, amount.last());
    }

    static boolean isOne(String word) {
        return BEFORE.contains(word) || AFTER.contains(word);
    }

    /** "10 s before giving up", "antes de rendirse": who waits does so until then. */
    private static boolean isDoing(Claim claim, int at) {
        String next = claim.word(at + 1).equals("de") ? claim.word(at + 2) : claim.word(at + 1);
        return next.matches("[a-z]{3,20}(?:ing|arse|erse|irse|ar|er|ir)")
                && Happenings.of(claim.token(Math.min(claim.tokens().size() - 1, at + 1))) == null
                && reference(claim, at).isUnknown();
    }

    /** What stands behind the word, to the end of its part of the sentence. */
    private static Party reference(Claim claim, int at) {
        return Party.of(claim, at + 1, end(claim, at + 1));
    }

    private static int end(Claim claim, int from) {
        for (int i = from; i < claim.tokens().size() && i < from + NEAR; i++) {
            Token token = claim.token(i);
            if (token.isMark(",")
                    || token.isMark(";")
                    || token.isMark(":")
                    || token.isMark(")")
                    || token.isMark("(")
                    || JOINED.contains(token.folded())) {
                return i;
            }
        }
        return Math.min(claim.tokens().size(), from + NEAR);
    }

    /** The engine says it in these words: "deployed 4 min before the onset". */
    boolean isToldSo(Claim claim, Amount amount) {
        Event subject = Happenings.before(claim, amount.first());
        Party reference = reference(claim, at);
        String hash = Happenings.hashBefore(claim, amount.first());
        for (Passage passage : told(claim, amount)) {
            boolean ours =
                    hash.isEmpty()
                            || passage.sha().isEmpty()
                            || Passage.isSame(passage.sha(), hash);
            List<Token> tokens = passage.reading().tokens();
            Event of = tokens.isEmpty() ? null : Happenings.of(tokens.get(0));
            if (!ours || of == null || (subject != null && subject != of)) {
                continue;
            }
            boolean begins = reference.event() == null || reference.event() == Event.BEGAN;
            for (Amount known : passage.reading().amounts()) {
                String next =
                        known.last() + 1 < tokens.size()
                                ? tokens.get(known.last() + 1).folded()
                                : "";
                int told = BEFORE.contains(next) ? 1 : AFTER.contains(next) ? -1 : 0;
                if (begins
                        && reference.hashes().isEmpty()
                        && told == sign
                        && amount.comparableWith(known)
                        && amount.tells(known.value())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Of what is cited that speaks of the names beside the length, where any does. */
    private static List<Passage> told(Claim claim, Amount amount) {
        Party own = Party.of(claim, start(claim, amount.first()), amount.first());
        List<Passage> told = new ArrayList<>();
        for (String id : claim.cites()) {
            Facts facts = claim.matter().book().citing(List.of(id), 0);
            if (facts.cited().anyMatch(each -> own.names().stream().anyMatch(each::holds))) {
                facts.told().forEach(told::add);
            }
        }
        List<String> hashes = own.hashes();
        return told.isEmpty() || !hashes.isEmpty() ? claim.facts().told().toList() : told;
    }

    /** It lies between what is spoken of and what it is counted from, in that direction. */
    boolean lies(Claim claim, Amount amount) {
        Party reference = reference(claim, at);
        boolean turned = TURNED.contains(claim.word(at)) && isBare(claim);
        List<Moment> topic = topic(claim, at + 1, end(claim, at + 1));
        if (turned || (reference.isUnknown() && topic.isEmpty())) {
            // "… and 2 min later the first worker is killed", "closer to the onset, 3 min before":
            // what it is counted from was spoken of before.
            Party behind = turned ? reference : Party.of(claim, 0, 0);
            List<Moment> all = meant(claim);
            for (Party subject : behind.isUnknown() ? spoken(claim, amount) : List.of(behind)) {
                List<Moment> ones = subject.isUnknown() ? all : subject.moments(claim);
                if (apart(ones, all, each -> isTold(amount, each))) {
                    return true;
                }
            }
            return false;
        }
        List<Moment> others = reference.isUnknown() ? topic : reference.moments(claim);
        List<Party> subjects = subjects(claim, amount);
        for (Party subject : subjects) {
            List<Moment> ones = subject.isUnknown() ? meant(claim) : subject.moments(claim);
            if (apart(ones, others, each -> isTold(amount, each))) {
                return true;
            }
        }
        return false;
    }

    boolean isTold(Amount amount, double seconds) {
        return amount.tells(sign == 0 ? Math.abs(seconds) : seconds * sign);
    }

    /** When what is named behind the word happened; empty where nothing is. */
    List<Moment> references(Claim claim) {
        Party reference = reference(claim, at);
        return reference.isOfHappening(claim) ? reference.moments(claim) : List.of();
    }

    /** Whether something that happened is named behind the word. */
    boolean isReferred(Claim claim) {
        return reference(claim, at).isOfHappening(claim);
    }

    /** "Before the pool was at its limit": when what tells of a pool and a limit began. */
    static List<Moment> topic(Claim claim, int from, int to) {
        List<Moment> best = List.of();
        long most = 0;
        for (Moment moment : meant(claim)) {
            long held = 0;
            for (int i = from; i < Math.min(to, claim.tokens().size()); i++) {
                Token token = claim.token(i);
                boolean says = token.is(Token.Kind.NUMBER) || token.is(Token.Kind.WORD);
                if (says && !CommonWords.isOne(token.folded()) && token.folded().length() > 2) {
                    held += moment.text().contains(Stem.of(token.folded())) ? 1 : 0;
                }
            }
            if (held > most) {
                best = new ArrayList<>();
                most = held;
            }
            if (held == most && held > 0) {
                best.add(moment);
            }
        }
        return best;
    }

    /** "Two minutes later" with nothing that it is later than. */
    private boolean isBare(Claim claim) {
        String next = claim.word(at + 1);
        boolean than = Set.of("of", "de", "del", "than", "que", "a", "al").contains(next);
        boolean before = claim.word(at).equals("before");
        boolean bare =
                reference(claim, at).isUnknown()
                        && topic(claim, at + 1, end(claim, at + 1)).isEmpty();
        return !than && (!before || bare);
    }

    /** What the sentence speaks of before the amount: the nearest event, of the hash, there. */
    private static List<Party> subjects(Claim claim, Amount amount) {
        int start = start(claim, amount.first());
        Party own = Party.of(claim, start, amount.first());
        Event event = null;
        for (int i = amount.first() - 1; i >= start && event == null; i--) {
            event = Happenings.of(claim.token(i));
        }
        if (event == null && own.hashes().isEmpty()) {
            // "One minute after the deploy the errors began."
            int at = of(claim, amount).at() + 1;
            Party behind = Party.of(claim, end(claim, at), end(claim, at) + NEAR);
            return List.of(own.names().isEmpty() && start == 0 ? behind : own);
        }
        String hash = Happenings.hashBefore(claim, amount.first());
        return List.of(
                new Party(event, false, hash.isEmpty() ? List.of() : List.of(hash), own.names()));
    }

    /** Back to the comma behind which something is said, or to the begin of the sentence. */
    private static int start(Claim claim, int at) {
        int words = 0;
        for (int i = at - 1; i >= 0; i--) {
            Token token = claim.token(i);
            boolean turns =
                    token.isMark(",") || token.isMark(":") || BECAUSE.contains(token.folded());
            if (token.isMark(";") || (turns && words >= 2)) {
                return i + 1;
            }
            boolean says = token.is(Token.Kind.WORD) && !CommonWords.isOne(token.folded());
            words += says || token.is(Token.Kind.NAME) || token.is(Token.Kind.HASH) ? 1 : 0;
        }
        return 0;
    }

    private static final Set<String> BECAUSE =
            Set.of("because", "porque", "while", "mientras", "whereas", "since", "pues");

    /** All that is spoken of before it, each by itself. */
    private static List<Party> spoken(Claim claim, Amount amount) {
        List<Party> found = new ArrayList<>();
        Party own = Party.of(claim, start(claim, amount.first()), amount.first());
        if (own.event() != null && !own.names().isEmpty()) {
            // "coredns logs its time-out 48 s later": coredns, whatever was said before.
            return List.of(own);
        }
        Party all = Party.of(claim, 0, amount.first());
        for (int i = 0; i < amount.first(); i++) {
            Event event = Happenings.of(claim.token(i));
            if (event != null && event != Event.ALERTED) {
                found.add(new Party(event, false, all.hashes(), all.names()));
            }
        }
        return found.isEmpty() ? List.of(all) : found;
    }

    /** All that a sentence can mean: what is cited, what is common, the cause. */
    static List<Moment> meant(Claim claim) {
        return Stream.concat(
                        Happenings.known(claim).stream(), claim.matter().causeMoments().stream())
                .distinct()
                .toList();
    }

    /** Whether one of these lies so many seconds before one of those. */
    static boolean apart(List<Moment> ones, List<Moment> others, DoublePredicate seconds) {
        for (Moment one : ones) {
            for (Moment two : others) {
                if (!one.equals(two)
                        && seconds.test(
                                Duration.between(one.at(), two.at()).toMillis() / 1_000.0)) {
                    return true;
                }
            }
        }
        return false;
    }

    static int find(Claim claim, Set<String> words, int from) {
        for (int i = from; i < claim.tokens().size(); i++) {
            if (words.contains(claim.word(i)) && !claim.token(i).quoted()) {
                return i;
            }
        }
        return -1;
    }
}
