package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Vocabulary;
import dev.forgeincident.narration.claim.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is not known, seen, shown or looked at. To say so harms nobody, unless it is there: "the log
 * mentions no pool" where it does, "the metrics were not looked at" where they were, "the cause is
 * not known" where it is.
 */
final class OpenQuestions {

    private static final Wording KNOWING = Wording.of("denials", "knowing");
    private static final Wording SHOWING = Wording.of("denials", "showing");
    private static final Wording LOOKING = Wording.of("denials", "looking");
    private static final Wording ASKING = Wording.of("denials", "asking");
    private static final Wording ACTOR = Wording.of("denials", "actor");
    private static final Wording TROUBLE = Wording.of("denials", "trouble");
    private static final Wording BEFORE = Wording.of("denials", "before");
    private static final Wording EXISTS = Wording.of("denials", "exists");
    private static final Wording TIE = Wording.of("denials", "tie");
    private static final Wording SOURCE = Wording.of("denials", "source");

    /** A verb of knowing may stand behind its subject: "no line of the log names it". */
    private static final int NEAR = 3;

    private static final Set<String> LACKS = Set.of("lacks", "lacking", "carece");
    private static final Set<String> BE =
            Set.of("is", "are", "was", "were", "been", "be", "se", "fue", "fueron");

    private static final Set<String> ARTICLES =
            Set.of("the", "a", "el", "la", "los", "un", "una", "su", "its");
    private static final Set<String> PRONOUNS =
            Set.of("se", "lo", "la", "le", "es", "ha", "hay", "esta", "fue", "era", "yet");
    private static final Set<String> HERE =
            Set.of("here", "aqui", "sent", "listed", "attached", "ahi");

    private static final Map<String, EvidenceKind> SOURCES =
            Map.of(
                    "log", EvidenceKind.LOG,
                    "registr", EvidenceKind.LOG,
                    "metric", EvidenceKind.METRIC,
                    "trac", EvidenceKind.TRACE,
                    "traz", EvidenceKind.TRACE,
                    "catalog", EvidenceKind.CATALOG,
                    "diff", EvidenceKind.DIFF,
                    "lin", EvidenceKind.DIFF);

    private OpenQuestions() {}

    /** Where the word of knowing stands that is denied; -1 where none is. */
    static int head(Denials denials, Denial denial) {
        if (LACKS.contains(denials.word(denial.at()))
                && SOURCE.in(denials.words(), denial.begin(), denial.at())) {
            return denial.at();
        }
        if (Reassurances.needNot(denials, denial)) {
            return -1;
        }
        int known = denials.head(denial, KNOWING, NEAR);
        int shown = denials.head(denial, SHOWING, NEAR);
        if (shown >= 0
                && SOURCE.has(denials.word(shown))
                && (SOURCE.has(denials.word(shown + 1)) || denials.word(shown + 1).equals("of"))) {
            // "None of these log lines names it": the verb comes behind.
            Denial rest =
                    new Denial(denial.at(), denial.begin(), shown + 1, denial.to(), denial.mood());
            int behind = denials.head(rest, SHOWING, NEAR);
            shown = behind < 0 ? shown : behind;
        }
        if (shown >= 0 && isDoneBySomebody(denials, denial, shown)) {
            shown = -1;
        }
        if (known >= 0 && TROUBLE.has(denials.word(known + 1))) {
            // "no se ve afectado"
            known = -1;
            shown = -1;
        }
        if (known < 0
                && shown < 0
                && (isShownBefore(denials, denial)
                        || isOfSource(denials, denial)
                        || asksOn(denials, denial))) {
            return denial.at();
        }
        return known < 0 ? shown : shown < 0 ? known : Math.min(known, shown);
    }

    /** "It shows none", "muestra ninguna"; "el nombre no se …" is of a noun. */
    private static boolean isShownBefore(Denials denials, Denial denial) {
        for (int i = Math.max(0, denial.at() - 2); i < denial.at(); i++) {
            if (SHOWING.has(denials.word(i)) && !ARTICLES.contains(denials.word(i - 1))) {
                return !PRONOUNS.contains(denials.word(denial.at() + 1));
            }
        }
        return false;
    }

    /** "There are no logs of query-parser here", "su diff no está aquí": what could be read. */
    private static boolean isOfSource(Denials denials, Denial denial) {
        List<String> words = denials.words();
        List<Integer> reach = denials.content(denial.from(), denial.to());
        int first =
                reach.stream()
                        .filter(
                                i ->
                                        !EXISTS.has(denials.word(i))
                                                || SOURCES.containsKey(Stem.of(denials.word(i))))
                        .findFirst()
                        .orElse(-1);
        boolean there =
                EXISTS.in(
                        words,
                        Math.max(denial.begin(), denial.at() - 2),
                        Math.min(words.size(), denial.at() + 2));
        if (there && first >= 0 && isSource(denials.word(first))) {
            return true;
        }
        return HERE.stream().anyMatch(words.subList(denial.from(), denial.to())::contains)
                && denials.content(denial.begin(), denial.at()).stream()
                        .anyMatch(i -> isSource(denials.word(i)));
    }

    private static boolean isSource(String word) {
        return SOURCES.containsKey(word) || SOURCES.containsKey(Stem.of(word));
    }

    /** "It says that it is empty, but not why". */
    private static boolean asksOn(Denials denials, Denial denial) {
        String next = denials.word(denial.at() + 1);
        return ASKING.has(
                        Set.of("por", "de", "a").contains(next)
                                ? denials.word(denial.at() + 2)
                                : next)
                && !next.equals("if");
    }

    /** "No other service logged an error" says more than that no source shows it. */
    private static boolean isDoneBySomebody(Denials denials, Denial denial, int shown) {
        boolean passive =
                denials.words().subList(denial.begin(), shown).stream().anyMatch(BE::contains);
        if (passive
                || LOOKING.has(denials.word(shown))
                || ASKING.in(denials.words(), denial.begin(), denial.at())) {
            return false;
        }
        for (int i = denial.begin(); i < shown; i++) {
            String word = denials.word(i);
            if (SOURCE.has(word) && !EXISTS.has(word)) {
                return false;
            }
            if (ACTOR.has(word) || denials.claim().matter().book().isService(word)) {
                return true;
            }
        }
        return false;
    }

    /** What is said not to be known though it is; null where nothing is. */
    static @Nullable String known(Denials denials, Denial denial, int head) {
        List<String> words = denials.words();
        int next = skipPlain(denials, head + 1, denial.to());
        int begin = denial.begin();
        if (head == denial.at() && isOfSource(denials, denial)) {
            return isRead(denials, denial) ? words.get(head) : null;
        }
        boolean asks =
                asksOn(denials, denial)
                        || ASKING.in(words, begin, denial.at())
                        || (next < denial.to() && ASKING.has(words.get(next)));
        if (AnsweredQuestions.isDecided(denials, denial, head)) {
            return words.get(head);
        }
        boolean shown =
                head == denial.at()
                        || (SHOWING.has(words.get(head))
                                && !KNOWING.has(words.get(head))
                                && !LOOKING.has(words.get(head)));
        if (!asks && shown && isOfUnseen(denials, denial)) {
            return words.get(denial.at());
        }
        if (asks || (!SHOWING.has(words.get(head)) && head != denial.at())) {
            return null;
        }
        if (LOOKING.has(words.get(head)) && isRead(denials, denial)) {
            return words.get(head);
        }
        if (LOOKING.has(words.get(head))) {
            return null;
        }
        if (denials.claim().isAction() && !denial.is(Denial.Mood.SAID)) {
            return null;
        }
        if (BEFORE.in(words, begin, denial.to())) {
            return null;
        }
        if (TIE.in(words, head + 1, denial.to())) {
            // "Says nothing that ties it to the lock"; of the cause it is asked above.
            return null;
        }
        boolean which =
                denials.word(head).matches("names?|named|nombran?")
                        && ARTICLES.contains(denials.word(head + 1))
                        && ASKING.in(words, denial.to(), words.size());
        if (which) {
            return null;
        }
        List<Integer> object = group(denials, next, denial.to());
        List<Integer> subject = group(denials, denials.strongBegin(denial.at()), denial.at());
        boolean value = KNOWING.has(words.get(head)) && ARTICLES.contains(denials.word(head + 1));
        boolean whole = value || Set.of("without", "sin").contains(denials.word(denial.at()));
        Integer written = firstWritten(denials.claim(), object);
        if (whole && !all(denials.claim(), object)) {
            // "The free space is not told", though some space is.
            return null;
        }
        boolean passive =
                object.isEmpty()
                        && (head == denial.at()
                                || words.subList(begin, head).stream().anyMatch(BE::contains))
                        && subject.stream().anyMatch(i -> Support.isSpecific(denials.claim(), i));
        if (written == null && passive && all(denials.claim(), subject)) {
            written = subject.get(0);
        }
        return written == null ? null : words.get(written);
    }

    /** "The logs show no error", where they were not looked at. */
    private static boolean isOfUnseen(Denials denials, Denial denial) {
        return denials.words().subList(0, denial.to()).stream()
                .anyMatch(denials.claim().matter()::isUnseen);
    }

    /** The words of a name for a thing: up to what belongs to it. */
    private static List<Integer> group(Denials denials, int from, int to) {
        List<Integer> group = new ArrayList<>();
        boolean seen = false;
        for (int i = from; i < to; i++) {
            String word = denials.word(i);
            boolean plain =
                    !CommonWords.isOne(word) && !denials.claim().token(i).is(Token.Kind.MARK);
            boolean more =
                    Set.of("or", "nor", "o", "ni", "any", "un", "una", "a", "the").contains(word);
            if (seen && CommonWords.isOne(word) && !more) {
                break;
            }
            seen |= plain;
            boolean content =
                    !CommonWords.isOne(word)
                            && !SOURCE.has(word)
                            && !EXISTS.has(word)
                            && !denials.claim().token(i).is(Token.Kind.MARK)
                            && !denials.claim().token(i).is(Token.Kind.HASH)
                            && !denials.claim().matter().book().isService(word);
            if (content && isTelling(denials.claim(), i)) {
                group.add(i);
            }
        }
        return group;
    }

    /** More than an everyday verb: what can be looked for in a text. */
    private static boolean isTelling(Claim claim, int token) {
        return Support.isSpecific(claim, token)
                || !Support.mentions(claim, token).isEmpty()
                || Vocabulary.EVERYDAY.isThing(claim.word(token));
    }

    private static int skipPlain(Denials denials, int from, int to) {
        int at = from;
        while (at < to
                && (EXISTS.has(denials.word(at))
                        || Set.of("a", "the", "in", "el", "la", "to", "de")
                                .contains(denials.word(at)))) {
            at++;
        }
        return at;
    }

    private static @Nullable Integer firstWritten(Claim claim, List<Integer> group) {
        return group.stream().filter(i -> isWritten(claim, i)).findFirst().orElse(null);
    }

    private static boolean all(Claim claim, List<Integer> group) {
        return !group.isEmpty() && group.stream().allMatch(i -> isWritten(claim, i));
    }

    private static boolean isWritten(Claim claim, int token) {
        String stem = Stem.of(claim.word(token));
        String lower = Passage.lower(claim.token(token).text());
        boolean failure =
                Support.mentions(claim, token).stream()
                        .anyMatch(each -> each.concept().id().equals("failure"));
        return claim.facts()
                .bytes()
                .filter(each -> each.origin() == Origin.BYTES)
                .anyMatch(
                        each ->
                                each.hasStem(stem, false)
                                        || each.holds(lower)
                                        || (failure && each.kind() == EvidenceKind.LOG)
                                        || Support.mentions(claim, token).stream()
                                                .anyMatch(said -> isClaimed(each, said)));
    }

    private static boolean isClaimed(Passage passage, Mention mention) {
        return (!mention.concept().is(Weight.PLAIN) || mention.concept().id().equals("connection"))
                && (passage.says(mention.concept(), false)
                        || passage.says(mention.concept(), true));
    }

    /** A source of that kind, of that service or change where one is named, was looked at. */
    private static boolean isRead(Denials denials, Denial denial) {
        Claim claim = denials.claim();
        for (int i = denial.begin(); i < denial.to(); i++) {
            EvidenceKind kind = SOURCES.get(Stem.of(denials.word(i)));
            kind = kind == null ? SOURCES.get(denials.word(i)) : kind;
            if (kind != null && !claim.matter().isUnseen(denials.word(i))) {
                EvidenceKind wanted = kind;
                return claim.matter().diagnosis().evidence().stream()
                        .filter(each -> each.kind() == wanted)
                        .anyMatch(each -> isMeant(denials, each));
            }
        }
        return false;
    }

    private static boolean isMeant(Denials denials, Evidence evidence) {
        Claim claim = denials.claim();
        List<String> services =
                denials.words().stream().filter(claim.matter().book()::isService).toList();
        List<Token> hashes = claim.hashes().toList();
        if (evidence.kind() == EvidenceKind.DIFF) {
            boolean lines =
                    evidence.excerpt().lines().anyMatch(each -> each.matches("[+-](?![+-]).*"));
            return lines
                    && hashes.stream().anyMatch(each -> evidence.source().contains(each.folded()));
        }
        boolean other =
                services.isEmpty()
                        && claim.tokens().stream()
                                .anyMatch(
                                        each ->
                                                !each.quoted()
                                                        && each.is(Token.Kind.NAME)
                                                        && each.folded().contains("-"));
        return !other
                && (services.isEmpty() || services.contains(Passage.lower(evidence.service())));
    }

    /** "… and neither is the size of the disk". */
    private static boolean isElliptic(Denials denials, Denial denial) {
        if (Set.of("without", "sin").contains(denials.word(denial.at()))) {
            // "without its lines I cannot tell"
            return denials.all().stream()
                            .anyMatch(
                                    each ->
                                            each.at() > denial.at()
                                                    && !Set.of("without", "sin")
                                                            .contains(denials.word(each.at()))
                                                    && head(denials, each) >= 0)
                    || isLeftOut(denials, denial);
        }
        return Set.of("neither", "nor", "tampoco", "ni").contains(denials.word(denial.at()))
                && denials.all().stream()
                        .anyMatch(each -> each.at() < denial.at() && head(denials, each) >= 0);
    }

    /** "One sees that it calls deny, without the body of deny". */
    private static boolean isLeftOut(Denials denials, Denial denial) {
        List<String> words = denials.words();
        boolean seen =
                KNOWING.in(words, 0, denial.at())
                        && words.subList(0, denial.at()).stream().anyMatch(BE::contains);
        return seen
                && ARTICLES.contains(denials.word(denial.at() + 1))
                && !TROUBLE.in(words, denial.from(), denial.to())
                && denials.content(denial.from(), denial.to()).stream()
                        .filter(i -> !isOfDiff(denials.claim(), i))
                        .flatMap(i -> Support.mentions(denials.claim(), i).stream())
                        .noneMatch(Inabilities::isFault);
    }

    private static boolean isOfDiff(Claim claim, int token) {
        return claim.facts()
                .cited()
                .anyMatch(
                        each -> each.kind() == EvidenceKind.DIFF && each.holds(claim.word(token)));
    }

    /** Whether that denial is carried by one of knowing before it. */
    static boolean goesOn(Denials denials, Denial denial) {
        return isElliptic(denials, denial);
    }

    /** Whether it says that nothing can be concluded, as is so. */
    static boolean saysSo(Claim claim) {
        Denials denials = Denials.of(claim);
        return claim.hashes().findAny().isEmpty()
                && claim.matter().undecided()
                && denials.all().stream().anyMatch(each -> head(denials, each) >= 0);
    }
}
