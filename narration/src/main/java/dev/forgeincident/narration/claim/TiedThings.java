package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fault or a shortage is told of a thing that the evidence cited, or the mechanism of the cause,
 * speaks of too: where the log tells that requests are too many, "it runs out of sockets" and "the
 * pool of threads is used up" fall, though it is true that something runs out. What is asked,
 * supposed or to be done is not told. The things are in {@code claims/field-things.txt}.
 */
final class TiedThings implements Check {

    /** What the field speaks of, by each of its words. */
    private record Thing(List<String> stems, List<String> matters) {}

    private static final Map<String, Thing> THINGS = read();

    /** So many words may stand between the halves of a verb. */
    private static final int APART = 7;

    /** Who does these to a thing has it short: first word, then one somewhere behind. */
    private static final Map<String, Set<String>> HOLDS =
            Map.of(
                    "leave", Set.of("open", "hanging", "behind"),
                    "keep", Set.of("open", "busy", "waiting"),
                    "dej", Set.of("abierta", "abiertas", "abierto", "abiertos", "colgada"),
                    "mantien", Set.of("abierta", "abiertas", "abierto", "abiertos", "ocupadas"));

    private static final Set<String> CAN =
            Set.of("can", "may", "might", "could", "would", "puede", "pueden", "podria", "podrian");

    /** Nothing is left of what stands behind these. */
    private static final Set<String> SHORT =
            Set.of(
                    "out",
                    "short",
                    "lack",
                    "lacks",
                    "lacking",
                    "hoard",
                    "hoards",
                    "scarce",
                    "without",
                    "sin",
                    "escasea",
                    "escasean",
                    "falta",
                    "faltan",
                    "acapara",
                    "acaparan",
                    "leak",
                    "leaks",
                    "leaking",
                    "hogs",
                    "eats",
                    "devora",
                    "consume",
                    "exhausts",
                    "broke",
                    "broken",
                    "snapped",
                    "unplugged",
                    "dead",
                    "tripped",
                    "roto",
                    "rota",
                    "rompio",
                    "agota",
                    "agotan",
                    "drains",
                    "starves");

    @Override
    public @Nullable Objection against(Claim claim) {
        if (claim.isAction() || new Borne(claim).open()) {
            return null;
        }
        Set<Integer> faulty = faulty(claim);
        for (Atom atom : claim.reading().atoms()) {
            Token token = claim.tokenOf(atom);
            Thing thing = THINGS.get(token.folded());
            if (thing != null
                    && !token.quoted()
                    && token.is(Token.Kind.WORD)
                    && ((!atom.negated() && faulty.contains(atom.clause()))
                            || isLeftWithout(claim, atom.token()))
                    && !isSupposed(claim, atom)
                    && !isBorne(claim, thing)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, token.text());
            }
        }
        return null;
    }

    /** "se queda sin hilos", "is left without threads": denied, and so short of it. */
    private static boolean isLeftWithout(Claim claim, int at) {
        for (int i = at - 1; i >= Math.max(0, at - 4); i--) {
            if (claim.word(i).matches("faltan?|lack(?:s|ing)?|escasean?")) {
                return true;
            }
            if (claim.word(i).matches("sin|without")) {
                return claim.word(i - 1).matches("qued\\p{L}+|dej\\p{L}+|left|ends|goes|went");
            }
        }
        return false;
    }

    /** An opinion may say what such a change can do. */
    private static boolean isSupposed(Claim claim, Atom atom) {
        return claim.section() == Section.OPINION
                && claim.reading().atoms().stream()
                        .anyMatch(
                                each ->
                                        each.clause() == atom.clause()
                                                && CAN.contains(each.word()));
    }

    /** The clauses that tell of a fault, a shortage or a change. */
    private static Set<Integer> faulty(Claim claim) {
        Set<Integer> clauses = new HashSet<>();
        List<Atom> atoms = claim.reading().atoms();
        for (Mention mention : claim.reading().mentions()) {
            boolean claims =
                    mention.concept().is(Weight.CLAIM) || mention.concept().id().equals("failure");
            if (claims && !mention.negated() && !claim.tokenOf(mention).quoted()) {
                clauses.add(atoms.get(mention.from()).clause());
            }
        }
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            if (SHORT.contains(atom.word()) || holds(atoms, i)) {
                clauses.add(atom.clause());
            }
        }
        return clauses;
    }

    private static boolean holds(List<Atom> atoms, int at) {
        Set<String> halves = HOLDS.get(Stem.of(atoms.get(at).word()));
        for (int i = at + 1; halves != null && i < Math.min(atoms.size(), at + 1 + APART); i++) {
            if (halves.contains(atoms.get(i).word())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBorne(Claim claim, Thing thing) {
        Facts known = claim.cites().isEmpty() ? claim.matter().everything() : claim.facts();
        boolean mechanism =
                claim.hashes()
                        .allMatch(hash -> claim.matter().mayBlame(hash.folded(), claim.section()));
        return tells(known, thing)
                || (mechanism && tells(claim.matter().blamed(claim.section()), thing));
    }

    private static boolean tells(Facts facts, Thing thing) {
        return facts.passages().stream()
                .anyMatch(
                        each ->
                                thing.stems().stream().anyMatch(stem -> each.hasStem(stem, false))
                                        || thing.stems().stream()
                                                .anyMatch(stem -> each.hasStem(stem, true))
                                        || thing.matters().stream()
                                                .map(Lexicon.FIELD::concept)
                                                .anyMatch(matter -> each.says(matter, false)));
    }

    private static Map<String, Thing> read() {
        try (InputStream in = TiedThings.class.getResourceAsStream("/claims/field-things.txt")) {
            Map<String, Thing> table = new HashMap<>();
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> enter(line, table));
            return Map.copyOf(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void enter(String line, Map<String, Thing> table) {
        List<String> words = List.of(line.substring(line.indexOf(" : ") + 3).split(" "));
        List<String> matters =
                Stream.of(line.substring(line.indexOf('[') + 1, line.indexOf(']')).split(" "))
                        .filter(each -> !each.isEmpty())
                        .toList();
        Thing thing = new Thing(words.stream().map(Stem::of).distinct().toList(), matters);
        words.forEach(word -> table.put(word, thing));
    }
}
