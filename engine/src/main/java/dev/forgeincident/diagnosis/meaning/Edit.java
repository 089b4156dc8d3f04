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

    private static @Nullable ChangedLine cited(String path, @Nullable HunkLine line) {
        return line == null ? null : new ChangedLine(path, line.added(), line.line(), line.text());
    }
}
