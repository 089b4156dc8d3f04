package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /**
     * Word-by-word comparison is for the small edits that say something; a rewrite of thousands of
     * lines does not.
     */
    private static final int MAX_EDITED_PAIRS = 300;

    private static final Pattern CONNECTION =
            Pattern.compile(
                    "(?i)\\b(?:host|server|data source|port|dbname|database|initial catalog|user id|uid|dsn)\\s?=(?!=)"
                            + "|jdbc:|postgres(?:ql)?://|mysql://|mongodb(?:\\+srv)?://|redis://|amqps?://"
                            + "|connection[ _-]?string|\\bdsn\\b");

    private static final Pattern COMMENT =
            Pattern.compile("\\s*(?:#(?!!).*|//.*|/\\*.*|\\*(?:[\\s/].*)?|--\\s.*|<!--.*|;.*)?");

    public CommitReading {
        meanings = List.copyOf(meanings);
        pairs = List.copyOf(pairs);
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
        touched = Set.copyOf(touched);
    }

    public static CommitReading of(Commit commit) {
        List<FileDiff> files = commit.diff().files();
        List<LinePair> pairs =
                files.stream()
                        .filter(file -> !file.binary())
                        .flatMap(file -> DiffLines.pairs(file).stream())
                        .toList();
        Set<String> after = new LinkedHashSet<>();
        Set<String> before = new LinkedHashSet<>();
        Set<String> touched = new LinkedHashSet<>(CodeWords.of(commit.message()));
        for (LinePair pair : pairs) {
            words(pair.before(), before);
            words(pair.after(), after);
        }
        files.forEach(file -> touched.addAll(CodeWords.of(file.path())));
        touched.addAll(before);
        touched.addAll(after);
        Set<String> added = new LinkedHashSet<>(after);
        added.removeAll(before);
        Set<String> removed = new LinkedHashSet<>(before);
        removed.removeAll(after);
        return new CommitReading(meanings(commit, files, pairs), pairs, added, removed, touched);
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
                .max(
                        java.util.Comparator.comparing(
                                pair -> pair.before() != null && pair.after() != null))
                .orElse(null);
    }

    private static List<DiffMeaning> meanings(
            Commit commit, List<FileDiff> files, List<LinePair> pairs) {
        List<DiffMeaning> meanings = new ArrayList<>();
        String harmless =
                commit.diff() instanceof Diff.Read read && read.omitted() == 0
                        ? harmless(files, pairs)
                        : "";
        if (!harmless.isEmpty()) {
            return List.of(new DiffMeaning.Harmless(harmless, Harmlessness.INERT));
        }
        pairs.stream()
                .filter(pair -> pair.before() != null && pair.after() != null)
                .limit(MAX_EDITED_PAIRS)
                .forEach(pair -> EditedLine.read(pair, meanings));
        connectionSettings(commit, pairs, meanings);
        files.stream()
                .filter(file -> FileKind.of(file.path()) == FileKind.MIGRATION)
                .findFirst()
                .ifPresent(
                        file ->
                                meanings.add(
                                        new DiffMeaning.Migration(
                                                file.path(), Set.of(), List.of())));
        return meanings;
    }

    private static void connectionSettings(
            Commit commit, List<LinePair> pairs, List<DiffMeaning> meanings) {
        List<LinePair> lines =
                pairs.stream()
                        .filter(pair -> FileKind.of(pair.place().path()) == FileKind.OTHER)
                        .filter(pair -> CONNECTION.matcher(pair.place().text()).find())
                        .limit(3)
                        .toList();
        if (!lines.isEmpty()) {
            meanings.add(
                    new DiffMeaning.ConnectionSettings(mark(lines.get(0).place().text()), lines));
        } else if (commit.diff() instanceof Diff.NotRead
                && CONNECTION.matcher(commit.message()).find()) {
            meanings.add(new DiffMeaning.ConnectionSettings(mark(commit.message()), List.of()));
        }
    }

    private static String mark(String text) {
        Matcher matcher = CONNECTION.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static String harmless(List<FileDiff> files, List<LinePair> pairs) {
        if (files.isEmpty()) {
            return "";
        }
        Set<String> kinds = new LinkedHashSet<>();
        for (FileDiff file : files) {
            FileKind kind = FileKind.of(file.path());
            if (kind == FileKind.DOCUMENTATION || kind == FileKind.TEST) {
                kinds.add(kind.words());
            } else if (onlyComments(file, pairs)) {
                kinds.add("comments");
            } else {
                return "";
            }
        }
        return String.join(" and ", kinds);
    }

    private static boolean onlyComments(FileDiff file, List<LinePair> pairs) {
        List<LinePair> own =
                pairs.stream().filter(pair -> pair.place().path().equals(file.path())).toList();
        return !file.truncated()
                && !file.binary()
                && !own.isEmpty()
                && own.stream()
                        .allMatch(pair -> isComment(pair.before()) && isComment(pair.after()));
    }

    private static boolean isComment(@Nullable ChangedLine line) {
        return line == null
                || (line.text().length() < 1_000 && COMMENT.matcher(line.text()).matches());
    }

    private static void words(@Nullable ChangedLine line, Set<String> into) {
        if (line != null) {
            into.addAll(CodeWords.of(line.text()));
        }
    }

    private static boolean holds(@Nullable ChangedLine line, String word) {
        return line != null && CodeWords.of(line.text()).contains(word);
    }
}
