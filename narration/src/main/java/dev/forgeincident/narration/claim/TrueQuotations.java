package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Quotation;
import dev.forgeincident.narration.claim.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in quotes stands in the evidence cited, letter for letter but for white space, case
 * and the form of quotes; an ellipsis is a gap, and may hide no denial.
 */
final class TrueQuotations implements Check {

    private static final Pattern GAP = Pattern.compile("…|\\.\\.\\.");
    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z]{1,20}:\\d{1,6}>");
    private static final Set<String> DENIALS =
            Set.of(
                    "not", "no", "never", "without", "cannot", "don't", "isn't", "sin", "nunca",
                    "none", "unless", "nor", "jamas");
    private static final int LONGEST_GAP = 400;
    private static final int MOST_PARTS = 8;

    @Override
    public @Nullable Objection against(Claim claim) {
        for (Quotation quotation : claim.reading().quotations()) {
            String quoted = Passage.lower(quotation.text());
            if (quoted.isEmpty() || !isTrue(claim, quotation, quoted)) {
                return Claim.objection(Kind.UNKNOWN_QUOTATION, quotation.text());
            }
        }
        // A quotation without an end.
        boolean open =
                claim.tokens().stream()
                        .anyMatch(token -> !token.quoted() && isOpen(claim, token.start()));
        return open ? Claim.objection(Kind.UNKNOWN_QUOTATION, "\"") : null;
    }

    private static boolean isOpen(Claim claim, int at) {
        char c = claim.reading().text().charAt(at);
        return "\"“”«»`".indexOf(c) >= 0
                && claim.reading().quotations().stream()
                        .noneMatch(each -> at >= each.start() - 3 && at <= each.end() + 3);
    }

    private static boolean isTrue(Claim claim, Quotation quotation, String quoted) {
        if (claim.facts().bytes().anyMatch(passage -> stands(quoted, passage.text()))) {
            return true;
        }
        if (isTitle(claim, quoted) || isOwnWord(claim, quotation, quoted)) {
            return true;
        }
        // A single name in the type of code is no quotation, and an action's command is ours.
        boolean name = quotation.code() && !quoted.contains(" ");
        if (name && (claim.matter().isOwn(quoted) || claim.facts().hold(quoted))) {
            return true;
        }
        // What the engine says may be quoted where it is weighed.
        boolean weighed = claim.section() == Section.OPINION && !claim.hasWord(SAYING);
        return (quotation.code() || weighed)
                && claim.facts().told().anyMatch(passage -> stands(quoted, passage.text()));
    }

    /** The alert's title is known with any citation. */
    private static boolean isTitle(Claim claim, String quoted) {
        return quoted.length() > 3
                && claim.facts().passages().stream()
                        .filter(each -> each.origin() == Origin.COMMON)
                        .filter(each -> each.text().startsWith("incident of"))
                        .anyMatch(each -> each.holds(quoted));
    }

    /** An everyday word in quotes, which nobody is said to have said: the fit is "poor". */
    private static boolean isOwnWord(Claim claim, Quotation quotation, String quoted) {
        return !quotation.code()
                && quoted.chars().allMatch(Character::isLetter)
                && Vocabulary.EVERYDAY.has(quoted)
                && !Vocabulary.EVERYDAY.isThing(quoted)
                && Lexicon.FIELD.concepts(quoted).stream().allMatch(each -> each.is(Weight.PLAIN))
                && !claim.hasWord(SAYING);
    }

    private static final Set<String> SAYING =
            Set.of(
                    "says",
                    "say",
                    "said",
                    "reads",
                    "logs",
                    "log",
                    "reports",
                    "shows",
                    "message",
                    "answers",
                    "titled",
                    "named",
                    "called",
                    "quotes",
                    "dice",
                    "registra",
                    "muestra",
                    "responde",
                    "anota",
                    "mensaje",
                    "registro",
                    "lee",
                    "escribe",
                    "prints");

    private static boolean stands(String quoted, String text) {
        String lower = Passage.lower(text);
        List<String> parts = new ArrayList<>();
        for (String part : GAP.split(quoted)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            return false;
        }
        int from = -1;
        for (String part : parts) {
            int[] at = find(lower, part, Math.max(0, from));
            if (at == null || (from >= 0 && hides(lower, from, at[0]))) {
                return false;
            }
            from = at[1];
        }
        return true;
    }

    private static boolean hides(String text, int from, int to) {
        if (to - from > LONGEST_GAP) {
            return true;
        }
        for (String word : text.substring(from, to).split("[^\\p{L}']+")) {
            if (DENIALS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** From where to where it stands; a placeholder stands for what is masked. */
    private static int @Nullable [] find(String text, String part, int from) {
        if (!part.contains("<")) {
            int at = Passage.indexOf(text, part, from);
            return at < 0 ? null : new int[] {at, at + part.length()};
        }
        Matcher placeholder = PLACEHOLDER.matcher(part);
        String masked = placeholder.replaceAll("***");
        int at = Passage.indexOf(text, masked, from);
        at = at < 0 ? Passage.indexOf(text, part, from) : at;
        return at < 0 ? null : new int[] {at, at + masked.length()};
    }
}
