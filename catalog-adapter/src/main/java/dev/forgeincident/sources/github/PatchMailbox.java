package dev.forgeincident.sources.github;

import dev.forgeincident.context.change.Diff;
import dev.forgeincident.sources.text.UnifiedDiff;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The diffs in the output of <a href="https://git-scm.com/docs/git-format-patch">git
 * format-patch</a>, one message a commit.
 *
 * <p>Whoever writes a commit's message writes into this text. A message therefore counts only when
 * its body is, line for line, as long as the one that is known, and when no other claims its hash:
 * a text that was put in to pass for another commit takes that commit's diff away, but never gives
 * it a false one. What broke off before its end counts as nothing.
 */
final class PatchMailbox {

    private static final int MAX_DIFF = 1 << 20;
    private static final Pattern BEGIN =
            Pattern.compile("From [0-9a-f]{40,64} Mon Sep 17 00:00:00 2001");
    private static final int LONGEST_BEGIN = 100;

    private final String text;
    private final Map<String, String> messages;
    private final Map<String, Diff.Read> diffs = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();

    private PatchMailbox(String text, Map<String, String> messages) {
        this.text = text;
        this.messages = messages;
    }

    /**
     * @param messages of each commit that is sought, its whole message
     * @return the diffs of those that were found whole
     */
    static Map<String, Diff.Read> read(String text, Map<String, String> messages) {
        PatchMailbox mailbox = new PatchMailbox(text, messages);
        int begin = mailbox.nextBegin(0);
        while (begin < text.length()) {
            begin = mailbox.message(begin);
        }
        return mailbox.diffs;
    }

    /** Reads the message that begins there; answers where the next does. */
    private int message(int begin) {
        int firstEnd = lineEnd(begin);
        String sha = text.substring(begin + 5, text.indexOf(' ', begin + 5));
        String known = messages.get(sha);
        if (known == null || !claimed.add(sha)) {
            diffs.remove(sha);
            return nextBegin(firstEnd + 1);
        }
        int diff = afterBody(firstEnd + 1, known);
        int end = nextBegin(diff < 0 ? firstEnd + 1 : diff);
        Diff.Read read = diff < 0 ? null : diff(diff, end);
        if (read != null && !read.diffs().isEmpty()) {
            diffs.put(sha, read);
        }
        return end;
    }

    /** The end of the line {@code ---} below the known body; -1 where it is not there. */
    private int afterBody(int headers, String message) {
        int at = headers;
        while (at < text.length() && lineEnd(at) > at) {
            at = lineEnd(at) + 1;
        }
        at++;
        for (int line = bodyLines(message); line > 0 && at < text.length(); line--) {
            at = lineEnd(at) + 1;
        }
        return text.startsWith("---\n", at) ? at + 4 : -1;
    }

    /** How many lines of the message stand below its subject, as git writes them in a mail. */
    private static int bodyLines(String message) {
        String[] lines = message.stripTrailing().split("\n", -1);
        int i = 0;
        while (i < lines.length && lines[i].isBlank()) {
            i++;
        }
        while (i < lines.length && !lines[i].isBlank()) {
            i++;
        }
        while (i < lines.length && lines[i].isBlank()) {
            i++;
        }
        return lines.length - i;
    }

    /** The diff there; null where the signature that ends every message is missing. */
    private Diff.@Nullable Read diff(int begin, int end) {
        String whole = text.substring(begin - 1, end);
        int signature = whole.lastIndexOf("\n-- \n");
        if (signature < 0 || whole.substring(signature + 5).strip().contains("\n")) {
            return null;
        }
        int stop = begin + signature;
        if (stop - begin <= MAX_DIFF) {
            return UnifiedDiff.read(text.substring(begin, stop));
        }
        int cut = text.lastIndexOf("\ndiff --git ", begin + MAX_DIFF);
        int kept = cut <= begin ? begin + MAX_DIFF : cut + 1;
        Diff.Read read = UnifiedDiff.read(text.substring(begin, kept));
        return new Diff.Read(read.diffs(), read.omitted() + filesIn(kept, stop));
    }

    private int filesIn(int begin, int end) {
        int files = 0;
        for (int at = text.indexOf("diff --git ", begin);
                at >= 0 && at < end;
                at = text.indexOf("\ndiff --git ", at + 1)) {
            files++;
        }
        return files;
    }

    /** Where a line from there on begins a message; the text's end where none does. */
    private int nextBegin(int from) {
        int at = from;
        while (at < text.length()) {
            int end = lineEnd(at);
            if (end - at < LONGEST_BEGIN
                    && text.startsWith("From ", at)
                    && BEGIN.matcher(text.substring(at, end)).matches()) {
                return at;
            }
            at = end + 1;
        }
        return text.length();
    }

    /** Only {@code \n} ends a line of git's; a lone {@code \r} in a file ends none. */
    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
