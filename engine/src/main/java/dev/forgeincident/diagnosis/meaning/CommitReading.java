package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.FileDiff;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A commit, read: what it does, which lines it changes, and with which words. */
public final class CommitReading {

    private final List<DiffMeaning> meanings;
    private final List<LinePair> pairs;
    private final ChangedWords words;
    private final List<String> named;

    /**
     * @param named the texts beside the changed lines that tell what it touches
     */
    private CommitReading(
            List<DiffMeaning> meanings,
            List<LinePair> pairs,
            ChangedWords words,
            Collection<String> named) {
        this.meanings = List.copyOf(meanings);
        this.pairs = List.copyOf(pairs);
        this.words = words;
        this.named = List.copyOf(named);
    }

    public static CommitReading of(Commit commit) {
        List<FileDiff> files = commit.diff().files();
        FileKinds kinds = new FileKinds();
        List<Hunk> hunks = Hunks.of(files, kinds);
        List<LinePair> pairs = new ArrayList<>();
        for (Hunk hunk : hunks) {
            hunk.edits().forEach(edit -> pairs.add(edit.pair()));
        }
        Set<String> named = new LinkedHashSet<>();
        named.add(commit.message());
        files.forEach(file -> named.add(file.path()));
        hunks.forEach(hunk -> named.add(hunk.path()));
        List<DiffMeaning> meanings = Meanings.of(commit, files, hunks, kinds);
        ChangedWords words =
                new ChangedWords(texts(pairs, LinePair::before), texts(pairs, LinePair::after));
        return new CommitReading(meanings, pairs, words, named);
    }

    private static List<String> texts(
            List<LinePair> pairs, Function<LinePair, @Nullable ChangedLine> side) {
        List<String> texts = new ArrayList<>(pairs.size());
        for (LinePair pair : pairs) {
            ChangedLine line = side.apply(pair);
            if (line != null) {
                texts.add(line.text());
            }
        }
        return texts;
    }

    /** The flip of a flag, read as a commit that does nothing else. */
    public static CommitReading ofFlag(String flag, String from, String to) {
        return new CommitReading(
                List.of(new DiffMeaning.FlagFlipped(flag, from, to)),
                List.of(),
                new ChangedWords(List.of(), List.of(flag)),
                List.of(flag));
    }

    /** What it does, as far as the diff and the message tell; may be empty. */
    public List<DiffMeaning> meanings() {
        return meanings;
    }

    /** Its changed lines. */
    public List<LinePair> pairs() {
        return pairs;
    }

    /** Whether its new lines bring the word, which its old ones lack. */
    public boolean adds(String word) {
        return words.after().contains(word) && !words.before().contains(word);
    }

    /** Whether its old lines have the word, which its new ones lack. */
    public boolean removes(String word) {
        return words.before().contains(word) && !words.after().contains(word);
    }

    /** The words of the lines and paths that it touches, and of its message. */
    public Set<String> touched() {
        Set<String> touched = new LinkedHashSet<>();
        named.forEach(text -> CodeWords.collect(text, touched));
        touched.addAll(words.before());
        touched.addAll(words.after());
        return touched;
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

    private static boolean holds(@Nullable ChangedLine line, String word) {
        return line != null && CodeWords.of(line.text()).contains(word);
    }
}
