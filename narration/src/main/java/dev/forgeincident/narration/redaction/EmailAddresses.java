package dev.forgeincident.narration.redaction;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Addresses of people, found from their {@code @} (or {@code %40}) to both sides. No address is
 * what has no domain with a dot ({@code Foo@1b2c3d}), a version ({@code lodash@4.17.21}), a unit of
 * systemd ({@code getty@tty1.service}), or who logs in to a host of an address ({@code
 * ssh://git@github.com}).
 */
final class EmailAddresses implements Finder {

    static final String KIND = "email";

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;

    private static final Set<String> UNITS =
            Set.of(
                    "service", "socket", "timer", "mount", "target", "slice", "scope", "device",
                    "path", "swap");

    @Override
    public void find(String text, Consumer<Span> found) {
        int read = 0;
        for (int at = next(text, 0); at >= 0; at = next(text, at + 1)) {
            int domain = at + (text.charAt(at) == '@' ? 1 : 3);
            int start = startOfLocal(text, at, read);
            int end = endOfDomain(text, domain);
            if (start < at && end > domain && !isLogin(text, start, at)) {
                found.accept(new Span(KIND, start, end));
                read = end;
            }
        }
    }

    private static int next(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '@' || (c == '%' && text.startsWith("%40", at))) {
                return at;
            }
        }
        return -1;
    }

    private static int startOfLocal(String text, int at, int read) {
        int start = at;
        while (start > read && at - start < LONGEST_LOCAL && isOfLocal(text.charAt(start - 1))) {
            start--;
        }
        // The n of a \n is not of the name.
        if (Characters.is(text, start - 1, '\\') && start < at) {
            start++;
        }
        while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static boolean isOfLocal(char c) {
        return Character.isLetterOrDigit(c) || "._+-".indexOf(c) >= 0;
    }

    /** The index after the domain; {@code from} where there is none. */
    private static int endOfDomain(String text, int from) {
        int latest = Math.min(text.length(), from + LONGEST_DOMAIN);
        int end = from;
        int lastDot = -1;
        while (end < latest) {
            char c = text.charAt(end);
            if (c == '.' && end > from && Characters.isAlphanumeric(text, end + 1)) {
                lastDot = end;
            } else if (!Character.isLetterOrDigit(c) && c != '-') {
                break;
            }
            end++;
        }
        while (end > from && text.charAt(end - 1) == '-') {
            end--;
        }
        if (lastDot < 0 || end - lastDot < 3) {
            return from;
        }
        String top = text.substring(lastDot + 1, end);
        boolean isName = top.startsWith("xn--") || top.chars().allMatch(c -> Character.isLetter(c));
        return isName && !UNITS.contains(top) ? end : from;
    }

    private static boolean isLogin(String text, int start, int at) {
        boolean ofAddress = text.startsWith("://", start - 3);
        String local = text.substring(start, at);
        return (ofAddress && local.indexOf('.') < 0) || local.equals("git");
    }
}
