package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Reading;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Wording;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is cleared of having done it: "7e19ab4 is not the cause", "has nothing to do with it",
 * "deployed too early for that". The cause that the diagnosis names is not, nor a change that may
 * still be it; a weakness of the case may be told: "the timing is not tight".
 */
final class Acquittals {

    /** Of whom it is said. */
    enum Whom {
        /** What the diagnosis blames, or, where it is undecided, may blame. */
        CAUSE,
        /** A hypothesis that is less likely. */
        OTHER,
        /** What cannot have done it, or is not suspected by anybody. */
        RULED_OUT
    }

    private static final Wording CLEARING = Wording.of("denials", "clearing");
    private static final Wording GUILT = Wording.of("denials", "guilt");
    private static final Wording TIE = Wording.of("denials", "tie");
    private static final Wording WEAK = Wording.of("denials", "weak");
    private static final Wording OWING = Wording.of("denials", "owing");
    private static final Wording CHANGE = Wording.of("denials", "change");
    private static final Wording KNOWING = Wording.of("denials", "knowing");
    private static final Wording ASKING = Wording.of("denials", "asking");

    /** These clear what stands behind them. */
    private static final Wording EXCLUDES = Wording.of("denials", "excluding");

    private static final int NEAR = 4;

    private Acquittals() {}

    /** What clears the wrong one without denying anything; null where nothing does. */
    static @Nullable String cleared(Denials denials) {
        List<String> words = denials.words();
        for (int i = CLEARING.find(words, 0, words.size());
                i >= 0;
                i = CLEARING.find(words, i + 1, words.size())) {
            int end = CLEARING.at(words, i, words.size());
            String said = String.join(" ", words.subList(i, end));
            if (isOpen(denials, i, end) || Reassurances.isSafeReading(denials, i, said)) {
                continue;
            }
            boolean behind =
                    EXCLUDES.has(words.get(i)) && !denials.content(end, denials.end(end)).isEmpty();
            Whom whom =
                    behind
                            ? whomIn(denials, end, denials.end(end))
                            : whom(denials, i, i, denials.end(end));
            if (isWrong(denials.claim(), whom, true)) {
                return String.join(" ", words.subList(i, end));
            }
        }
        return null;
    }

    /** "I cannot rule out", "too early to say", "whether it is a coincidence". */
    private static boolean isOpen(Denials denials, int at, int end) {
        int begin = denials.begin(at);
        return KNOWING.in(denials.words(), end, Math.min(end + 2, denials.words().size()))
                || denials.words().subList(begin, at).stream()
                        .anyMatch(word -> Set.of("whether", "if", "si").contains(word))
                || (denials.claim().isAction() && denials.words().subList(0, at).contains("would"))
                || denials.all().stream().anyMatch(each -> each.at() >= begin && each.at() < at);
    }

    /** Where the word of guilt stands that is denied; -1 where none is. */
    static int head(Denials denials, Denial denial) {
        int guilt = denials.head(denial, GUILT, NEAR);
        int tie = denials.head(denial, TIE, NEAR);
        return guilt < 0 ? tie : tie < 0 ? guilt : Math.min(guilt, tie);
    }

    /** Whether that denial of guilt clears the wrong one. */
    static boolean clears(Denials denials, Denial denial, int head) {
        List<String> words = denials.words();
        if (WEAK.in(words, denial.from(), denial.to())
                || WEAK.in(words, denial.begin(), denial.at())
                || words.subList(denial.from(), denial.to()).contains("more")) {
            return false;
        }
        boolean able =
                words.subList(Math.min(denial.at(), head), Math.max(denial.at() + 1, head)).stream()
                        .anyMatch(word -> word.matches("can|could|cannot|can't|pued\\w+|podr\\w+"));
        boolean flat =
                GUILT.at(words, head, words.size()) > 0
                        && !(able && denials.claim().matter().undecided());
        boolean everybody = isEverybody(denials, denial);
        if (everybody && denials.claim().hashes().findAny().isEmpty()) {
            Hypothesis cause = denials.claim().matter().diagnosis().cause();
            boolean other =
                    words.stream()
                            .anyMatch(
                                    word ->
                                            Set.of("other", "else", "otro", "otra", "mas")
                                                    .contains(word));
            return cause == null ? flat : cause.change() != null && !other;
        }
        if (!flat && isElsewhere(denials, head + 1, denial.to())) {
            return false;
        }
        boolean owing = OWING.in(words, denial.from(), denial.to());
        Whom behind = owing ? whomIn(denials, head + 1, denial.to()) : Whom.RULED_OUT;
        Whom whom = whom(denials, denial.at(), denial.from(), denial.to());
        return isWrong(denials.claim(), behind == Whom.CAUSE ? behind : whom, flat);
    }

    private static boolean isEverybody(Denials denials, Denial denial) {
        boolean two =
                denials.word(denial.at()).equals("neither")
                        && !denials.claim().reading().quotations().isEmpty();
        return !two
                && Set.of(
                                "no", "none", "nothing", "neither", "ningun", "ninguno", "ninguna",
                                "nada")
                        .contains(denials.word(denial.at()))
                && denials.content(denial.begin(), denial.at()).isEmpty();
    }

    /** What goes wrong at a neighbour needs no explaining by the cause. */
    private static boolean isElsewhere(Denials denials, int from, int to) {
        Claim claim = denials.claim();
        List<String> services =
                denials.words().subList(Math.min(from, to), to).stream()
                        .filter(claim.matter().book()::isService)
                        .toList();
        return !services.isEmpty() && services.stream().noneMatch(claim.matter()::isOwn);
    }

    private static boolean isWrong(Claim claim, Whom whom, boolean flat) {
        boolean opinion = claim.section() == Section.OPINION;
        return switch (whom) {
            case RULED_OUT -> false;
            case OTHER -> flat && !opinion;
            case CAUSE ->
                    opinion
                            ? flat && claim.hashes().findAny().isPresent()
                            : flat || !claim.matter().undecided();
        };
    }

    /**
     * Whom it is about: the change, file or service named last before it, or else the thing that
     * its clause begins with, or the next behind it.
     */
    static Whom whom(Denials denials, int at, int from, int to) {
        Claim claim = denials.claim();
        int begin = denials.begin(at);
        Token nearest = null;
        for (Token hash : claim.hashes().toList()) {
            boolean before = hash.start() <= claim.token(at).start();
            nearest = before || nearest == null ? hash : nearest;
        }
        if (nearest != null) {
            return ofHash(claim, nearest.folded());
        }
        if (hasContent(denials, begin, at)) {
            return whomIn(denials, begin, at);
        }
        if (begin > 0 && hasContent(denials, 0, begin - 1)) {
            return whomIn(denials, 0, begin);
        }
        return whomIn(denials, from, to);
    }

    private static boolean hasContent(Denials denials, int from, int to) {
        return denials.content(from, to).stream()
                .anyMatch(i -> !ASKING.has(denials.word(i)) && !GUILT.has(denials.word(i)));
    }

    private static Whom ofHash(Claim claim, String hash) {
        Hypothesis about = claim.matter().about(hash);
        if (claim.matter().mayBlame(hash, Section.CAUSE)) {
            return about != null && about.refuted() ? Whom.RULED_OUT : Whom.CAUSE;
        }
        Hypothesis cause = claim.matter().diagnosis().cause();
        boolean nobodys = cause != null && cause.change() == null;
        boolean told =
                claim.facts()
                        .cited()
                        .anyMatch(
                                each ->
                                        each.kind() == EvidenceKind.DIFF
                                                && each.origin() == Passage.Origin.BYTES
                                                && !each.holds("commit")
                                                && Passage.isSame(each.sha(), hash));
        return about == null || about.refuted() || nobodys || told ? Whom.RULED_OUT : Whom.OTHER;
    }

    /** By names, or where there is none by the words that tell of the cause. */
    static Whom about(Denials denials, int from, int to) {
        return whomIn(denials, from, to);
    }

    private static Whom whomIn(Denials denials, int from, int to) {
        Claim claim = denials.claim();
        Whom named = null;
        Whom told = Whom.RULED_OUT;
        boolean quoting = false;
        for (int i = from; i < to; i++) {
            Token token = claim.token(i);
            if (token.quoted()) {
                quoting = true;
                continue;
            }
            if (token.is(Token.Kind.HASH)) {
                return ofHash(claim, token.folded());
            }
            if (token.is(Token.Kind.NAME) && !token.quoted()) {
                Whom whom = ofName(claim, Passage.lower(token.text()));
                named = named == null || whom == Whom.CAUSE ? whom : named;
            } else if (isOfCause(claim, i)) {
                told = Whom.CAUSE;
            }
        }
        if (quoting && named == null && isOfOthers(claim)) {
            return Whom.RULED_OUT;
        }
        return named == null ? told : named;
    }

    /** Each text that it quotes is of commits which the diagnosis does not blame. */
    private static boolean isOfOthers(Claim claim) {
        return claim.reading().quotations().stream()
                .allMatch(
                        each ->
                                claim.matter().diagnosis().hypotheses().stream()
                                        .filter(one -> !one.refuted())
                                        .noneMatch(one -> names(one, Passage.lower(each.text()))));
    }

    private static Whom ofName(Claim claim, String name) {
        List<Hypothesis> naming =
                claim.matter().diagnosis().hypotheses().stream()
                        .filter(each -> names(each, name))
                        .toList();
        Hypothesis cause = claim.matter().diagnosis().cause();
        if (cause != null && cause.change() == null && name.equals(claim.matter().service())) {
            return Whom.RULED_OUT;
        }
        if (cause == null
                ? naming.stream().anyMatch(each -> !each.refuted())
                : naming.contains(cause)) {
            return Whom.CAUSE;
        }
        boolean suspected = naming.stream().anyMatch(each -> !each.refuted());
        return suspected ? Whom.OTHER : Whom.RULED_OUT;
    }

    private static boolean names(Hypothesis hypothesis, String name) {
        ChangeRef change = hypothesis.change();
        String told = hypothesis.statement() + (change == null ? "" : " " + change.subject());
        return Passage.indexOf(Passage.lower(told), name, 0) >= 0
                || Passage.lower(told).contains(name)
                || (change != null && Passage.lower(change.service()).equals(name));
    }

    /** "The change", "it", "the smaller pool": whose words the engine tells the cause with. */
    private static boolean isOfCause(Claim claim, int token) {
        Hypothesis cause = claim.matter().diagnosis().cause();
        String word = claim.word(token);
        boolean change = cause == null || cause.change() != null;
        if (CHANGE.has(word)) {
            return change && !isNobodys(claim);
        }
        if (CommonWords.isOne(word) || claim.token(token).is(Token.Kind.MARK)) {
            return false;
        }
        if (cause != null && word.length() > 3 && word.contains("-") && names(cause, word)) {
            return true;
        }
        Facts identity =
                claim.matter()
                        .blamed(Section.CAUSE)
                        .only(each -> each.origin() == Passage.Origin.ENGINE);
        // "The requests", where nobody's change is the cause but they are.
        boolean named =
                cause != null
                        && cause.change() == null
                        && Reading.ofFact(cause.statement()).atoms().stream()
                                .anyMatch(each -> each.stem().equals(Stem.of(word)));
        boolean thing = Support.isSpecific(claim, token) || named;
        return thing
                && (identity.passages().stream()
                                .anyMatch(each -> each.hasStem(Stem.of(word), false))
                        || Support.mentions(claim, token).stream()
                                .anyMatch(each -> identity.say(each.concept(), false)));
    }

    /** What it cites is another change's, and nothing of the cause. */
    private static boolean isNobodys(Claim claim) {
        return !claim.cites().isEmpty()
                && !Support.restsOn(claim, claim.matter().blamed(Section.CAUSE));
    }
}
