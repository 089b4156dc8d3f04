package dev.forgeincident.sources.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * The unified diff of one file, from the first {@code @@} on.
 *
 * @param text what does not decode as UTF-8 is replaced; empty for a binary file
 * @param truncated whether it was cut
 */
record Patch(String text, boolean binary, boolean truncated) {

    private static final int CONTEXT_LINES = 3;

    /** Above this, the finer algorithm may take seconds on lines that repeat. */
    private static final int MANY_LINES = 4_000;

    /** A file that is named only. */
    static Patch unread() {
        return new Patch("", false, true);
    }

    static Patch between(byte[] before, byte[] after, int maxChars) throws IOException {
        if (isBinary(before) || isBinary(after)) {
            return new Patch("", true, false);
        }
        RawText old = new RawText(before);
        RawText recent = new RawText(after);
        EditList edits =
                algorithm(old.size() + recent.size()).diff(RawTextComparator.DEFAULT, old, recent);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(bytes)) {
            formatter.setContext(CONTEXT_LINES);
            formatter.format(edits, old, recent);
            formatter.flush();
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        String kept = cut(text, maxChars);
        return new Patch(kept, false, kept.length() < text.length());
    }

    private static boolean isBinary(byte[] content) {
        return RawText.isBinary(content, content.length, true);
    }

    private static DiffAlgorithm algorithm(int lines) {
        HistogramDiff histogram = new HistogramDiff();
        if (lines > MANY_LINES) {
            histogram.setFallbackAlgorithm(null);
        }
        return histogram;
    }

    /** After a whole line where there is one: half a line reads like another. */
    private static String cut(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        int lineEnd = text.lastIndexOf('\n', maxChars - 1);
        if (lineEnd > 0) {
            return text.substring(0, lineEnd + 1);
        }
        int end = Math.max(0, maxChars);
        return text.substring(
                0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
