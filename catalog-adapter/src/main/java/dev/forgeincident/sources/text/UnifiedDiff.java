package dev.forgeincident.sources.text;

import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a unified diff, as {@code git diff}, {@code git show} and {@code diff -u} write
 * it. Lines that are no part of a diff are passed over.
 */
public final class UnifiedDiff {

    private static final int MAX_FILES = 300;

    private final List<FileDiff> files = new ArrayList<>();
    private int omitted;
    private @Nullable DiffedFile file;

    private UnifiedDiff() {}

    /**
     * At most {@value #MAX_FILES} files; the rest is counted in {@link Diff.Read#omitted}. Hunks
     * without a file header belong to a file whose path is empty.
     */
    public static Diff.Read read(String text) {
        UnifiedDiff diff = new UnifiedDiff();
        diff.lines(lines(text));
        return new Diff.Read(diff.files, diff.omitted);
    }

    /**
     * Only {@code \n} ends a line of a diff: a lone {@code \r} stands in the file, and must not
     * make a line of its own out of what follows it.
     */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        while (begin < text.length()) {
            int end = text.indexOf('\n', begin);
            int next = end < 0 ? text.length() : end;
            int last = next > begin && text.charAt(next - 1) == '\r' ? next - 1 : next;
            lines.add(text.substring(begin, last));
            begin = next + 1;
        }
        return lines;
    }

    /** Whether a diff begins at that line. */
    static boolean beginsAt(List<String> lines, int i) {
        String line = lines.get(i);
        return line.startsWith("diff --git ")
                || HunkHeader.of(line) != null
                || beginsFile(lines, i);
    }

    /** Where the text goes on after the diff that begins at that line. */
    static int endOf(List<String> lines, int begin) {
        int i = begin;
        while (i < lines.size()) {
            HunkHeader hunk = HunkHeader.of(lines.get(i));
            if (hunk != null) {
                i = hunk.end(lines, i + 1);
            } else if (beginsFile(lines, i)) {
                i += 2;
            } else if (DiffedFile.isHeader(lines.get(i))) {
                i++;
            } else {
                return i;
            }
        }
        return i;
    }

    private void lines(List<String> lines) {
        for (int i = 0; i < lines.size(); ) {
            String line = lines.get(i);
            HunkHeader hunk = HunkHeader.of(line);
            if (hunk != null) {
                int end = hunk.end(lines, i + 1);
                current().hunk(lines.subList(i, end));
                i = end;
            } else if (line.startsWith("diff --git ")) {
                next().named(line);
                i++;
            } else if (beginsFile(lines, i)) {
                DiffedFile open = file == null || file.hasHunks() ? next() : file;
                open.before(line);
                open.after(lines.get(i + 1));
                i += 2;
            } else {
                if (file != null) {
                    file.header(line);
                }
                i++;
            }
        }
        close();
    }

    private static boolean beginsFile(List<String> lines, int i) {
        return lines.get(i).startsWith("--- ")
                && i + 1 < lines.size()
                && lines.get(i + 1).startsWith("+++ ");
    }

    private DiffedFile current() {
        return file == null ? next() : file;
    }

    private DiffedFile next() {
        close();
        DiffedFile next = new DiffedFile();
        file = next;
        return next;
    }

    private void close() {
        if (file == null) {
            return;
        }
        if (files.size() < MAX_FILES) {
            files.add(file.toFileDiff());
        } else {
            omitted++;
        }
        file = null;
    }
}
