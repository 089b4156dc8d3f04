package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A number belongs to the service, the series or the setting that stands beside it: "cpu_percent of
 * campus-db rose 33.65 → 91.6" is told by one piece of evidence that has the number and the name,
 * not by two that have one each.
 */
final class Ties {

    private static final Set<String> TURNS =
            Set.of(
                    "and",
                    "y",
                    "e",
                    "while",
                    "mientras",
                    "but",
                    "pero",
                    "whereas",
                    "so",
                    "with",
                    "con");

    private Ties() {}

    /** Whether some evidence that tells it has the nearest name too; or no name can be asked. */
    static boolean holds(Claim claim, Amount amount, Predicate<Passage> tells) {
        String name = name(claim, amount);
        if (name.isEmpty()) {
            return true;
        }
        boolean written = claim.facts().bytes().anyMatch(each -> each.holds(name));
        boolean asked = false;
        for (String id : claim.cites()) {
            Facts facts = claim.matter().book().citing(List.of(id), 0);
            // A diff names the file, and not the service whose setting it is.
            boolean diff =
                    claim.matter().diagnosis().evidence(id).kind() == EvidenceKind.DIFF
                            && claim.matter().book().isService(name);
            Stream<Passage> texts = written ? facts.bytes() : facts.cited();
            boolean has = diff || texts.anyMatch(each -> each.holds(name));
            if (has && facts.cited().anyMatch(tells)) {
                return true;
            }
            asked |= has && !diff && facts.bytes().anyMatch(each -> !each.amounts().isEmpty());
        }
        // The incident as a whole, and an action, tell numbers too.
        boolean elsewhere =
                claim.cites().stream()
                        .noneMatch(
                                id ->
                                        claim.matter()
                                                .book()
                                                .citing(List.of(id), 0)
                                                .cited()
                                                .anyMatch(tells));
        return !asked || elsewhere;
    }

    /** The name nearest before it in its own part of the sentence, or right behind it. */
    private static String name(Claim claim, Amount amount) {
        List<Integer> others = new ArrayList<>();
        claim.reading().amounts().stream()
                .filter(
                        each ->
                                each.last() < amount.first()
                                        && each.unit().kind() != amount.unit().kind())
                .forEach(each -> others.add(each.last()));
        for (int i = amount.first() - 1; i >= 0; i--) {
            Token token = claim.token(i);
            if (token.isMark(",")
                    || token.isMark(";")
                    || token.isMark(":")
                    || TURNS.contains(token.folded())
                    || others.contains(i)) {
                break;
            }
            if (isName(claim, token)) {
                return Passage.lower(token.text());
            }
        }
        String next = claim.word(amount.last() + 1);
        boolean of = Set.of("in", "of", "en", "de", "by", "from", "for").contains(next);
        int at = of ? amount.last() + 2 : amount.last() + 1;
        return at < claim.tokens().size() && of && isName(claim, claim.token(at))
                ? Passage.lower(claim.token(at).text())
                : "";
    }

    private static boolean isName(Claim claim, Token token) {
        return token.is(Token.Kind.NAME)
                && !token.quoted()
                && (claim.matter().book().isService(token.folded())
                        || token.text().indexOf('_') > 0
                        || token.text().indexOf('.') > 0);
    }
}
