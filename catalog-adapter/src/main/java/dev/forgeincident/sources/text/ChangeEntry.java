package dev.forgeincident.sources.text;

import dev.forgeincident.context.Words;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One entry of a list of changes, while and after its lines are read. */
final class ChangeEntry {

    private static final int MAX_MESSAGE = 16 * 1024;
    private static final Pattern SHA_AT_END =
            Pattern.compile("[(\\[]`?([0-9a-fA-F]{7,40})`?[)\\]][.;,]?$");

    private final @Nullable Instant at;
    private final boolean dayOnly;
    private final StringBuilder message = new StringBuilder();
    private final List<String> diff = new ArrayList<>();
    private String sha = "";

    ChangeEntry(@Nullable Instant at, boolean dayOnly) {
        this.at = at;
        this.dayOnly = dayOnly;
    }

    static boolean endsWithSha(String line) {
        return SHA_AT_END.matcher(tail(line)).find();
    }

    void line(String line) {
        String words = line;
        Matcher matcher = SHA_AT_END.matcher(tail(line));
        if (sha.isEmpty() && matcher.find()) {
            sha = matcher.group(1).toLowerCase(Locale.ROOT);
            words =
                    line.substring(0, line.length() - (tail(line).length() - matcher.start()))
                            .stripTrailing();
        }
        if (message.length() < MAX_MESSAGE) {
            message.append(message.length() == 0 ? "" : "\n").append(words);
        }
    }

    void diff(List<String> lines) {
        diff.addAll(lines);
    }

    @Nullable Instant at() {
        return at;
    }

    boolean dayOnly() {
        return dayOnly;
    }

    boolean isReadable() {
        return !sha.isEmpty();
    }

    Commit toCommit(String service) {
        return new Commit(
                service,
                sha,
                List.of(),
                "",
                at,
                Words.bounded(message.toString().strip(), MAX_MESSAGE),
                diff.isEmpty()
                        ? new Diff.NotRead("only the message was given")
                        : UnifiedDiff.read(String.join("\n", diff)),
                null);
    }

    private static String tail(String line) {
        return line.substring(Math.max(0, line.length() - 48));
    }
}
