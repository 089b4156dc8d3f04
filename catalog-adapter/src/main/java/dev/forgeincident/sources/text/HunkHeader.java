package dev.forgeincident.sources.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code @@ -1,5 +1,6 @@}: how many lines of the old and of the new file follow. Only these counts
 * tell a removed line that begins with {@code --} from the header of the next file.
 */
record HunkHeader(int oldLines, int newLines) {

    private static final Pattern HEADER =
            Pattern.compile("@@ -\\d{1,9}(?:,(\\d{1,9}))? \\+\\d{1,9}(?:,(\\d{1,9}))? @@.*+");

    static @Nullable HunkHeader of(String line) {
        if (!line.startsWith("@@ -")) {
            return null;
        }
        Matcher matcher = HEADER.matcher(line);
        return matcher.matches()
                ? new HunkHeader(count(matcher.group(1)), count(matcher.group(2)))
                : null;
    }

    /** The first line after the hunk whose lines begin at {@code first}. */
    int end(List<String> lines, int first) {
        int oldLeft = oldLines;
        int newLeft = newLines;
        int i = first;
        while (i < lines.size() && (oldLeft > 0 || newLeft > 0)) {
            String line = lines.get(i);
            // Editors and mail take away the one blank of an empty line that did not change.
            char kind = line.isEmpty() ? ' ' : line.charAt(0);
            if (kind != ' ' && kind != '+' && kind != '-' && kind != '\\' && kind != '\t') {
                return i;
            }
            oldLeft -= kind == '+' || kind == '\\' ? 0 : 1;
            newLeft -= kind == '-' || kind == '\\' ? 0 : 1;
            i++;
        }
        return i < lines.size() && lines.get(i).startsWith("\\") ? i + 1 : i;
    }

    private static int count(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }
}
