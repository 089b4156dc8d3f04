package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.FileDiff;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A commit, read.
 *
 * @param meanings what it does, as far as the diff and the message tell; may be empty
 * @param pairs its changed lines
 * @param added the words that its new lines bring and its old ones lack; likewise {@code removed}
 * @param touched the words of the lines and paths that it touches, and of its message
 */
public record CommitReading(
        List<DiffMeaning> meanings,
        List<LinePair> pairs,
        Set<String> added,
        Set<String> removed,
        Set<String> touched) {

    public CommitReading {
        meanings = List.copyOf(meanings);
        pairs = List.copyOf(pairs);
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
        touched = Set.copyOf(touched);
    }

    public static CommitReading of(Commit commit) {
        List<FileDiff> files = commit.diff().files();
        FileKinds kinds = new FileKinds();
        List<Hunk> hunks = Hunks.of(files, kinds);
        List<LinePair> pairs =
                hunks.stream().flatMap(hunk -> hunk.edits().stream()).map(Edit::pair).toList();
        Set<String> after = new LinkedHashSet<>();
        Set<String> before = new LinkedHashSet<>();
        Set<String> touched = new LinkedHashSet<>(CodeWords.of(commit.message()));
        for (LinePair pair : pairs) {
            words(pair.before(), before);
            words(pair.after(), after);
        }
        files.forEach(file -> CodeWords.collect(file.path(), touched));
        touched.addAll(before);
        touched.addAll(after);
        Set<String> added = new LinkedHashSet<>(after);
        added.removeAll(before);
        Set<String> removed = new LinkedHashSet<>(before);
        removed.removeAll(after);
        hunks.stream().map(Hunk::path).distinct().forEach(path -> CodeWords.collect(path, touched));
        List<DiffMeaning> meanings = Meanings.of(commit, files, hunks, kinds);
        return new CommitReading(meanings, pairs, added, removed, touched);
    }

    /** The flip of a flag, read as a commit that does nothing else. */
    public static CommitReading ofFlag(String flag, String from, String to) {
        Set<String> words = CodeWords.of(flag);
        return new CommitReading(
                List.of(new DiffMeaning.FlagFlipped(flag, from, to)),
                List.of(),
                words,
                Set.of(),
                words);
    }

    /**
     * The harmless kind of thing it touches, where it touches nothing else; null where it may do
     * harm.
     */
    public DiffMeaning.@Nullable Harmless harmless() {
        return meanings.stream()
                .filter(DiffMeaning.Harmless.class::isInstance)
                .map(DiffMeaning.Harmless.class::cast)
                .findFirst()
                .orElse(null);
    }

    /**
     * The pair of lines that holds the word on its new or its old side, preferring an edit to a
     * plain addition.
     */
    public @Nullable LinePair pairWith(String word) {
        return pairs.stream()
                .filter(pair -> holds(pair.before(), word) || holds(pair.after(), word))
                .max(Comparator.comparing(pair -> pair.before() != null && pair.after() != null))
                .orElse(null);
    }

    private static void words(@Nullable ChangedLine line, Set<String> into) {
        if (line != null) {
            CodeWords.collect(line.text(), into);
        }
    }

    private static boolean holds(@Nullable ChangedLine line, String word) {
        return line != null && CodeWords.of(line.text()).contains(word);
    }
}
