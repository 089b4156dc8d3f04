package dev.forgeincident.signal;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which other service a log message names as the failing one ("upstream cart returned 503"). */
final class Accusations {

    /** Shorter names are words of the language. */
    private static final int SHORTEST_NAME = 3;

    private static final int MOST_NAMES = 300;

    /** What a message says of a call that failed, beside the callee's name. */
    private static final List<String> CALLING =
            List.of(
                    "upstream",
                    "downstream",
                    "dependency",
                    "backend",
                    "call",
                    "request",
                    "rpc",
                    "connect",
                    "dial",
                    "returned",
                    "responded",
                    "response",
                    "respond",
                    "unavailable",
                    "unreachable",
                    "timeout",
                    "timed out",
                    "deadline",
                    "refused",
                    "reset by",
                    "status",
                    "fetch",
                    "from ",
                    "503",
                    "504",
                    "502");

    private final List<String> names;

    Accusations(List<String> services) {
        this.names =
                services.stream()
                        .filter(name -> name.length() >= SHORTEST_NAME)
                        .sorted()
                        .limit(MOST_NAMES)
                        .toList();
    }

    /** The service that the pattern names, the first in the message; null for none. */
    @Nullable String of(LogPattern pattern) {
        String message = plain(pattern.headline());
        if (CALLING.stream().noneMatch(message::contains)) {
            return null;
        }
        String accused = null;
        int first = Integer.MAX_VALUE;
        for (String name : names) {
            int at = indexOfWord(message, plain(name));
            if (at >= 0 && at < first && !name.equalsIgnoreCase(pattern.service())) {
                first = at;
                accused = name;
            }
        }
        return accused;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int indexOfWord(String text, String word) {
        int at = text.indexOf(word);
        while (at >= 0 && !(isEdge(text, at - 1) && isEdge(text, at + word.length()))) {
            at = text.indexOf(word, at + 1);
        }
        return at;
    }

    /** A dash goes on with a name: {@code cart} is not {@code cart-worker}. */
    private static boolean isEdge(String text, int i) {
        if (i < 0 || i >= text.length()) {
            return true;
        }
        char c = text.charAt(i);
        return !Character.isLetterOrDigit(c) && c != '-';
    }
}
