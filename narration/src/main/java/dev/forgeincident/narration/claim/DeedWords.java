package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.text.Stem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which words tell which kind of deed, English and Spanish: {@code claims/deeds.txt}. Immutable.
 */
final class DeedWords {

    /** The only one. */
    static final DeedWords FIELD = new DeedWords();

    /** So many words may stand inside of a verb that comes apart: "put the old gateway back". */
    private static final int APART = 6;

    private final Map<String, List<Phrase>> byFirst = new HashMap<>();

    /** The words of one deed; {@code ~} before one that may stand apart. */
    private record Phrase(String kind, List<String> words) {}

    /**
     * That a deed is told there.
     *
     * @param kind as the table has it
     * @param to the token of its last word
     */
    record Found(String kind, int from, int to) {}

    private DeedWords() {
        try (InputStream in = DeedWords.class.getResourceAsStream("/claims/deeds.txt")) {
            String table =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            table.lines().filter(line -> !line.startsWith("#")).forEach(this::enter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void enter(String line) {
        int colon = line.indexOf(" : ");
        String kind = line.substring(0, colon);
        for (String written : line.substring(colon + 3).split(", ")) {
            List<String> words = new ArrayList<>();
            boolean apart = false;
            for (String word : written.strip().split(" ")) {
                if (word.equals("~")) {
                    apart = true;
                } else {
                    String key = word.startsWith("=") ? word : Stem.of(word);
                    words.add(apart ? "~" + key : key);
                    apart = false;
                }
            }
            byFirst.computeIfAbsent(words.get(0), key -> new ArrayList<>())
                    .add(new Phrase(kind, words));
        }
    }

    /** The deeds that begin at that token, of each kind the longest; none inside a quotation. */
    List<Found> at(Claim claim, int at) {
        if (claim.token(at).quoted()) {
            return List.of();
        }
        Map<String, Found> found = new HashMap<>();
        for (String key : List.of("=" + claim.word(at), Stem.of(claim.word(at)))) {
            for (Phrase phrase : byFirst.getOrDefault(key, List.of())) {
                int to = end(claim, at, phrase.words());
                if (to >= 0) {
                    found.merge(
                            phrase.kind(),
                            new Found(phrase.kind(), at, to),
                            (one, other) -> one.to() >= other.to() ? one : other);
                }
            }
        }
        return found.values().stream().sorted((a, b) -> a.kind().compareTo(b.kind())).toList();
    }

    private static int end(Claim claim, int at, List<String> words) {
        int last = at;
        for (String word : words.subList(1, words.size())) {
            int reach = word.startsWith("~") ? APART + 1 : 1;
            String wanted = word.startsWith("~") ? word.substring(1) : word;
            int next = -1;
            for (int i = last + 1; i <= last + reach && next < 0; i++) {
                if (i >= claim.tokens().size() || claim.token(i).isMark(";")) {
                    return -1;
                }
                boolean is =
                        wanted.equals("=" + claim.word(i)) || wanted.equals(Stem.of(claim.word(i)));
                next = is ? i : -1;
            }
            if (next < 0) {
                return -1;
            }
            last = next;
        }
        return last;
    }
}
