package dev.forgeincident.narration.claim.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A class of words and short phrases, of a table in {@code claims/}. Entries stand apart by commas
 * or line ends; in an entry {@code *} stands for any ending of a word, {@code |} for "or", and
 * {@code ..} for up to {@value #WIDEST} words of the same clause. Immutable; matching costs time in
 * proportion to the words looked at.
 */
public final class Wording {

    private static final int WIDEST = 4;
    private static final Map<String, Map<String, Wording>> TABLES =
            Map.of("denials", read("denials"), "leading", read("leading"));

    private final Words single = new Words();
    private final List<List<Words>> phrases = new ArrayList<>();

    private Wording() {}

    /** One place of a phrase: the words, whole and beginnings, that may stand there. */
    private static final class Words {
        private final Set<String> whole = new java.util.HashSet<>();
        private final Set<String> begun = new java.util.HashSet<>();
        private int shortest = Integer.MAX_VALUE;

        void add(String entry) {
            if (entry.endsWith("*")) {
                begun.add(entry.substring(0, entry.length() - 1));
                shortest = Math.min(shortest, entry.length() - 1);
            } else {
                whole.add(entry);
            }
        }

        boolean has(String word) {
            if (whole.contains(word)) {
                return true;
            }
            for (int end = shortest; end <= word.length() && !begun.isEmpty(); end++) {
                if (begun.contains(word.substring(0, end))) {
                    return true;
                }
            }
            return false;
        }

        boolean isGap() {
            return whole.contains("..");
        }
    }

    /** The class of that name in that table. */
    public static Wording of(String table, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(TABLES.get(table), table).get(name), name);
    }

    /** Whether the folded word alone is one of them. */
    public boolean has(String folded) {
        return single.has(folded);
    }

    /** Behind the longest entry that begins at that word; -1 where none does. */
    public int at(List<String> words, int at, int end) {
        int longest = at < end && has(words.get(at)) ? at + 1 : -1;
        for (List<Words> phrase : phrases) {
            longest = Math.max(longest, ends(phrase, 0, words, at, end));
        }
        return longest;
    }

    /** Where the first entry begins among those words; -1 where there is none. */
    public int find(List<String> words, int from, int end) {
        for (int i = Math.max(0, from); i < end; i++) {
            if (at(words, i, end) > i) {
                return i;
            }
        }
        return -1;
    }

    /** Whether any entry stands among those words. */
    public boolean in(List<String> words, int from, int end) {
        return find(words, from, end) >= 0;
    }

    private static int ends(List<Words> phrase, int part, List<String> words, int at, int end) {
        if (part == phrase.size()) {
            return at;
        }
        if (phrase.get(part).isGap()) {
            int longest = -1;
            for (int skip = 0; skip <= WIDEST && at + skip <= end; skip++) {
                longest = Math.max(longest, ends(phrase, part + 1, words, at + skip, end));
                if (at + skip < end && isMark(words.get(at + skip))) {
                    break;
                }
            }
            return longest;
        }
        return at < end && phrase.get(part).has(words.get(at))
                ? ends(phrase, part + 1, words, at + 1, end)
                : -1;
    }

    private static boolean isMark(String word) {
        return word.length() == 1 && !Character.isLetterOrDigit(word.charAt(0));
    }

    private void add(String entry) {
        String[] parts = entry.split("\\s+");
        List<Words> phrase = new ArrayList<>();
        for (String part : parts) {
            Words words = new Words();
            for (String word : part.split("\\|")) {
                if (parts.length == 1) {
                    single.add(word);
                }
                words.add(word);
            }
            phrase.add(words);
        }
        if (parts.length > 1) {
            phrases.add(List.copyOf(phrase));
        }
    }

    private static Map<String, Wording> read(String table) {
        try (InputStream in =
                Wording.class.getResourceAsStream("/claims/%s.txt".formatted(table))) {
            Map<String, Wording> classes = new HashMap<>();
            Wording into = new Wording();
            String text =
                    new String(
                            Objects.requireNonNull(in, table).readAllBytes(),
                            StandardCharsets.UTF_8);
            for (String line : text.lines().map(String::strip).toList()) {
                if (line.startsWith("[")) {
                    into = new Wording();
                    classes.put(line.substring(1, line.length() - 1), into);
                } else if (!line.startsWith("#")) {
                    List.of(line.split(",")).stream()
                            .map(String::strip)
                            .filter(entry -> !entry.isEmpty())
                            .forEach(into::add);
                }
            }
            return Map.copyOf(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
