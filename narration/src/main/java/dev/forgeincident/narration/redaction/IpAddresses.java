package dev.forgeincident.narration.redaction;

import java.util.function.Consumer;
import java.util.regex.Matcher;
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

    private static final Pattern V4 =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private static final Pattern VERSION_AFTER =
            Pattern.compile(
                    "[-+][A-Za-z]|\\.(?:jar|war|zip|tgz|tar|rpm|deb|nupkg|whl|gem|dll|exe|msi|apk|dmg)\\b");

    private static final Pattern VERSION_BEFORE =
            Pattern.compile("(?i)(?:version|release|\\bver|\\bv)$");

    @Override
    public void find(String text, Consumer<Span> found) {
        Matcher v4 = V4.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at;
            if (c == ':' || Characters.isHex(c)) {
                end = endOfV6(text, at);
                if (end == at && Characters.isDigit(text, at)) {
                    end = endOfV4(text, at, v4);
                }
            }
            if (end > at) {
                int start = c == ':' && text.charAt(at + 1) != ':' ? at + 1 : at;
                if (!stays(text.substring(start, end))) {
                    found.accept(new Span(KIND, start, end));
                }
            }
            at = Math.max(end, at + 1);
        }
    }

    private static boolean stays(String address) {
        return address.startsWith("127.")
                || address.startsWith("255.")
                || address.equals("0.0.0.0")
                || address.equals("::1")
                || address.equals("::");
    }

    /** The index after an IPv4 address; {@code at} where there is none. */
    private static int endOfV4(String text, int at, Matcher v4) {
        if (!Characters.isEdge(text, at)
                || Characters.is(text, at - 1, '.')
                || !v4.region(at, text.length()).lookingAt()) {
            return at;
        }
        for (int octet = 1; octet <= 4; octet++) {
            if (Integer.parseInt(v4.group(octet)) > 255) {
                return at;
            }
        }
        int end = v4.end();
        boolean goesOn =
                Characters.isAlphanumeric(text, end)
                        || Characters.is(text, end, '.') && Characters.isDigit(text, end + 1);
        return goesOn || isVersion(text, at, end) ? at : end;
    }

    private static boolean isVersion(String text, int start, int end) {
        if (VERSION_AFTER.matcher(text).region(end, text.length()).lookingAt()) {
            return true;
        }
        int before = start;
        while (before > 0
                && start - before < BEFORE
                && " :=\"'(".indexOf(text.charAt(before - 1)) >= 0) {
            before--;
        }
        String name = text.substring(Math.max(0, before - LONGEST), before);
        return VERSION_BEFORE.matcher(name).find()
                || text.startsWith("==", start - 2)
                || Characters.is(text, start - 1, ':') && isArtifact(text, start - 1);
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
        boolean afterName =
                text.charAt(at) == ':' && at > 0 && !Characters.isHex(text.charAt(at - 1));
        if (!afterName && !Characters.isEdge(text, at) || Characters.is(text, at - 1, ':')) {
            return at;
        }
        int start = text.charAt(at) == ':' && !Characters.is(text, at + 1, ':') ? at + 1 : at;
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
        Matcher v4 = V4.matcher(text).region(colon + 1, text.length());
        boolean isMapped = v4.lookingAt() && isV6(text.substring(start, colon + 1) + "0:0");
        return isMapped ? v4.end() : at;
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
