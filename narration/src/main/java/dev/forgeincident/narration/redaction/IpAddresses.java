package dev.forgeincident.narration.redaction;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Addresses of machines, IPv4 and IPv6. What stays: the machine itself ({@code 127.0.0.1}, {@code
 * ::1}), any address ({@code 0.0.0.0}, {@code ::}), masks of a network, and versions of four
 * numbers where what surrounds them says so.
 */
final class IpAddresses implements Finder {

    static final String KIND = "ip";

    private static final int GROUPS = 8;
    private static final int LONGEST = 45;
    private static final int BEFORE = 60;

    private static final Pattern VERSION_AFTER =
            Pattern.compile(
                    "[-+][A-Za-z]|\\.(?:jar|war|zip|tgz|tar|rpm|deb|nupkg|whl|gem|dll|exe|msi|apk|dmg)\\b");

    private static final List<String> VERSION_BEFORE = List.of("version", "release", "ver", "v");

    @Override
    public void find(String text, Consumer<Span> found) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean inWord = Character.isLetterOrDigit(c);
            int start = inWord ? Characters.startAfterEscape(text, at) : at;
            int end = inWord || c == ':' ? endAt(text, start) : start;
            if (end > start) {
                int first = c == ':' && text.charAt(at + 1) != ':' ? at + 1 : start;
                if (!stays(text.substring(first, end))) {
                    found.accept(new Span(KIND, first, end));
                }
            }
            at = Math.max(end, inWord ? Characters.endOfWord(text, start) : at + 1);
        }
    }

    /** The index after an address; {@code at} where there is none. */
    private static int endAt(String text, int at) {
        if (at >= text.length()) {
            return at;
        }
        char c = text.charAt(at);
        int end = c == ':' || Characters.isHex(c) ? endOfV6(text, at) : at;
        return end == at && Characters.isDigit(text, at) ? endOfV4(text, at) : end;
    }

    private static boolean stays(String address) {
        return address.startsWith("127.")
                || address.startsWith("255.")
                || address.equals("0.0.0.0")
                || address.equals("::1")
                || address.equals("::");
    }

    /** The index after an IPv4 address; {@code at} where there is none. */
    private static int endOfV4(String text, int at) {
        int end = endOfOctets(text, at);
        boolean goesOn =
                Characters.is(text, at - 1, '.')
                        || Characters.isAlphanumeric(text, end)
                        || (Characters.is(text, end, '.') && Characters.isDigit(text, end + 1));
        return end == at || goesOn || isVersion(text, at, end) ? at : end;
    }

    /**
     * The index after four numbers up to 255 with dots between; {@code at} where there are none.
     */
    private static int endOfOctets(String text, int at) {
        int end = at;
        for (int octet = 1; octet <= 4; octet++) {
            int value = 0;
            int first = end;
            while (end - first < 3 && Characters.isDigit(text, end)) {
                value = 10 * value + text.charAt(end) - '0';
                end++;
            }
            boolean dotted = octet == 4 || Characters.is(text, end, '.');
            if (end == first || value > 255 || !dotted) {
                return at;
            }
            end += octet == 4 ? 0 : 1;
        }
        return end;
    }

    private static boolean isVersion(String text, int start, int end) {
        boolean joined = end < text.length() && "-+.".indexOf(text.charAt(end)) >= 0;
        if (joined && VERSION_AFTER.matcher(text).region(end, text.length()).lookingAt()) {
            return true;
        }
        int before = start;
        while (before > 0
                && start - before < BEFORE
                && " :=\"'(".indexOf(text.charAt(before - 1)) >= 0) {
            before--;
        }
        return isCalledVersion(text, before)
                || text.startsWith("==", start - 2)
                || (Characters.is(text, start - 1, ':') && isArtifact(text, start - 1));
    }

    private static boolean isCalledVersion(String text, int end) {
        for (String word : VERSION_BEFORE) {
            int at = end - word.length();
            if (text.regionMatches(true, at, word, 0, word.length())
                    && (word.length() > 3 || !Characters.isAlphanumeric(text, at - 1))) {
                return true;
            }
        }
        return false;
    }

    /** {@code group.of.maven:artifact} before the colon. */
    private static boolean isArtifact(String text, int colon) {
        int artifact = startOfName(text, colon);
        int group = startOfName(text, artifact - 1);
        return artifact < colon
                && Characters.is(text, artifact - 1, ':')
                && group < artifact - 1
                && Character.isLetter(text.charAt(group))
                && text.substring(group, artifact).indexOf('.') > 0;
    }

    private static int startOfName(String text, int end) {
        int start = end;
        while (start > 0
                && end - start < BEFORE
                && (Characters.isAlphanumeric(text, start - 1)
                        || ".-_".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        return start;
    }

    /** The index after an IPv6 address; {@code at} where there is none. */
    private static int endOfV6(String text, int at) {
        boolean colon = text.charAt(at) == ':';
        boolean inName = colon && at > 0 && Characters.isHex(text.charAt(at - 1));
        if (inName || Characters.is(text, at - 1, ':')) {
            return at;
        }
        int start = colon && !Characters.is(text, at + 1, ':') ? at + 1 : at;
        int end = start;
        int colons = 0;
        while (end < text.length()
                && end - start <= LONGEST
                && (text.charAt(end) == ':' || Characters.isHex(text.charAt(end)))) {
            colons += text.charAt(end) == ':' ? 1 : 0;
            end++;
        }
        if (colons < 2 || end - start > LONGEST) {
            return at;
        }
        if (text.charAt(end - 1) == ':' && text.charAt(end - 2) != ':') {
            end--;
        }
        if (Characters.is(text, end, '.') && Characters.isDigit(text, end - 1)) {
            return endOfMapped(text, start, end, at);
        }
        boolean goesOn = Characters.isAlphanumeric(text, end) || Characters.is(text, end, '_');
        return !goesOn && isV6(text.substring(start, end)) ? end : at;
    }

    /** {@code ::ffff:10.0.0.1}: the last two groups as an IPv4 address. */
    private static int endOfMapped(String text, int start, int dot, int at) {
        int colon = text.lastIndexOf(':', dot);
        int end = endOfOctets(text, colon + 1);
        return end > colon + 1 && isV6(text.substring(start, colon + 1) + "0:0") ? end : at;
    }

    private static boolean isV6(String address) {
        int gap = address.indexOf("::");
        if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int groups = 0;
        for (String group : address.split(":", -1)) {
            if (group.length() > 4) {
                return false;
            }
            groups += group.isEmpty() ? 0 : 1;
        }
        // Names of C++ and Ruby may be of hexadecimal letters: Abc::De.
        boolean hasDigit = address.chars().anyMatch(c -> c >= '0' && c <= '9');
        return gap < 0 ? groups == GROUPS : groups < GROUPS && (hasDigit || groups == 0);
    }
}
