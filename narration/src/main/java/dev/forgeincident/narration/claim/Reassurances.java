package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Negations;
import dev.forgeincident.narration.claim.text.Wording;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That there is nothing to fear or to do: "can wait", "nobody is affected", "heals by itself". The
 * engine alone may say so, and of the very action: "safe to revert".
 */
final class Reassurances {

    private static final Wording SOOTHING = Wording.of("denials", "soothing");
    private static final Wording TROUBLE = Wording.of("denials", "trouble");
    private static final Wording EFFECT = Wording.of("denials", "effect");
    private static final Wording IDLE = Wording.of("denials", "idle");
    private static final Set<String> NOTHING = Set.of("nothing", "nada", "nobody", "nadie");
    private static final Wording READING = Wording.of("denials", "reading");

    private static final Wording UNDOING = Wording.of("denials", "undoing");

    private static final int NEAR = 2;

    private Reassurances() {}

    /** What soothes without denying anything; null where nothing does. */
    static @Nullable String soothed(Denials denials) {
        List<String> words = denials.words();
        for (int i = SOOTHING.find(words, 0, words.size());
                i >= 0;
                i = SOOTHING.find(words, i + 1, words.size())) {
            int end = SOOTHING.at(words, i, words.size());
            String said = String.join(" ", words.subList(i, end));
            boolean above = said.endsWith(" over") && denials.end(end) > end;
            if (!above
                    && !isOpen(denials, i)
                    && !isSafeRevert(denials, i, said)
                    && !isSafeReading(denials, i, said)
                    && !isLimit(denials, end, said)
                    && !isTold(denials, said)) {
                return said;
            }
        }
        return null;
    }

    /** "Whether it heals by itself is not known", "until all is well", "what can wait". */
    static boolean isOpen(Denials denials, int at) {
        int begin = denials.begin(at);
        boolean hoped =
                denials.claim().isAction()
                        && denials.words().stream()
                                .anyMatch(
                                        word ->
                                                Set.of("when", "once", "cuando", "if", "si")
                                                        .contains(word));
        boolean thought =
                denials.claim().isAction()
                        && denials.words().subList(0, at).stream()
                                .anyMatch(word -> Set.of("would", "haria").contains(word));
        return hoped
                || thought
                || denials.words().subList(begin, at).stream()
                        .anyMatch(
                                word ->
                                        Set.of("whether", "if", "si", "until", "hasta", "what")
                                                .contains(word))
                || (at > 1
                        && denials.word(at - 1).equals("que")
                        && denials.word(at - 2).equals("lo"))
                || denials.all().stream().anyMatch(each -> each.at() >= begin && each.at() < at);
    }

    /** "No migration, no later commit touches its lines", as the engine says of the one revert. */
    static boolean isOfRevert(Denials denials, Denial denial) {
        List<String> reach = denials.words().subList(denial.from(), denial.to());
        boolean migration = reach.stream().anyMatch(word -> word.startsWith("migra"));
        boolean later =
                reach.stream().anyMatch(word -> word.matches("commits?|cambios?|changes?"))
                        && reach.stream().anyMatch(word -> word.matches("later|posterior(?:es)?"));
        boolean undo =
                denials.words().subList(denial.begin(), denial.to()).contains("rollout")
                        && denials.word(denial.at() + 1)
                                .matches("vale|sirve|by|with|via|con|mediante");
        List<String> reverts =
                denials.claim().matter().diagnosis().actions().stream()
                        .filter(each -> each.kind().matches(".*(?:revert|rollback).*"))
                        .map(each -> each.detail().toLowerCase(java.util.Locale.ROOT))
                        .toList();
        return denials.claim().isAction()
                && reverts.size() == 1
                && ((undo && reverts.get(0).contains("not by kubectl rollout undo"))
                        || (migration && reverts.get(0).contains("no migration"))
                        || (later && reverts.get(0).contains("no later commit")));
    }

    /** "Reading the pods is harmless". */
    static boolean isSafeReading(Denials denials, int at, String said) {
        return (said.contains("safe")
                        || said.startsWith("harmless")
                        || said.startsWith("inofensiv"))
                && denials.claim().isAction()
                && READING.in(denials.words(), denials.begin(at), at);
    }

    /** "By themselves they prove nothing": said of what is too little. */
    private static boolean isLimit(Denials denials, int end, String said) {
        return said.startsWith("por ") && Negations.denies(denials.word(end));
    }

    private static boolean isTold(Denials denials, String said) {
        return denials.claim().facts().told().anyMatch(each -> each.holds(said));
    }

    /** "The revert is safe", where the engine says that of this revert. */
    private static boolean isSafeRevert(Denials denials, int at, String said) {
        boolean revert =
                UNDOING.in(denials.words(), 0, denials.words().size())
                        || denials.words().stream().anyMatch(word -> word.startsWith("migra"))
                        || denials.content(0, at).isEmpty();
        return revert
                && (said.contains("safe") || said.contains("segur"))
                && denials.claim()
                        .facts()
                        .told()
                        .anyMatch(
                                each ->
                                        each.origin() == Origin.ADVICE
                                                && each.holds("safe to revert"));
    }

    /** Whether it denies that there is anything to do or to fear. */
    static boolean areMeant(Denials denials, Denial denial) {
        boolean idle =
                NOTHING.contains(denials.word(denial.at()))
                        && IDLE.in(denials.words(), denial.from(), denial.to());
        boolean does =
                NOTHING.contains(denials.word(denial.at()))
                        && denials.word(denial.at() - 1).matches("do|does|doing|hacer|haga|hagan");
        boolean needNot = needNot(denials, denial);
        int trouble = denials.head(denial, TROUBLE, NEAR);
        // "without a hit" is of a search.
        boolean hit =
                trouble > 0
                        && denials.word(trouble).equals("hit")
                        && denials.word(trouble - 1).equals("a");
        return idle || does || needNot || (trouble >= 0 && !hit);
    }

    /** "You need not look". */
    static boolean needNot(Denials denials, Denial denial) {
        return denials.word(denial.at()).equals("not")
                && denials.word(denial.at() - 1).equals("need");
    }

    /** Whether there is truly nothing of that to do. */
    static boolean areTrue(Denials denials, Denial denial) {
        return isOfReading(denials, denial)
                || isNoRevert(denials, denial)
                || isNoMigration(denials, denial)
                || isNoDeployment(denials, denial);
    }

    /** "Checking it changes nothing": a step that only reads. */
    static boolean isOfReading(Denials denials, Denial denial) {
        int begin = denials.strongBegin(denial.at());
        return EFFECT.in(denials.words(), begin, denial.to())
                && READING.in(denials.words(), begin, denial.at())
                && denials.word(denial.at()).matches("nothing|nada|no|not|ningun|ninguna");
    }

    /** "There is nothing to revert": where nothing listed is reverted, and no change is blamed. */
    private static boolean isNoRevert(Denials denials, Denial denial) {
        Matter matter = denials.claim().matter();
        var cause = matter.diagnosis().cause();
        return denials.words().subList(denial.from(), denial.to()).stream()
                        .anyMatch(word -> word.matches("rever\\w+|undo|undone|deshacer|roll\\w*"))
                && (cause == null || cause.change() == null)
                && matter.diagnosis().actions().stream()
                        .noneMatch(each -> each.kind().matches(".*(?:revert|rollback).*"));
    }

    /** "Nothing in the database has to follow", where the engine found no migration. */
    private static boolean isNoMigration(Denials denials, Denial denial) {
        return NOTHING.contains(denials.word(denial.at()))
                && denials.head(denial, TROUBLE, NEAR) < 0
                && denials.words().subList(denial.from(), denial.to()).stream()
                        .anyMatch(
                                word -> word.matches("database|schema|migra\\w+|esquema|data|base"))
                && isTold(denials, "no migration");
    }

    /** "Needs no deployment": no action says that one deploys. */
    private static boolean isNoDeployment(Denials denials, Denial denial) {
        Claim claim = denials.claim();
        return claim.isAction()
                && denials.words().subList(denial.from(), denial.to()).stream()
                        .anyMatch(word -> word.matches("(?:re)?deploy\\w*|(?:re)?despl\\w+"))
                && (claim.matter().causeMoments().stream()
                                .anyMatch(each -> each.event() == Event.SWITCHED)
                        || claim.facts()
                                .told()
                                .filter(each -> each.origin() == Origin.ADVICE)
                                .noneMatch(
                                        each -> each.says(Lexicon.FIELD.concept("deploy"), false)));
    }
}
