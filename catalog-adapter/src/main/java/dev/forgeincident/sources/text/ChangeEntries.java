package dev.forgeincident.sources.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells where one entry of a list of changes ends and the next one begins. */
final class ChangeEntries {

    private static final Pattern BULLET = Pattern.compile("(?:[-*+•]|\\d{1,3}[.)])\\s{1,4}");
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s{0,4}(?:[—–|:]|-{1,2}(?=\\s))?\\s{0,4}");
    private static final Pattern UNREAD_DATE =
            Pattern.compile("(?=[^—–]{0,40}\\d)[^—–]{1,40}?\\s?[—–]\\s?|[A-Za-z]{1,12} [—–] ");

    private final TimeHints hints;
    private final List<ChangeEntry> entries = new ArrayList<>();
    private @Nullable ChangeEntry open;

    ChangeEntries(TimeHints hints) {
        this.hints = hints;
    }

    List<ChangeEntry> read(List<String> lines) {
        for (int i = 0; i < lines.size(); ) {
            if (open != null && UnifiedDiff.beginsAt(lines, i)) {
                int end = UnifiedDiff.endOf(lines, i);
                open.diff(lines.subList(i, end));
                i = end;
            } else {
                line(lines.get(i).strip());
                i++;
            }
        }
        return entries;
    }

    private void line(String line) {
        Matcher bullet = BULLET.matcher(line);
        // "20.11.2026" is a date and not the twentieth item.
        String words = bullet.lookingAt() ? line.substring(bullet.end()) : line;
        boolean fence = words.startsWith("```");
        if (words.isEmpty() && open != null) {
            open.line("");
        } else if (!words.isEmpty() && !fence && !dated(words)) {
            undated(words, line);
        }
    }

    private boolean dated(String words) {
        String head = words.startsWith("[") ? words.substring(1) : words;
        Moments.Found moment = Moments.dated(head, 0, hints);
        Moments.Found found = moment == null ? Moments.day(head, 0, hints) : moment;
        if (found == null) {
            return false;
        }
        String rest = head.substring(found.end());
        begin(new ChangeEntry(found.at(), moment == null), afterSeparator(rest));
        return true;
    }

    private static String afterSeparator(String rest) {
        Matcher separator = SEPARATOR.matcher(rest.startsWith("]") ? rest.substring(1) : rest);
        String text = rest.startsWith("]") ? rest.substring(1) : rest;
        return separator.lookingAt() ? text.substring(separator.end()) : text;
    }

    private void undated(String words, String line) {
        ChangeEntry entry = open;
        boolean closed = entry == null || entry.isReadable();
        if (closed && ChangeEntry.endsWithSha(words)) {
            Matcher unreadDate = UNREAD_DATE.matcher(words);
            String message = unreadDate.lookingAt() ? words.substring(unreadDate.end()) : words;
            begin(new ChangeEntry(null, false), message);
        } else if (entry != null) {
            entry.line(line);
        } else if (!isDecoration(words)) {
            begin(new ChangeEntry(null, false), words);
        }
    }

    private static boolean isDecoration(String words) {
        return words.endsWith(":") || words.startsWith("#");
    }

    private void begin(ChangeEntry entry, String firstLine) {
        entries.add(entry);
        open = entry;
        entry.line(firstLine);
    }
}
