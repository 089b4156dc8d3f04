package dev.forgeincident.diagnosis.meaning;

import java.util.ArrayList;
import java.util.List;

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
        if (removed.size() == added.size() && inOrder(removed, added)) {
            for (int i = 0; i < removed.size(); i++) {
                edits.add(Edit.of(path, removed.get(i), added.get(i)));
            }
        } else {
            List<HunkLine> left = new ArrayList<>(added);
            for (HunkLine before : removed) {
                int after = mostAlike(before, left);
                edits.add(Edit.of(path, before, after < 0 ? null : left.remove(after)));
            }
            left.forEach(after -> edits.add(Edit.of(path, null, after)));
        }
        removed.clear();
        added.clear();
    }

    private static boolean inOrder(List<HunkLine> removed, List<HunkLine> added) {
        for (int i = 0; removed.size() > 1 && i < removed.size(); i++) {
            if (alike(removed.get(i).text(), added.get(i).text()) < A_LITTLE_ALIKE) {
                return false;
            }
        }
        return true;
    }

    /** The place of the line that is most like it; negative where none is. */
    private static int mostAlike(HunkLine before, List<HunkLine> candidates) {
        int best = -1;
        double bestShare = ALIKE;
        for (int i = 0; i < Math.min(MAX_CANDIDATES, candidates.size()); i++) {
            double share = alike(before.text(), candidates.get(i).text());
            if (share > bestShare) {
                best = i;
                bestShare = share;
            }
        }
        return best;
    }

    /** How much of both is the same: of their words, or of their characters at both ends. */
    private static double alike(String one, String other) {
        String a = compared(one);
        String b = compared(other);
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
        return ends > ALIKE ? ends : Math.max(ends, wordsInCommon(a, b));
    }

    /** Twice the words in common by all words of both (Dice's coefficient). */
    private static double wordsInCommon(String a, String b) {
        List<String> left = TokenEdits.words(a);
        List<String> right = new ArrayList<>(TokenEdits.words(b));
        int all = left.size() + right.size();
        long common = left.stream().filter(right::remove).count();
        return all == 0 ? 0 : 2.0 * common / all;
    }

    private static String compared(String text) {
        String stripped = text.strip();
        return stripped.substring(0, Math.min(stripped.length(), MAX_COMPARED));
    }
}
