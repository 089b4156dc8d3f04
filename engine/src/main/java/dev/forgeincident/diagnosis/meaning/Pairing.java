package dev.forgeincident.diagnosis.meaning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pairs each removed line of a hunk with what replaced it. */
final class Pairing {

    /** How much two lines have in common that are one line edited. */
    private static final double ALIKE = 0.5;

    private static final double A_LITTLE_ALIKE = 0.25;
    private static final int MAX_CANDIDATES = 50;
    private static final int MAX_COMPARED = 400;

    private Pairing() {}

    static List<Edit> of(String path, List<HunkLine> lines) {
        List<Edit> edits = new ArrayList<>();
        List<HunkLine> removed = new ArrayList<>();
        List<HunkLine> added = new ArrayList<>();
        for (HunkLine line : lines) {
            if (line.sign() == ' ' || (line.removed() && !added.isEmpty())) {
                flush(path, removed, added, edits);
            }
            if (line.removed()) {
                removed.add(line);
            } else if (line.added()) {
                added.add(line);
            }
        }
        flush(path, removed, added, edits);
        return edits;
    }

    /**
     * A block of removed lines followed by as many added ones was edited line by line, if they look
     * like it; else the most alike pair up.
     */
    private static void flush(
            String path, List<HunkLine> removed, List<HunkLine> added, List<Edit> edits) {
        List<Words> candidates = removed.isEmpty() ? List.of() : Words.of(added);
        if (removed.size() == added.size() && inOrder(Words.of(removed), candidates)) {
            for (int i = 0; i < removed.size(); i++) {
                edits.add(Edit.of(path, removed.get(i), added.get(i)));
            }
        } else {
            List<HunkLine> left = new ArrayList<>(added);
            for (HunkLine before : removed) {
                int after = mostAlike(new Words(before), candidates);
                edits.add(Edit.of(path, before, after < 0 ? null : left.remove(after)));
                if (after >= 0) {
                    candidates.remove(after);
                }
            }
            left.forEach(after -> edits.add(Edit.of(path, null, after)));
        }
        removed.clear();
        added.clear();
    }

    private static boolean inOrder(List<Words> removed, List<Words> added) {
        for (int i = 0; removed.size() > 1 && i < removed.size(); i++) {
            if (removed.get(i).alike(added.get(i)) < A_LITTLE_ALIKE) {
                return false;
            }
        }
        return true;
    }

    /** The place of the line that is most like it; negative where none is. */
    private static int mostAlike(Words before, List<Words> candidates) {
        int best = -1;
        double bestShare = ALIKE;
        for (int i = 0; i < Math.min(MAX_CANDIDATES, candidates.size()); i++) {
            double share = before.alike(candidates.get(i));
            if (share > bestShare) {
                best = i;
                bestShare = share;
            }
        }
        return best;
    }

    /** A line as it is compared; its words are told apart when they are asked for, and once. */
    private static final class Words {

        private final String text;
        private @Nullable List<String> sorted;

        Words(HunkLine line) {
            String stripped = line.text().strip();
            this.text = stripped.substring(0, Math.min(stripped.length(), MAX_COMPARED));
        }

        static List<Words> of(List<HunkLine> lines) {
            List<Words> all = new ArrayList<>(lines.size());
            lines.forEach(line -> all.add(new Words(line)));
            return all;
        }

        /** How much of both is the same: of their words, or of their characters at both ends. */
        double alike(Words other) {
            String a = text;
            String b = other.text;
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
            double ends = longest == 0 ? 1 : (prefix + suffix) / (double) longest;
            return ends > ALIKE ? ends : Math.max(ends, inCommon(sorted(), other.sorted()));
        }

        private List<String> sorted() {
            List<String> words = sorted;
            if (words == null) {
                words = TokenEdits.words(text);
                Collections.sort(words);
                sorted = words;
            }
            return words;
        }

        /** Twice the words in common by all words of both (Dice's coefficient). */
        private static double inCommon(List<String> left, List<String> right) {
            int common = 0;
            int i = 0;
            int j = 0;
            while (i < left.size() && j < right.size()) {
                int order = left.get(i).compareTo(right.get(j));
                common += order == 0 ? 1 : 0;
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }
            int all = left.size() + right.size();
            return all == 0 ? 0 : 2.0 * common / all;
        }
    }
}
