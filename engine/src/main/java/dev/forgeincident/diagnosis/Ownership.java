package dev.forgeincident.diagnosis;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.FileDiff;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which services a commit to a shared repository belongs to, as far as its paths tell: {@code
 * services/checkout/…} is the checkout service's, {@code pkg/retry/…} may be anybody's.
 */
final class Ownership {

    /** Words that many services' names carry and that say nothing of which one it is. */
    private static final Set<String> NO_NAME =
            Set.of("service", "svc", "srv", "app", "server", "prod", "production", "main", "the");

    private static final List<String> ENDINGS = List.of("service", "svc", "server", "srv");
    private static final int MAX_FILES = 200;

    private final Map<String, Set<String>> wordsOf = new LinkedHashMap<>();

    Ownership(Collection<String> services) {
        for (String service : new TreeSet<>(services)) {
            Set<String> words = words(service);
            if (!words.isEmpty()) {
                wordsOf.put(service.toLowerCase(Locale.ROOT), words);
            }
        }
    }

    /** The owners' names in lower case; empty where the paths name no service. */
    Set<String> of(Commit commit) {
        if (!commit.service().isEmpty()) {
            return Set.of(commit.service().toLowerCase(Locale.ROOT));
        }
        Set<String> owners = new TreeSet<>();
        commit.diff().files().stream()
                .limit(MAX_FILES)
                .map(FileDiff::path)
                .forEach(path -> owners.addAll(ofPath(path)));
        return owners;
    }

    /**
     * The services whose words are all in the path; of several those with the most words, then
     * those that name a whole folder.
     */
    private Set<String> ofPath(String path) {
        Set<String> inPath = new LinkedHashSet<>();
        Set<Set<String>> segments = new LinkedHashSet<>();
        for (String segment : path.split("/")) {
            Set<String> words = words(segment);
            inPath.addAll(words);
            segments.add(words);
        }
        Map<String, Integer> found = new LinkedHashMap<>();
        wordsOf.forEach(
                (service, words) -> {
                    boolean whole = segments.contains(words);
                    if (whole || (words.size() > 1 && inPath.containsAll(words))) {
                        found.put(service, 2 * words.size() + (whole ? 1 : 0));
                    }
                });
        int best = found.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        found.values().removeIf(score -> score < best);
        return found.keySet();
    }

    private static Set<String> words(String name) {
        Set<String> words = new LinkedHashSet<>();
        for (String part : name.split("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})")) {
            String word = withoutEnding(part.toLowerCase(Locale.ROOT));
            if (!word.isEmpty() && !NO_NAME.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    /** {@code cartservice} is called {@code cart} in the tree as often as not. */
    private static String withoutEnding(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() > ending.length() + 1) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
