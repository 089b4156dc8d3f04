package dev.forgeincident.diagnosis.likeness;

import dev.forgeincident.context.Words;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a commit is among the others, whatever the failure says. */
final class Standing {

    private static final int SHA = 8;
    private static final int SHORTEST_SUBJECT = 16;
    private static final int LONGEST_SUBJECT = 60;
    private static final int MAX_MESSAGE = 4_000;
    private static final int MAX_FILES = 500;

    /** Of a file whose lines are not known, so many count as changed; few files have fewer. */
    private static final int UNREAD = 10;

    /** A word that begins like this, in a subject, takes something back. */
    private static final List<String> TAKING_BACK =
            List.of(
                    "revert",
                    "rollback",
                    "roll back",
                    "rolled back",
                    "rolling back",
                    "backout",
                    "back out",
                    "backed out",
                    "backing out");

    private Standing() {}

    static void add(List<Commit> commits, List<Map<Trait, Double>> values) {
        Instant[] times =
                commits.stream()
                        .map(Commit::at)
                        .filter(java.util.Objects::nonNull)
                        .sorted()
                        .toArray(Instant[]::new);
        Map<String, List<Instant>> touched = touched(commits);
        List<Undoing> undoings =
                commits.stream()
                        .map(Undoing::of)
                        .filter(each -> each.takesBack() || each.names())
                        .toList();
        for (int i = 0; i < values.size(); i++) {
            Commit commit = commits.get(i);
            Map<Trait, Double> traits = values.get(i);
            traits.put(Trait.RECENCY, -Math.log1p(newer(commit.at(), times)));
            traits.put(Trait.SIZE, Math.log1p(lines(commit)));
            traits.put(Trait.REWORKED, reworked(commit, touched));
            traits.put(Trait.ASIDE, isAside(commit) ? 1.0 : 0.0);
            traits.put(Trait.UNDONE, isUndone(commit, undoings) ? 1.0 : 0.0);
            traits.put(Trait.UNDOES, Undoing.of(commit).takesBack() ? 1.0 : 0.0);
        }
    }

    /** How many commits are newer; of one without a time, half of them may be. */
    private static double newer(@org.jspecify.annotations.Nullable Instant at, Instant[] times) {
        if (at == null) {
            return times.length / 2.0;
        }
        int index = Arrays.binarySearch(times, at);
        while (index + 1 < times.length && times[index + 1].equals(at)) {
            index++;
        }
        return times.length - 1 - index;
    }

    /** When each path was changed. */
    private static Map<String, List<Instant>> touched(List<Commit> commits) {
        Map<String, List<Instant>> touched = new HashMap<>();
        for (Commit commit : commits) {
            Instant at = commit.at();
            if (at != null) {
                for (String path : paths(commit)) {
                    touched.computeIfAbsent(path, key -> new ArrayList<>()).add(at);
                }
            }
        }
        return touched;
    }

    /**
     * The share of its files that newer commits changed again; once may be chance, and each time
     * halves what is left of the doubt.
     */
    private static double reworked(Commit commit, Map<String, List<Instant>> touched) {
        Instant at = commit.at();
        List<String> paths = paths(commit);
        if (at == null || paths.isEmpty()) {
            return 0;
        }
        double again = 0;
        for (String path : paths) {
            double doubt = 1;
            for (Instant other : touched.getOrDefault(path, List.of())) {
                doubt /= other.isAfter(at) ? 2 : 1;
            }
            again += 1 - doubt;
        }
        return again / paths.size();
    }

    private static List<String> paths(Commit commit) {
        return commit.diff().files().stream()
                .limit(MAX_FILES)
                .map(FileDiff::path)
                .distinct()
                .toList();
    }

    /** How many lines of what runs in production it adds and takes away. */
    private static int lines(Commit commit) {
        int omitted = commit.diff() instanceof Diff.Read diff ? diff.omitted() : 0;
        int lines = UNREAD * Math.min(MAX_FILES, omitted);
        int budget = CommitWords.MAX_PATCH;
        for (FileDiff file : commit.diff().files()) {
            if (SideFiles.holds(file.path())) {
                continue;
            }
            String patch = file.patch();
            int end = Math.min(budget, patch.length());
            budget -= end;
            lines += patch.isEmpty() && file.truncated() ? UNREAD : changed(patch, end);
        }
        return lines;
    }

    private static int changed(String patch, int end) {
        int lines = 0;
        for (int start = 0; start < end; ) {
            char sign = patch.charAt(start);
            lines += sign == '+' || sign == '-' ? 1 : 0;
            int newline = patch.indexOf('\n', start);
            start = newline < 0 ? end : newline + 1;
        }
        return lines;
    }

    private static boolean isAside(Commit commit) {
        List<FileDiff> files = commit.diff().files();
        return !files.isEmpty() && files.stream().allMatch(file -> SideFiles.holds(file.path()));
    }

    private static boolean isUndone(Commit commit, List<Undoing> undoings) {
        String subject = commit.subject().toLowerCase(Locale.ROOT);
        String named = subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
        Instant at = commit.at();
        for (Undoing undoing : undoings) {
            Instant undone = undoing.commit().at();
            boolean later = at != null && undone != null && !undone.isBefore(at);
            if (!later || undoing.commit().sha().equals(commit.sha())) {
                continue;
            }
            boolean bySubject =
                    undoing.takesBack()
                            && named.length() >= SHORTEST_SUBJECT
                            && undoing.subject().contains(named);
            boolean bySha =
                    commit.sha().length() >= SHA
                            && undoing.message().contains(commit.sha().substring(0, SHA));
            if (bySubject || bySha) {
                return true;
            }
        }
        return false;
    }

    /**
     * A commit as far as it may take another one back.
     *
     * @param takesBack whether its subject says so
     * @param names whether its message has git's own sentence for it
     */
    private record Undoing(
            Commit commit, String subject, String message, boolean takesBack, boolean names) {

        static Undoing of(Commit commit) {
            String message = commit.message();
            String start =
                    message.substring(0, Math.min(message.length(), MAX_MESSAGE))
                            .toLowerCase(Locale.ROOT);
            String subject = Words.firstLine(start);
            boolean takesBack = TAKING_BACK.stream().anyMatch(word -> hasWord(subject, word));
            return new Undoing(
                    commit, subject, start, takesBack, start.contains("this reverts commit"));
        }

        private static boolean hasWord(String text, String word) {
            int at = text.indexOf(word);
            return at >= 0 && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
        }
    }
}
