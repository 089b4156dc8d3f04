package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.narration.claim.fact.Facts.Uses;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Who may do something in a sentence: services, changes and people, by where they stand. */
final class Actors {

    private static final Set<String> TURNS =
            Set.of(
                    "and",
                    "but",
                    "while",
                    "whereas",
                    "so",
                    "because",
                    "y",
                    "e",
                    "pero",
                    "mientras",
                    "porque",
                    "although",
                    "aunque",
                    "then");

    private final Claim claim;
    private final List<Uses> uses;

    Actors(Claim claim) {
        this.claim = claim;
        List<Uses> known = new ArrayList<>(claim.matter().book().uses());
        known.addAll(claim.facts().uses());
        this.uses = List.copyOf(known);
    }

    /** Who uses whom, whatever is cited. */
    List<Uses> uses() {
        return uses;
    }

    /** The service that is named there, also with a path of its own; empty where none is. */
    String service(int at) {
        if (at < 0 || at >= claim.tokens().size() || claim.token(at).quoted()) {
            return "";
        }
        boolean counted =
                !claim.word(at).contains("-")
                        && claim.reading().amounts().stream()
                                .anyMatch(each -> each.last() == at - 1);
        if (counted) {
            return "";
        }
        String word = claim.word(at).replaceFirst("'s$", "");
        int slash = word.indexOf('/');
        String name = slash > 0 ? word.substring(0, slash) : word;
        boolean known =
                claim.matter().book().isService(name)
                        || (!claim.token(at).is(Token.Kind.WORD)
                                && uses.stream()
                                        .anyMatch(
                                                each ->
                                                        each.user().equals(name)
                                                                || each.used().equals(name)));
        return known ? name : "";
    }

    /** The nearest service before a token, in its clause; -1 where there is none. */
    int before(int at) {
        int from = isJoined(at) ? firstOfClause(at) : at - 1;
        if (isJoined(at)) {
            for (int i = from; i < at; i++) {
                if (!service(i).isEmpty()) {
                    return i;
                }
            }
            return -1;
        }
        for (int i = from; i >= 0 && !Deed.ends(claim.token(i)); i--) {
            if (!service(i).isEmpty()) {
                return i;
            }
            if (TURNS.contains(claim.word(i)) && i < at - 1) {
                return -1;
            }
        }
        return -1;
    }

    /** "A calls B and times out there": who does the second does the first. */
    private boolean isJoined(int at) {
        int i = at - 1;
        while (i > 0 && claim.word(i).matches("then|also|is|are|was|se|le|thus|luego|tambien")) {
            i--;
        }
        return i > 0 && claim.word(i).matches("and|y|e");
    }

    private int firstOfClause(int at) {
        int i = at - 1;
        while (i >= 0 && !Deed.ends(claim.token(i))) {
            i--;
        }
        return i + 1;
    }

    /** The nearest service behind a token, in its clause; -1 where there is none. */
    int after(int at, int reach) {
        for (int i = at + 1; i < Math.min(claim.tokens().size(), at + 1 + reach); i++) {
            if (Deed.ends(claim.token(i))
                    || claim.token(i).isMark(",")
                    || TURNS.contains(claim.word(i))) {
                return -1;
            }
            if (!service(i).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the one needs the other, by itself or by those between them. */
    boolean uses(String user, String used) {
        Set<String> reached = new HashSet<>(Set.of(user));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Uses each : uses) {
                grows |= reached.contains(each.user()) && reached.add(each.used());
            }
        }
        return !user.equals(used) && reached.contains(used);
    }

    boolean usesDirectly(String user, String used) {
        return uses.contains(new Uses(user, used));
    }

    /** Whether either uses the other, or evidence of the one names the other. */
    boolean tied(String one, String other) {
        return uses(one, other)
                || uses(other, one)
                || claim.matter().diagnosis().evidence().stream()
                        .anyMatch(each -> names(each, one, other) || names(each, other, one));
    }

    private static boolean names(Evidence evidence, String own, String other) {
        return Passage.lower(evidence.service()).equals(own)
                && Passage.indexOf(Passage.lower(evidence.excerpt()), other, 0) >= 0;
    }

    /** Whether a change that may not be blamed there is named by its hash or as a flag. */
    boolean isUnblamed(int at) {
        Token token = claim.token(at);
        if (token.quoted()) {
            return false;
        }
        boolean open =
                claim.section() != Section.OPINION
                        && claim.matter().undecided()
                        && !claim.hasWord(Blame.DOUBT);
        if (token.is(Token.Kind.HASH)) {
            return open || !claim.matter().mayBlame(token.folded(), claim.section());
        }
        if (claim.section() != Section.OPINION && isWordOfOther(at)) {
            return true;
        }
        return claim.section() != Section.OPINION
                && token.is(Token.Kind.NAME)
                && isFlag(token)
                && (open || !isBlamedFlag(token));
    }

    /** Whether somebody is named who wrote one of the changes. */
    boolean isPerson(int at) {
        Token token = claim.token(at);
        return !token.quoted()
                && token.text().length() > 2
                && claim.matter().diagnosis().hypotheses().stream()
                        .map(Hypothesis::change)
                        .filter(Objects::nonNull)
                        .anyMatch(
                                each ->
                                        List.of(Passage.lower(each.author()).split(" "))
                                                .contains(token.folded()));
    }

    /** A name that only the title of a change has that is not blamed: "zod", of "Bump zod". */
    private boolean isWordOfOther(int at) {
        Hypothesis cause = claim.matter().diagnosis().cause();
        String word = claim.word(at);
        boolean plain =
                word.length() < 3
                        || !service(at).isEmpty()
                        || isPerson(at)
                        || claim.reading().amounts().stream()
                                .anyMatch(each -> each.first() <= at && at <= each.last())
                        || CommonWords.isOne(word)
                        || Vocabulary.EVERYDAY.has(word)
                        || !word.chars().allMatch(Character::isLetter)
                        || !Support.mentions(claim, at).isEmpty();
        if (plain || cause == null) {
            return false;
        }
        boolean other =
                claim.matter().diagnosis().hypotheses().stream()
                        .filter(each -> !each.id().equals(cause.id()) && each.change() != null)
                        .anyMatch(each -> titles(each, word));
        return other
                && !titles(cause, word)
                && claim.matter().book().citing(claim.matter().book().ids(), 0).passages().stream()
                        .filter(each -> each.sha().isEmpty() && each.kind() != EvidenceKind.DIFF)
                        .filter(
                                each ->
                                        each.origin() == Passage.Origin.BYTES
                                                || each.origin() == Passage.Origin.COMMON)
                        .noneMatch(each -> each.holds(word))
                && !claim.matter().blamed(Section.CAUSE).hold(word);
    }

    private static boolean titles(Hypothesis hypothesis, String word) {
        ChangeRef change = hypothesis.change();
        return change != null && Passage.indexOf(Passage.lower(change.subject()), word, 0) >= 0;
    }

    private boolean isFlag(Token token) {
        return claim.matter().diagnosis().hypotheses().stream()
                .anyMatch(each -> names(each, token));
    }

    private boolean isBlamedFlag(Token token) {
        Hypothesis cause = claim.matter().diagnosis().cause();
        return cause != null && names(cause, token);
    }

    /** Whether the token is the name of the flag that the hypothesis is about. */
    static boolean names(Hypothesis hypothesis, Token token) {
        ChangeRef change = hypothesis.change();
        return change != null
                && change.sha().isEmpty()
                && Passage.indexOf(Passage.lower(change.subject()), Passage.lower(token.text()), 0)
                        >= 0;
    }
}
