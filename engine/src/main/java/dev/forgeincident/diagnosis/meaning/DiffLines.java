package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.context.change.FileDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the changed lines out of a unified diff, and pairs each removed line with what replaced it.
 */
final class DiffLines {

    private static final Pattern HUNK =
            Pattern.compile("^@@ -(\\d{1,9})(?:,\\d{1,9})? \\+(\\d{1,9})(?:,\\d{1,9})? @@");

    /** What a diff means is told by its first lines or not at all. */
    private static final int MAX_LINES = 4_000;

    private static final int MAX_LENGTH = 4_000;

    private DiffLines() {}

    static List<LinePair> pairs(FileDiff file) {
        List<LinePair> pairs = new ArrayList<>();
        List<ChangedLine> removed = new ArrayList<>();
        List<ChangedLine> added = new ArrayList<>();
        int oldLine = 0;
        int newLine = 0;
        int read = 0;
        for (String text : (Iterable<String>) file.patch().lines()::iterator) {
            if (read++ == MAX_LINES) {
                break;
            }
            Matcher hunk = text.startsWith("@@") ? HUNK.matcher(text) : null;
            if (hunk != null && hunk.find()) {
                flush(removed, added, pairs);
                oldLine = Integer.parseInt(hunk.group(1));
                newLine = Integer.parseInt(hunk.group(2));
            } else if (text.startsWith("-")) {
                if (!added.isEmpty()) {
                    flush(removed, added, pairs);
                }
                removed.add(new ChangedLine(file.path(), false, oldLine++, cut(text)));
            } else if (text.startsWith("+")) {
                added.add(new ChangedLine(file.path(), true, newLine++, cut(text)));
            } else if (!text.startsWith("\\")) {
                flush(removed, added, pairs);
                oldLine++;
                newLine++;
            }
        }
        flush(removed, added, pairs);
        return pairs;
    }

    /**
     * A block of removed lines followed by as many added ones was edited line by line; else the
     * most alike pair up.
     */
    private static void flush(
            List<ChangedLine> removed, List<ChangedLine> added, List<LinePair> pairs) {
        List<ChangedLine> left = new ArrayList<>(added);
        for (int i = 0; i < removed.size(); i++) {
            ChangedLine before = removed.get(i);
            ChangedLine after =
                    removed.size() == added.size() ? added.get(i) : mostAlike(before, left);
            if (after != null) {
                left.remove(after);
            }
            pairs.add(new LinePair(before, after));
        }
        left.forEach(after -> pairs.add(new LinePair(null, after)));
        removed.clear();
        added.clear();
    }

    private static @org.jspecify.annotations.Nullable ChangedLine mostAlike(
            ChangedLine before, List<ChangedLine> candidates) {
        ChangedLine best = null;
        double bestShare = 0.5;
        for (ChangedLine candidate : candidates.subList(0, Math.min(50, candidates.size()))) {
            double share = alike(before.text(), candidate.text());
            if (share > bestShare) {
                best = candidate;
                bestShare = share;
            }
        }
        return best;
    }

    /** The share of the longer line that both have in common at their beginning and end. */
    private static double alike(String a, String b) {
        int longest = Math.max(a.length(), b.length());
        int shortest = Math.min(a.length(), b.length());
        int prefix = 0;
        while (prefix < shortest && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < shortest - prefix
                && a.charAt(a.length() - 1 - suffix) == b.charAt(b.length() - 1 - suffix)) {
            suffix++;
        }
        return longest == 0 ? 0 : (prefix + suffix) / (double) longest;
    }

    private static String cut(String text) {
        return text.substring(1, Math.min(text.length(), MAX_LENGTH));
    }
}
