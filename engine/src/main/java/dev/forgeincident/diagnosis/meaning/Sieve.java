package dev.forgeincident.diagnosis.meaning;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for many patterns in many lines: one walk over a line tells which of them can be in it at
 * all, by the three characters that a match can begin with, and only those need be tried.
 */
final class Sieve {

    private static final int MAX_PATTERNS = 64;

    private final List<Pattern> patterns;
    private final boolean[] tellsBeginning;
    private final long[] openings = new long[Openings.COUNT];

    /**
     * @param parts for each pattern one that is found wherever the pattern is: the pattern itself,
     *     or what it needs in its midst where it can begin with anything
     */
    Sieve(List<Pattern> patterns, List<String> parts) {
        if (patterns.size() > MAX_PATTERNS) {
            throw new IllegalArgumentException("at most 64 patterns");
        }
        this.patterns = List.copyOf(patterns);
        this.tellsBeginning = new boolean[parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            tellsBeginning[i] = parts.get(i).equals(patterns.get(i).pattern());
            long bit = 1L << i;
            Openings.of(parts.get(i)).stream().forEach(opening -> openings[opening] |= bit);
        }
    }

    /** Whether the text, of which at most so much counts, has the pattern of that place in it. */
    boolean finds(int i, String whole, int most) {
        String text = whole.length() <= most ? whole : whole.substring(0, most);
        Pattern pattern = patterns.get(i);
        if (!tellsBeginning[i]) {
            return pattern.matcher(text).find();
        }
        // It is tried where it can begin, and nowhere else.
        Matcher matcher = pattern.matcher(text);
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        long bit = 1L << i;
        int opening = 0;
        int behind = text.length() + Openings.LENGTH - 1;
        for (int end = 1; end <= behind; end++) {
            opening =
                    end <= text.length()
                            ? Openings.next(opening, text.charAt(end - 1))
                            : Openings.end(opening);
            int start = end - Openings.LENGTH;
            if ((openings[opening] & bit) != 0 && start >= 0) {
                matcher.region(start, text.length());
                if (matcher.lookingAt()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The patterns that may be in the text, a bit for each. */
    long candidates(String text) {
        long candidates = 0;
        int opening = 0;
        for (int i = 0; i < text.length(); i++) {
            opening = Openings.next(opening, text.charAt(i));
            candidates |= openings[opening];
        }
        // What begins at the end goes on into nothing.
        for (int i = 1; i < Openings.LENGTH; i++) {
            opening = Openings.end(opening);
            candidates |= openings[opening];
        }
        return candidates;
    }
}
