package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.Spelling;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A service, a file, an identifier or a person is one that the evidence cited names. */
final class KnownNames implements Check {

    /** What a resource of a cluster is called before its name. */
    private static final Set<String> KINDS =
            Set.of(
                    "deploy",
                    "deployment",
                    "pod",
                    "svc",
                    "service",
                    "statefulset",
                    "component",
                    "resource",
                    "api");

    /** So many words behind "whether". */
    private static final int ASKED = 5;

    /** What is known to all who read of incidents. */
    private static final Set<String> EVERYWHERE =
            Set.of("k8s", "e.g", "i.e", "n/a", "p.ej", "utf-8", "and/or", "y/o");

    @Override
    public @Nullable Objection against(Claim claim) {
        List<Token> tokens = claim.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.quoted() || isUnit(claim, i) || Legible.isMasked(claim, token.text())) {
                continue;
            }
            if (token.is(Token.Kind.NAME) && !isKnown(claim, token)) {
                return Claim.objection(Kind.UNKNOWN_NAME, token.text());
            }
            if (token.is(Token.Kind.WORD) && isProper(claim, i) && !isKnown(claim, token)) {
                return Claim.objection(Kind.UNKNOWN_NAME, token.text());
            }
        }
        return null;
    }

    /** A capitalised word that is none of the language: somebody's or something's name. */
    private static boolean isProper(Claim claim, int at) {
        Token token = claim.token(at);
        return token.capitalised()
                && (!begins(claim, at) || TrueRoles.isDeed(claim.word(at + 1)))
                && !Vocabulary.EVERYDAY.has(token.folded())
                && Support.mentions(claim, at).isEmpty()
                && !Lexicon.FIELD.knows(token.folded())
                && !CommonWords.isOne(token.folded());
    }

    /** "1 GiB" names nothing. */
    private static boolean isUnit(Claim claim, int at) {
        return claim.reading().amounts().stream()
                .anyMatch(each -> each.first() < at && at <= each.last());
    }

    /** A capital says nothing where a sentence, a quotation or a list begins. */
    private static boolean begins(Claim claim, int at) {
        return at == 0
                || (claim.token(at - 1).is(Token.Kind.MARK)
                        && !",)→".contains(claim.token(at - 1).text()));
    }

    /** "sev1", "p0". */
    private static final Pattern GRADE = Pattern.compile("(?:sev|p)[0-4]");

    private static final Pattern COMPOUND =
            Pattern.compile(
                    "(\\p{Ll}{2,20})-(?:ins?|outs?|ups?|downs?|offs?|ons?|backs?|overs?|bys?|throughs?|ahead|aways?|along|facing|wide|side|based|related|specific|only|level|ready|like)");

    /** {@code total=60}: the number is asked with the other numbers. */
    private static final Pattern ASSIGNED = Pattern.compile("([\\w.-]{2,80})=\\d{1,12}");

    private static boolean isKnown(Claim claim, Token token) {
        String name = Passage.lower(token.text());
        if (GRADE.matcher(name).matches()) {
            return claim.facts().hold(name);
        }
        Matcher assigned = ASSIGNED.matcher(name);
        if (isOpen(claim, token) && claim.matter().book().isKnownAnywhere(name)) {
            return true;
        }
        if (assigned.matches() && claim.facts().hold(assigned.group(1))) {
            return claim.matter().everything().passages().stream()
                    .anyMatch(each -> each.hasLiteral(name.substring(name.indexOf('=') + 1)));
        }
        if (EVERYWHERE.contains(name) || claim.matter().isOwn(name) || claim.facts().hold(name)) {
            return true;
        }
        boolean several =
                name.length() > 6
                        && name.endsWith("s")
                        && claim.facts().hold(name.substring(0, name.length() - 1));
        if (several || name.matches("e\\d{1,4}")) {
            return true;
        }
        if (name.matches("h\\d{1,2}")) {
            return claim.matter().diagnosis().hypotheses().stream()
                    .anyMatch(each -> each.id().equals(name));
        }
        if (name.matches("\\dxx")) {
            return isStatusClass(claim, name.charAt(0));
        }
        if (isCompound(name) || isShortened(claim, name)) {
            return true;
        }
        int slash = name.indexOf('/');
        if (slash > 0 && KINDS.contains(name.substring(0, slash))) {
            String bare = name.substring(slash + 1);
            return claim.matter().isOwn(bare) || claim.facts().hold(bare);
        }
        if (claim.section() == Section.RELATED && isRelated(claim, name)) {
            return true;
        }
        return isWordOfNames(claim, token) || isSpelt(claim, token);
    }

    /** "check-ins", "build-up": a verb and where to, written as one noun. */
    private static boolean isCompound(String name) {
        Matcher parts = COMPOUND.matcher(name);
        return parts.matches()
                && (Vocabulary.EVERYDAY.has(parts.group(1))
                        || Lexicon.FIELD.knows(parts.group(1))
                        || CommonWords.isOne(parts.group(1)));
    }

    /** The end of one longer name alone: "reporting-db" of loyalty-reporting-db. */
    private static boolean isShortened(Claim claim, String name) {
        if (name.indexOf('-') <= 0) {
            return false;
        }
        Pattern longer =
                Pattern.compile(
                        "(?<![\\w-])[\\w]{1,40}(?:-\\w{1,40}){0,6}-"
                                + Pattern.quote(name)
                                + "(?![\\w-])");
        boolean cited = false;
        for (Passage passage : claim.facts().passages()) {
            Matcher found = longer.matcher(Passage.lower(passage.text()));
            while (found.find()) {
                cited |= claim.matter().book().isKnownAnywhere(found.group());
            }
        }
        return cited;
    }

    private static boolean isRelated(Claim claim, String name) {
        return claim.matter().diagnosis().relatedServices().stream()
                .anyMatch(
                        each ->
                                each.evidence().stream().anyMatch(claim.cites()::contains)
                                        && each.entityRef()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .endsWith("/" + name));
    }

    /** Who cites nothing, or denies something of it, may name whatever the incident has. */
    private static boolean isOpen(Claim claim, Token token) {
        return claim.cites().isEmpty()
                || isAsked(claim, token)
                || claim.reading().atoms().stream()
                        .anyMatch(each -> each.negated() && claim.tokenOf(each).equals(token));
    }

    /** "whether reporting-db has the label". */
    private static boolean isAsked(Claim claim, Token token) {
        int at = claim.tokens().indexOf(token);
        for (int i = Math.max(0, at - ASKED); i < at; i++) {
            if (claim.word(i).matches("whether|if|si")) {
                return true;
            }
        }
        return false;
    }

    /** 5xx is told by any 500 to 599. */
    private static boolean isStatusClass(Claim claim, char digit) {
        return claim.facts().passages().stream()
                .anyMatch(
                        passage ->
                                passage.text()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .contains(digit + "xx")
                                        || passage.amounts().stream()
                                                .anyMatch(
                                                        each ->
                                                                each.literal().length() == 3
                                                                        && each.literal().charAt(0)
                                                                                == digit));
    }

    /** One word of a longer name: "p99" of a metric's, "PostgreSQL" of what means it. */
    private static boolean isWordOfNames(Claim claim, Token token) {
        boolean single = token.text().chars().allMatch(Character::isLetterOrDigit);
        if (!single) {
            return false;
        }
        String stem = Stem.of(token.folded());
        if (claim.facts().passages().stream().anyMatch(each -> each.hasStem(stem, false))) {
            return true;
        }
        return Lexicon.FIELD.concepts(token.folded()).stream()
                .anyMatch(each -> claim.facts().say(each, false));
    }

    /** The same letters joined otherwise: {@code new-pricing} and {@code newPricing}. */
    private static boolean isSpelt(Claim claim, Token token) {
        Spelling spelling = Spelling.of(token.text());
        boolean plain =
                token.text()
                        .chars()
                        .allMatch(
                                c ->
                                        c < 128
                                                && (Character.isLetterOrDigit(c)
                                                        || c == '-'
                                                        || c == '_'));
        return plain
                && spelling.letters().length() >= 6
                && claim.facts().passages().stream().anyMatch(each -> spelling.isIn(each.text()));
    }
}
