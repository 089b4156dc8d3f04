package dev.forgeincident.narration.redaction;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Long words that only a machine writes and that no name explains: keys of a form that nobody told
 * us. All of these together:
 *
 * <ul>
 *   <li>24 characters or more of the alphabets of base 62 and base 64, with two small letters, two
 *       capitals and digits in two places at least: no digest, UUID, ULID, or trace id, which need
 *       not be hidden, and are needed;
 *   <li>Shannon's entropy of the characters at least {@value #ENTROPY} of what so many could have
 *       at most: of random words of 24 to 100 characters one in a thousand has less;
 *   <li>{@value #PART} of them in one part between hyphens and slashes: names and paths are of
 *       short parts;
 *   <li>less than {@value #WORDS} of it in runs of four letters of one case, as names have; random
 *       words have an eighth.
 * </ul>
 *
 * Not what stands where digests and ids stand ({@code requestId=…}, {@code sha256-…}, {@code ETag:
 * …}), public keys, and images.
 */
final class RandomTokens implements Finder {

    private static final int SHORTEST = 24;

    /** With slashes in it a word may be a path; then more is asked for. */
    private static final int SHORTEST_WITH_SLASH = 28;

    private static final int LONGEST = 20_000;

    private static final double ENTROPY = 0.8;
    private static final double WORDS = 0.45;
    private static final double WORDS_WITH_SLASH = 0.3;

    private static final int AT_LEAST = 2;
    private static final int RUN = 4;
    private static final int PART = 11;
    private static final int ALPHABET = 62;
    private static final int CONTEXT = 60;

    /** Names of what identifies or checks something, and must be told apart. */
    private static final Pattern ID =
            Pattern.compile(
                    "(?:.*[_.-])?(?:id|ID|Id)(?:-\\d)?|.*[a-z](?:Id|ID)|.*[A-Z]ID"
                            + "|(?i:.*(?:etag|digest|sha\\d{0,3}|hash|checksum|fingerprint|integrity|nonce|traceparent"
                            + "|tracestate|cursor|none-match)|h1)");

    private static final Pattern SECRET_ID = Pattern.compile("(?i).*(?:sess|secret|auth|login).*");

    private static final Pattern IMAGE_BEFORE =
            Pattern.compile("data:(?:image|font|audio|video)/[\\w.+-]{1,30};base64,$");

    /** Public keys, signatures of files, and how pictures begin in base 64. */
    private static final Pattern KNOWN =
            Pattern.compile(
                    "(?:sha\\d{1,3}-|AAAA[BCE][23]|iVBORw0KGgo|/9j/4|R0lGOD|PHN2Zy|_ZN|_R[A-Z])");

    @Override
    public void find(String text, Consumer<Span> found) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            int slashes = 0;
            while (end < text.length() && end - at < LONGEST && isOfWord(text.charAt(end))) {
                slashes += text.charAt(end) == '/' ? 1 : 0;
                end++;
            }
            if (end - at >= SHORTEST) {
                read(text, at, end, slashes, found);
            }
            at = end + 1 > text.length() || end - at == LONGEST ? end : end + 1;
        }
    }

    private static void read(String text, int start, int end, int slashes, Consumer<Span> found) {
        boolean random =
                slashes == 0
                        ? isRandom(text, start, end, WORDS)
                        : end - start >= SHORTEST_WITH_SLASH
                                && isRandom(text, start, end, WORDS_WITH_SLASH);
        if (random) {
            if (!isKnown(text, start, end)) {
                int padded = end;
                while (padded - end < 2 && Characters.is(text, padded, '=')) {
                    padded++;
                }
                found.accept(new Span(Placeholders.SECRET, start, padded));
            }
        } else if (slashes > 0) {
            readSegments(text, start, end, found);
        }
    }

    private static void readSegments(String text, int start, int end, Consumer<Span> found) {
        int segment = start;
        for (int at = start; at <= end; at++) {
            if (at == end || text.charAt(at) == '/') {
                if (at - segment >= SHORTEST) {
                    read(text, segment, at, 0, found);
                }
                segment = at + 1;
            }
        }
    }

    private static boolean isOfWord(char c) {
        return (c < 128 && Character.isLetterOrDigit(c))
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_';
    }

    private static boolean isRandom(String text, int start, int end, double words) {
        int[] counts = new int[128];
        int small = 0;
        int capitals = 0;
        int digitRuns = 0;
        int inWords = 0;
        int run = 0;
        int part = 0;
        int longestPart = 0;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            counts[c]++;
            int kind = kind(c);
            part = kind == 0 ? 0 : part + 1;
            longestPart = Math.max(longestPart, part);
            small += kind == 1 ? 1 : 0;
            capitals += kind == 2 ? 1 : 0;
            digitRuns += kind == 3 && (at == start || kind(text.charAt(at - 1)) != 3) ? 1 : 0;
            run = at > start && kind == kind(text.charAt(at - 1)) ? run + 1 : 1;
            if (kind == 1 || kind == 2) {
                inWords += run == RUN ? RUN : run > RUN ? 1 : 0;
            }
        }
        int length = end - start;
        return small >= AT_LEAST
                && capitals >= AT_LEAST
                && digitRuns >= AT_LEAST
                && longestPart >= PART
                && inWords < words * length
                && entropy(counts, length) >= ENTROPY * log2(Math.min(length, ALPHABET));
    }

    private static int kind(char c) {
        if (c >= 'a' && c <= 'z') {
            return 1;
        }
        if (c >= 'A' && c <= 'Z') {
            return 2;
        }
        return c >= '0' && c <= '9' ? 3 : 0;
    }

    /** Bits a character. */
    private static double entropy(int[] counts, int length) {
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / length;
                bits -= share * log2(share);
            }
        }
        return bits;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static boolean isKnown(String text, int start, int end) {
        String before = text.substring(Math.max(0, start - CONTEXT), start);
        return KNOWN.matcher(text).region(start, end).lookingAt()
                || IMAGE_BEFORE.matcher(before).find()
                || isId(nameOf(before));
    }

    private static boolean isId(String name) {
        return ID.matcher(name).matches() && !SECRET_ID.matcher(name).matches();
    }

    /** The name before a value: {@code request-id} of {@code "request-id": "}. */
    private static String nameOf(String before) {
        int end = before.endsWith("W/\"") ? before.length() - 3 : before.length();
        int sign = end;
        while (sign > 0 && " \"'\\".indexOf(before.charAt(sign - 1)) >= 0) {
            sign--;
        }
        if (sign == 0 || ":=".indexOf(before.charAt(sign - 1)) < 0) {
            return "";
        }
        end = sign - 1;
        while (end > 0 && " \"'\\".indexOf(before.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        while (start > 0
                && (isOfWord(before.charAt(start - 1)) || before.charAt(start - 1) == '.')) {
            start--;
        }
        return before.substring(start, end);
    }
}
