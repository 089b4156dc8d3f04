package dev.forgeincident.narration.claim.text;

import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.signal.Fault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which words mean what. Immutable. */
public final class Lexicon {

    private static final int SHORTEST_VERB = 5;
    private static final Pattern INFINITIVE = Pattern.compile("[a-z]{3,}[aei]r");

    /** The only one: the words are those of this package. */
    public static final Lexicon FIELD =
            new Lexicon(
                    Concepts.FAULTS,
                    Concepts.CHANGES,
                    Concepts.SIGNS,
                    Concepts.PLAIN,
                    Concepts.GRAVE,
                    Concepts.SURE);

    private final Map<String, Concept> concepts = new LinkedHashMap<>();

    /** By its first word, exact or a stem, the phrases that begin with it. */
    private final Map<String, List<Phrase>> phrases = new HashMap<>();

    /** Spanish infinitives, so that a form that no stem joins is found. */
    private final Map<String, List<Concept>> verbs = new HashMap<>();

    private final Map<String, Set<String>> implied = new HashMap<>();
    private final Map<Fault, List<Concept>> byFault = new EnumMap<>(Fault.class);

    private Lexicon(String... tables) {
        for (String table : tables) {
            table.lines().filter(line -> !line.isBlank()).forEach(this::enter);
        }
        for (Concept concept : concepts.values()) {
            Stream.concat(concept.impliedBy().stream(), Stream.ofNullable(concept.opposite()))
                    .forEach(this::concept);
            Set<String> reached = new LinkedHashSet<>();
            reach(concept.id(), reached);
            implied.put(concept.id(), Set.copyOf(reached));
        }
    }

    private void reach(String id, Set<String> reached) {
        if (reached.add(id)) {
            concepts.values().stream()
                    .filter(each -> each.impliedBy().contains(id))
                    .forEach(each -> reach(each.id(), reached));
        }
    }

    /**
     * Words in a row.
     *
     * @param words each a stem, or a whole word behind {@code =}
     */
    private record Phrase(Concept concept, List<String> words) {
        boolean isAt(List<Atom> atoms, int at) {
            if (at + words.size() > atoms.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                Atom atom = atoms.get(at + i);
                String word = words.get(i);
                boolean same =
                        word.charAt(0) == '='
                                ? word.regionMatches(
                                        1,
                                        atom.word(),
                                        0,
                                        Math.max(word.length() - 1, atom.word().length()))
                                : word.equals(atom.stem());
                if (!same || atom.opaque() || (i > 0 && atom.clause() != atoms.get(at).clause())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A concept that begins at an atom, and how many atoms it takes. */
    record Match(Concept concept, int length) {}

    /** All that begin there. Where a whole word is listed, its stem is not asked. */
    List<Match> at(List<Atom> atoms, int at) {
        List<Match> found = new ArrayList<>();
        collect(phrases.get("=" + atoms.get(at).word()), atoms, at, found);
        boolean whole = found.stream().anyMatch(match -> match.length() == 1);
        List<Match> stemmed = new ArrayList<>();
        collect(phrases.get(atoms.get(at).stem()), atoms, at, stemmed);
        stemmed.stream().filter(match -> !whole || match.length() > 1).forEach(found::add);
        if (found.isEmpty() && atoms.get(at).word().length() >= SHORTEST_VERB) {
            String infinitive = SpanishVerbs.infinitive(atoms.get(at).word(), verbs::containsKey);
            if (infinitive != null && !Vocabulary.EVERYDAY.lists(atoms.get(at).word())) {
                verbs.getOrDefault(infinitive, List.of())
                        .forEach(concept -> found.add(new Match(concept, 1)));
            }
        }
        return found;
    }

    private static void collect(
            @Nullable List<Phrase> candidates, List<Atom> atoms, int at, List<Match> found) {
        if (candidates != null) {
            for (Phrase phrase : candidates) {
                if (phrase.isAt(atoms, at)) {
                    found.add(new Match(phrase.concept(), phrase.words().size()));
                }
            }
        }
    }

    /** Whether the word alone stands in the lexicon or is one of grammar. */
    public boolean knows(String folded) {
        List<Atom> one = List.of(Atom.of(folded, 0));
        return CommonWords.isOne(folded)
                || at(one, 0).stream().anyMatch(match -> match.length() == 1);
    }

    /** Whether each of the words is known, or all together are. */
    boolean knows(List<String> folded) {
        List<Atom> atoms = folded.stream().map(word -> Atom.of(word, 0)).toList();
        return folded.stream().allMatch(this::knows)
                || at(atoms, 0).stream().anyMatch(match -> match.length() == folded.size());
    }

    /** The concepts that the word alone stands for. */
    public Set<Concept> concepts(String folded) {
        Set<Concept> found = new LinkedHashSet<>();
        at(List.of(Atom.of(folded, 0)), 0).forEach(match -> found.add(match.concept()));
        return found;
    }

    /** The ids of what is true where the concept is, its own among them. */
    public Set<String> implied(Concept concept) {
        return Objects.requireNonNull(implied.get(concept.id()));
    }

    /** The concept of that id. */
    public Concept concept(String id) {
        return Objects.requireNonNull(concepts.get(id), id);
    }

    /** The concepts that a fault of the engine is. */
    public List<Concept> of(Fault fault) {
        return byFault.getOrDefault(fault, List.of());
    }

    private void enter(String line) {
        int colon = line.indexOf(" : ");
        String[] head = line.substring(0, colon).strip().split("\\s+");
        Set<Fault> faults = new LinkedHashSet<>();
        Set<String> impliedBy = new LinkedHashSet<>();
        String opposite = null;
        for (int i = 2; i < head.length; i++) {
            if (head[i].startsWith("[")) {
                for (String fault : head[i].substring(1, head[i].length() - 1).split(",")) {
                    faults.add(Fault.valueOf(fault));
                }
            } else if (head[i].equals("<>")) {
                opposite = head[++i];
            } else if (!head[i].equals("<-")) {
                impliedBy.add(head[i]);
            }
        }
        Weight weight = weight(head[0]);
        Concept concept = new Concept(head[1], weight, opposite, impliedBy, faults);
        if (concepts.put(concept.id(), concept) != null) {
            throw new IllegalStateException("twice: " + concept.id());
        }
        faults.forEach(
                fault -> byFault.computeIfAbsent(fault, key -> new ArrayList<>()).add(concept));
        for (String phrase : line.substring(colon + 3).split(",")) {
            enter(concept, phrase.strip());
        }
    }

    private static Weight weight(String sign) {
        return switch (sign) {
            case "!" -> Weight.CLAIM;
            case "~" -> Weight.PLAIN;
            case "?" -> Weight.TOPIC;
            case "." -> Weight.EVERYDAY;
            case "&" -> Weight.DOING;
            case "^" -> Weight.GRAVE;
            case "*" -> Weight.SURE;
            default -> throw new IllegalStateException("no weight: " + sign);
        };
    }

    private void enter(Concept concept, String written) {
        if (INFINITIVE.matcher(Stem.fold(written)).matches()) {
            verbs.computeIfAbsent(Stem.fold(written), key -> new ArrayList<>()).add(concept);
        }
        List<String> words =
                Stream.of(written.split("[\\s-]+"))
                        .map(
                                word ->
                                        word.startsWith("=")
                                                ? "=" + Stem.fold(word.substring(1))
                                                : Stem.of(Stem.fold(word)))
                        .toList();
        phrases.computeIfAbsent(words.get(0), key -> new ArrayList<>())
                .add(new Phrase(concept, words));
    }
}
