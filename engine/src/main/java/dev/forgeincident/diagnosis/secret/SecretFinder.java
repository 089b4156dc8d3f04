package dev.forgeincident.diagnosis.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds secrets of every kind in one pass. Most places of an ordinary text are passed over by one
 * look at three characters; a shape is tried only where an anchor stands.
 */
public final class SecretFinder {

    /** What already stands in the place of a secret: a mask, or a numbered placeholder. */
    private static final Pattern STAND_IN = Pattern.compile("\\*{3}|<[a-z][\\w-]{0,40}:\\d{1,9}>");

    private static final int LONGEST_STAND_IN = 60;

    private static final int BITS = 5;
    private static final int THREE = (1 << (3 * BITS)) - 1;

    private record Anchor(String text, int kind) {

        boolean standsAt(String whole, int at) {
            if (at + text.length() > whole.length()) {
                return false;
            }
            for (int i = 0; i < text.length(); i++) {
                char c = whole.charAt(at + i);
                char wanted = text.charAt(i);
                if (c != wanted && (c | 0x20) != wanted) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The anchors by the number of their first three characters; none where it is null. */
    private static final Anchor[][] ANCHORS = anchors();

    private SecretFinder() {}

    /** The secrets, by where they stand; none overlaps another. */
    public static List<SecretSpan> find(String text) {
        int at = next(text, 0);
        if (at < 0) {
            return List.of();
        }
        List<SecretSpan> found = new ArrayList<>();
        int[] read = new int[SecretKinds.ALL.size()];
        for (; at >= 0; at = next(text, at + 1)) {
            int key = key(text.charAt(at), text.charAt(at + 1), text.charAt(at + 2));
            for (Anchor anchor : ANCHORS[key]) {
                if (at >= read[anchor.kind()]
                        && anchor.standsAt(text, at)
                        && !isInStandIn(text, at)) {
                    read(text, at, anchor.kind(), read, found);
                }
            }
        }
        return found.size() < 2 ? found : apart(found);
    }

    private static void read(String text, int at, int number, int[] read, List<SecretSpan> found) {
        SecretKind kind = SecretKinds.ALL.get(number);
        read[number] =
                kind.shape()
                        .read(
                                text,
                                read[number],
                                at,
                                (start, end) -> {
                                    if (!isStandIn(text, start, end)) {
                                        found.add(new SecretSpan(kind.name(), start, end));
                                    }
                                });
    }

    private static boolean isStandIn(String text, int start, int end) {
        char first = text.charAt(start);
        return end - start <= LONGEST_STAND_IN
                && (first == '*' || first == '<')
                && STAND_IN.matcher(text).region(start, end).matches();
    }

    /** Whether a place is in the name of a placeholder: {@code <secret:1>} names no secret. */
    private static boolean isInStandIn(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_STAND_IN && isOfName(text.charAt(start - 1))) {
            start--;
        }
        return start > 0
                && text.charAt(start - 1) == '<'
                && STAND_IN.matcher(text).region(start - 1, text.length()).lookingAt();
    }

    private static boolean isOfName(char c) {
        return c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    /** Spans that overlap are one, of the kind that begins first. */
    private static List<SecretSpan> apart(List<SecretSpan> found) {
        found.sort(
                Comparator.comparingInt(SecretSpan::start)
                        .thenComparing(SecretSpan::end, Comparator.reverseOrder()));
        List<SecretSpan> apart = new ArrayList<>();
        SecretSpan last = found.get(0);
        for (SecretSpan span : found.subList(1, found.size())) {
            if (span.start() >= last.end()) {
                apart.add(last);
                last = span;
            } else if (span.end() > last.end()) {
                last = new SecretSpan(last.kind(), last.start(), span.end());
            }
        }
        apart.add(last);
        return apart;
    }

    /** The next place where an anchor may stand; -1 when there is none. */
    private static int next(String text, int from) {
        int last = text.length() - 3;
        if (from > last) {
            return -1;
        }
        int key = key('\0', text.charAt(from), text.charAt(from + 1));
        for (int at = from; at <= last; at++) {
            key = ((key << BITS) | (text.charAt(at + 2) & 0x1F)) & THREE;
            if (ANCHORS[key] != null) {
                return at;
            }
        }
        return -1;
    }

    /** Of three characters a number that does not depend on the case of letters. */
    private static int key(char first, char second, char third) {
        return ((first & 0x1F) << (2 * BITS)) | ((second & 0x1F) << BITS) | (third & 0x1F);
    }

    private static Anchor[][] anchors() {
        Map<Integer, List<Anchor>> byKey = new HashMap<>();
        for (int kind = 0; kind < SecretKinds.ALL.size(); kind++) {
            for (String text : SecretKinds.ALL.get(kind).anchors()) {
                int key = key(text.charAt(0), text.charAt(1), text.charAt(2));
                byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(new Anchor(text, kind));
            }
        }
        Anchor[][] anchors = new Anchor[THREE + 1][];
        byKey.forEach((key, its) -> anchors[key] = its.toArray(Anchor[]::new));
        return anchors;
    }
}
