package dev.forgeincident.narration.claim.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The everyday words of those who write about incidents, English and Spanish: {@code claims/*.txt}.
 * They are free to use, as grammar is; what must be borne out is in the {@link Lexicon}, which is
 * asked first. Immutable.
 */
public final class Vocabulary {

    /** The only one. */
    public static final Vocabulary EVERYDAY = new Vocabulary();

    /** Shorter words are known as they are written alone: their stems mean too much. */
    private static final int SHORTEST_STEMMED = 5;

    private final Set<String> words = new HashSet<>();
    private final Set<String> things = new HashSet<>();
    private final Set<String> stems = new HashSet<>();

    private Vocabulary() {
        read("english-words", words);
        read("spanish-words", words);
        read("english-things", things);
        read("spanish-things", things);
        read("spanish-verbs", words);
    }

    /** Whether the folded word, or another form of it, is one of them. */
    public boolean has(String folded) {
        return words.contains(folded)
                || things.contains(folded)
                || SpanishVerbs.isIrregularFuture(folded)
                || (folded.length() >= SHORTEST_STEMMED
                        && (stems.contains(Stem.of(folded))
                                || SpanishVerbs.infinitive(folded, words::contains) != null));
    }

    /** Whether it stands in a table as it is written. */
    boolean lists(String folded) {
        return words.contains(folded) || things.contains(folded);
    }

    /** Whether it names something, as it is written, and does nothing else. */
    public boolean isThing(String folded) {
        return things.contains(folded) && !words.contains(folded);
    }

    private void read(String name, Set<String> into) {
        try (InputStream in =
                Vocabulary.class.getResourceAsStream("/claims/%s.txt".formatted(name))) {
            String table =
                    new String(
                            Objects.requireNonNull(in, name).readAllBytes(),
                            StandardCharsets.UTF_8);
            table.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> java.util.Arrays.stream(line.strip().split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .forEach(
                            word -> {
                                into.add(word);
                                if (word.length() >= SHORTEST_STEMMED) {
                                    stems.add(Stem.of(word));
                                }
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
