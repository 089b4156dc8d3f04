package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Step;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.Quotation;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * "From A to B" is so, and not the other way round; only who is to undo it may turn it around. A
 * thing that is said to be added or removed is.
 */
final class TrueSteps implements Check {

    private static final int REACH = 4;

    private static final Set<String> TELLING =
            Set.of(
                    "which", "that", "it", "commit", "change", "que", "cambio", "was", "were",
                    "fue", "instead");

    /** So far behind the name of a series it may be written where that goes. */
    private static final int WRITTEN = 30;

    private static final Set<String> TO = Set.of("to", "a", "into", "al");
    private static final Set<String> FROM = Set.of("from", "de", "desde", "del");
    private static final Set<String> BY = Set.of("by", "with", "por", "con");
    private static final Set<String> CHANGING =
            Set.of(
                    "rename",
                    "replace",
                    "raise",
                    "lower",
                    "rise",
                    "fall",
                    "more",
                    "less",
                    "switch",
                    "change",
                    "upgrade",
                    "downgrade",
                    "reschedule");
    private static final Set<String> FOR = Set.of("replace");

    /** One side of a step, as a claim says it. */
    private record Side(String text, @Nullable Amount amount, int first, int last) {}

    @Override
    public @Nullable Objection against(Claim claim) {
        for (int i = 1; i < claim.tokens().size() - 1; i++) {
            Token token = claim.token(i);
            boolean instead = isInstead(claim, i);
            if (token.quoted() || !(instead || isTurn(claim, i))) {
                continue;
            }
            Side left = side(claim, i, -1);
            Side right = side(claim, instead ? i + 1 : i, 1);
            if (left == null
                    || right == null
                    || left.text().equals(right.text())
                    || isShare(left)
                    || isShare(right)) {
                continue;
            }
            Objection objection =
                    instead ? against(claim, right, left) : against(claim, left, right);
            if (objection != null) {
                return objection;
            }
        }
        return sole(claim);
    }

    /** "Cut to a quarter" tells how much of it, and is asked with the numbers. */
    private static boolean isShare(Side side) {
        return side.amount() != null && side.amount().unit().kind() == Unit.Kind.TIMES;
    }

    private static boolean isTurn(Claim claim, int at) {
        Token token = claim.token(at);
        if (token.isMark("→")) {
            return true;
        }
        boolean article = token.folded().equals("a") && !claim.reading().spanish();
        if (TO.contains(token.folded()) && !article) {
            return isFrom(claim, at) || isChanging(claim, at, CHANGING);
        }
        return BY.contains(token.folded()) && isChanging(claim, at, FOR);
    }

    /** "B instead of A", "B en lugar de A", "B rather than A". */
    private static boolean isInstead(Claim claim, int at) {
        String here = claim.word(at);
        String next = claim.word(at + 1);
        return (here.equals("instead") && next.equals("of"))
                || (here.equals("rather")
                        && next.equals("than")
                        && claim.section() != Section.OPINION)
                || (here.equals("vez") && next.equals("de"))
                || (here.equals("lugar") && next.equals("de"));
    }

    private static boolean isFrom(Claim claim, int at) {
        for (int i = Math.max(0, at - REACH); i < at; i++) {
            if (FROM.contains(claim.word(i)) && i + 1 < at) {
                return side(claim, at, -1) != null;
            }
        }
        return false;
    }

    private static boolean isChanging(Claim claim, int at, Set<String> concepts) {
        return claim.reading().mentions().stream()
                .filter(each -> concepts.contains(each.concept().id()))
                .mapToInt(each -> claim.reading().atoms().get(each.from()).token())
                .anyMatch(token -> token < at && token > at - 2 * REACH);
    }

    private static @Nullable Side side(Claim claim, int at, int step) {
        for (int i = at + step;
                i >= 0 && i < claim.tokens().size() && Math.abs(i - at) <= REACH;
                i += step) {
            Token token = claim.token(i);
            Amount amount = amountAt(claim, i);
            if (amount != null) {
                return new Side(amount.literal(), amount, amount.first(), amount.last());
            }
            if (token.is(Token.Kind.TIME) || token.is(Token.Kind.HASH)) {
                return null;
            }
            Quotation quotation = quotationAt(claim, token);
            if (quotation != null) {
                return new Side(Passage.lower(quotation.text()), null, i, i);
            }
            if (token.is(Token.Kind.NAME)) {
                return new Side(Passage.lower(token.text()), null, i, i);
            }
            boolean beside = Math.abs(i - at) == 1;
            boolean arrow = claim.token(at).isMark("→");
            if (beside && token.is(Token.Kind.WORD) && (arrow || VALUES.contains(token.folded()))) {
                return new Side(token.folded(), null, i, i);
            }
            if (token.is(Token.Kind.MARK) && !"\"`“”'()«»".contains(token.text())) {
                return null;
            }
        }
        return null;
    }

    private static final Set<String> VALUES =
            Set.of(
                    "on",
                    "off",
                    "true",
                    "false",
                    "yes",
                    "no",
                    "enabled",
                    "disabled",
                    "debug",
                    "info",
                    "warn",
                    "error",
                    "none",
                    "null");

    private static @Nullable Amount amountAt(Claim claim, int at) {
        return claim.reading().amounts().stream()
                .filter(each -> each.first() <= at && at <= each.last())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Quotation quotationAt(Claim claim, Token token) {
        return claim.reading().quotations().stream()
                .filter(
                        each ->
                                token.quoted()
                                        && each.start() <= token.start()
                                        && token.start() < each.end())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Objection against(Claim claim, Side before, Side after) {
        boolean services =
                claim.matter().book().isService(before.text())
                        && claim.matter().book().isService(after.text());
        if (services) {
            return null;
        }
        List<Step> steps = claim.facts().cited().flatMap(each -> each.steps().stream()).toList();
        // What was measured can be told again where something is asked for; it is no order.
        boolean measured =
                claim.facts()
                        .bytes()
                        .filter(each -> each.kind() == EvidenceKind.METRIC)
                        .flatMap(each -> each.steps().stream())
                        .anyMatch(step -> is(step, before, after));
        boolean known =
                measured
                        || (!isOrder(claim, before)
                                && steps.stream().anyMatch(step -> is(step, before, after)));
        boolean undone =
                claim.isAction()
                        && claim.facts()
                                .cited()
                                .filter(each -> each.kind() != EvidenceKind.METRIC)
                                .flatMap(each -> each.steps().stream())
                                .anyMatch(step -> is(step, after, before));
        if (known || undone || isWritten(claim, before, after)) {
            return null;
        }
        String about =
                claim.text(
                        Math.min(before.first(), after.first()),
                        Math.max(before.last(), after.last()));
        boolean numbers = before.amount() != null && after.amount() != null;
        return Claim.objection(
                numbers ? Objection.Kind.UNKNOWN_NUMBER : Objection.Kind.NOT_WHAT_IT_SAYS, about);
    }

    /** "A drops to 0", as an alert has it: the name, then where to. */
    private static boolean isWritten(Claim claim, Side before, Side after) {
        Amount to = after.amount();
        if (before.amount() != null || to == null || claim.isAction()) {
            return false;
        }
        return claim.facts()
                .bytes()
                .map(each -> Passage.lower(each.text()))
                .anyMatch(
                        text -> {
                            int name = Passage.indexOf(text, before.text(), 0);
                            int end = name + before.text().length();
                            int at =
                                    name < 0
                                            ? -1
                                            : Passage.indexOf(text, "to " + to.literal(), end);
                            return at >= 0 && at - end <= WRITTEN;
                        });
    }

    /** "Rename A to B" asks for what a change did; "7e19ab4, which renames A to B" tells of it. */
    private static boolean isOrder(Claim claim, Side before) {
        if (!claim.isAction()) {
            return false;
        }
        for (int i = 0; i < before.first(); i++) {
            if (claim.token(i).is(Token.Kind.HASH) || TELLING.contains(claim.word(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(Step step, Side before, Side after) {
        boolean forward =
                on(step.before(), step.amountsBefore(), before)
                        && on(step.after(), step.amountsAfter(), after);
        boolean backward =
                on(step.after(), step.amountsAfter(), before)
                        && on(step.before(), step.amountsBefore(), after);
        return forward && !backward;
    }

    private static boolean on(String text, List<Amount> amounts, Side side) {
        Amount said = side.amount();
        if (said == null) {
            return Passage.indexOf(text, side.text(), 0) >= 0;
        }
        return amounts.stream()
                .anyMatch(
                        known ->
                                (said.comparableWith(known) && said.tellsRounded(known.value()))
                                        || (said.unit().kind() == Unit.Kind.NONE
                                                && said.literal().equals(known.literal()))
                                        || (known.unit().kind() == Unit.Kind.NONE
                                                && known.value() <= 1
                                                && said.unit().kind() == Unit.Kind.PERCENT
                                                && said.tells(known.value() * 100)));
    }

    /** What is said to be added must be on the new side alone, what is removed on the old. */
    private static @Nullable Objection sole(Claim claim) {
        if (claim.isAction()) {
            return null;
        }
        for (var mention : claim.reading().mentions()) {
            String id = mention.concept().id();
            boolean added = id.equals("added");
            if ((!added && !id.equals("removed")) || mention.negated()) {
                continue;
            }
            int at = claim.reading().atoms().get(mention.to() - 1).token();
            if (claim.word(at + 1).equals("by") || claim.word(at + 1).equals("por")) {
                continue;
            }
            Side side = side(claim, at, 1);
            if (side != null
                    && side.amount() == null
                    && isOnlyOn(claim, side, !added)
                    && (added || !takesAway(claim, side))) {
                return Claim.objection(
                        Objection.Kind.NOT_WHAT_IT_SAYS, claim.text(at, side.last()));
            }
        }
        return null;
    }

    private static final java.util.regex.Pattern TAKES =
            java.util.regex.Pattern.compile(
                    "\\b(?:drop|delete|remove|unset|disable|revoke|alter)\\b");

    /** A line that is added may take something away: "DROP INDEX". */
    private static boolean takesAway(Claim claim, Side side) {
        return claim.facts()
                .bytes()
                .flatMap(each -> each.steps().stream())
                .flatMap(step -> step.after().lines())
                .anyMatch(line -> line.contains(side.text()) && TAKES.matcher(line).find());
    }

    private static boolean isOnlyOn(Claim claim, Side side, boolean after) {
        List<Step> steps =
                claim.facts()
                        .bytes()
                        .flatMap(each -> each.steps().stream())
                        .filter(
                                step ->
                                        step.before().contains(side.text())
                                                || step.after().contains(side.text()))
                        .toList();
        return !steps.isEmpty()
                && steps.stream()
                        .allMatch(
                                step ->
                                        after
                                                ? step.after().contains(side.text())
                                                        && !step.before().contains(side.text())
                                                : step.before().contains(side.text())
                                                        && !step.after().contains(side.text()));
    }
}
