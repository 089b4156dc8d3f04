package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Token;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Along which way trouble goes: from who fails to who uses it, and never back. "seat-map fails
 * because ticket-web does" falls where ticket-web calls seat-map.
 */
final class Chain {

    private Chain() {}

    /** "has no free connection": what is denied there is missed. */
    private static boolean lacks(Claim claim, int from, int to) {
        return claim.reading().atoms().stream()
                .anyMatch(each -> each.negated() && each.token() >= from && each.token() < to);
    }

    /** "2 min before the first failed label" tells when, not what. */
    private static boolean isOfTime(Claim claim, int at) {
        for (int i = Math.max(0, at - 4); i < at; i++) {
            if (claim.word(i).matches("before|after|until|first|antes|despues|hasta|primer.?")) {
                return true;
            }
        }
        return false;
    }

    static boolean tellsTrouble(Claim claim, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isOfTime(claim, i)) {
                continue;
            }
            for (var mention : Support.mentions(claim, i)) {
                String id = mention.concept().id();
                if (Set.of(
                                "failure",
                                "timeout",
                                "slow",
                                "crash",
                                "upstream",
                                "unavailable",
                                "outage",
                                "stopped",
                                "blocked",
                                "exhausted",
                                "rejected",
                                "refused",
                                "cause",
                                "lost",
                                "outofmemory",
                                "diskfull",
                                "noconnect",
                                "restart",
                                "killed")
                        .contains(id)) {
                    return true;
                }
            }
            if (claim.token(i).text().matches("\\w+(?:Error|Exception)")) {
                return true;
            }
            if (claim.word(i)
                    .matches(
                            "50[0-4]|429|errors?|drops?|waits?|dejo|dejaron|stopped|lost|perdio|without|sin|unable")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Trouble goes from who is used to who uses: "seat-map fails because ticket-web does" falls
     * where ticket-web calls seat-map, or where seat-map failed first.
     */
    static @Nullable Objection direction(
            Claim claim, int from, int to, int effectFrom, int effectTo) {
        Actors actors = new Actors(claim);
        int one = first(actors, from, to);
        int two = first(actors, effectFrom, effectTo);
        if (one < 0 || two < 0 || actors.service(one).equals(actors.service(two))) {
            return null;
        }
        String source = actors.service(one);
        String hit = actors.service(two);
        boolean doubt = claim.section() == Section.OPINION && claim.hasWord(Blame.DOUBT);
        boolean blamed =
                source.equals(first(claim))
                        || claim.matter()
                                .blamed(claim.section())
                                .told()
                                .anyMatch(each -> each.holds(source));
        boolean changed = hasHash(claim, from, to);
        if (doubt || changed || isSource(claim, source)) {
            return null;
        }
        boolean reversed = actors.uses(source, hit) && !actors.uses(hit, source);
        boolean unknown =
                !actors.uses(hit, source) && !blamed && claim.section() != Section.OPINION;
        boolean late =
                hit.equals(first(claim))
                        && !source.equals(first(claim))
                        && !actors.uses(hit, source);
        return reversed || late || unknown
                ? Claim.objection(
                        Kind.NOT_WHAT_IT_SAYS, claim.text(Math.min(one, two), Math.max(one, two)))
                : null;
    }

    static boolean hasHash(Claim claim, int from, int to) {
        for (int i = from; i < to; i++) {
            if (claim.token(i).is(Token.Kind.HASH)) {
                return true;
            }
        }
        return false;
    }

    /** The service of the change that is blamed. */
    private static boolean isSource(Claim claim, String service) {
        Hypothesis cause = claim.matter().diagnosis().cause();
        ChangeRef change = cause == null ? null : cause.change();
        return change != null && Passage.lower(change.service()).equals(service);
    }

    private static String first(Claim claim) {
        return Passage.lower(
                Objects.requireNonNullElse(claim.matter().diagnosis().firstFailing(), "")
                        .replaceFirst("^.*/", ""));
    }

    private static int first(Actors actors, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!actors.service(i).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** A symptom of who is used, and one of who uses it: a link of the chain, and no blame. */
    static boolean isLink(Claim claim, int from, int to, int effectFrom, int effectTo) {
        Actors actors = new Actors(claim);
        int one = first(actors, from, to);
        int two = first(actors, effectFrom, effectTo);
        if (one < 0 || hasHash(claim, from, to)) {
            return false;
        }
        String hit = two < 0 ? claim.matter().service() : actors.service(two);
        return actors.uses(hit, actors.service(one))
                && (tellsTrouble(claim, from, to) || lacks(claim, from, to));
    }

    static boolean isBlamed(Claim claim, Facts identity, String service) {
        return claim.matter().isOwn(service)
                || service.equals(first(claim))
                || identity.told().anyMatch(passage -> passage.holds(service));
    }
}
