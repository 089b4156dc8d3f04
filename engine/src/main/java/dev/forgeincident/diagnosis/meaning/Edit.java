package dev.forgeincident.diagnosis.meaning;

import org.jspecify.annotations.Nullable;

/**
 * A changed line of a hunk: what it was and what it became, either of which may be missing.
 *
 * @param pair the same, as it is cited
 */
record Edit(@Nullable HunkLine before, @Nullable HunkLine after, LinePair pair) {

    static Edit of(String path, @Nullable HunkLine before, @Nullable HunkLine after) {
        LinePair pair = new LinePair(cited(path, before), cited(path, after));
        return new Edit(before, after, pair);
    }

    /** Whether it is the same words and signs in another order, which is no other meaning. */
    boolean isReordered() {
        HunkLine old = before;
        HunkLine current = after;
        if (old == null || current == null) {
            return false;
        }
        String a = old.normal();
        String b = current.normal();
        if (a.length() != b.length()) {
            return false;
        }
        long sum = 0;
        for (int i = 0; i < a.length(); i++) {
            sum += (long) a.charAt(i) * a.charAt(i) * a.charAt(i);
            sum -= (long) b.charAt(i) * b.charAt(i) * b.charAt(i);
        }
        return sum == 0
                && TokenEdits.sortedWords(old.bare())
                        .equals(TokenEdits.sortedWords(current.bare()));
    }

    private static @Nullable ChangedLine cited(String path, @Nullable HunkLine line) {
        return line == null ? null : new ChangedLine(path, line.added(), line.line(), line.text());
    }
}
