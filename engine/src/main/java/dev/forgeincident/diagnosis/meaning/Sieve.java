package dev.forgeincident.diagnosis.meaning;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for many patterns in many lines: one walk over a line tells which of them can be in it at
 * all, by the three characters that a match can begin with, and only those need be tried.
 */
final class Sieve {

    private static final int MAX_PATTERNS = 64;
    private static final int[] NO_STARTS = new int[0];
    private static final long[] NO_BITS = new long[0];

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

    /** Walks over the text once, for all that will be asked of it. */
    Sifted sift(String text) {
        long candidates = 0;
        int[] starts = NO_STARTS;
        long[] beginning = NO_BITS;
        int size = 0;
        int opening = 0;
        // What begins at the end goes on into nothing.
        int behind = text.length() + Openings.LENGTH - 1;
        for (int end = 1; end <= behind; end++) {
            opening =
                    end <= text.length()
                            ? Openings.next(opening, text.charAt(end - 1))
                            : Openings.end(opening);
            long here = openings[opening];
            if (here == 0 || end < Openings.LENGTH) {
                continue;
            }
            candidates |= here;
            if (size == starts.length) {
                int more = Math.max(8, 2 * size);
                starts = Arrays.copyOf(starts, more);
                beginning = Arrays.copyOf(beginning, more);
            }
            starts[size] = end - Openings.LENGTH;
            beginning[size++] = here;
        }
        return new Sifted(this, text, candidates, starts, beginning, size);
    }

    /** A text, and where in it which patterns may begin. */
    static final class Sifted {

        private final Sieve sieve;
        private final String text;
        private final long candidates;
        private final int[] starts;
        private final long[] beginning;
        private final int size;

        private Sifted(
                Sieve sieve,
                String text,
                long candidates,
                int[] starts,
                long[] beginning,
                int size) {
            this.sieve = sieve;
            this.text = text;
            this.candidates = candidates;
            this.starts = starts;
            this.beginning = beginning;
            this.size = size;
        }

        /** The patterns that may be in the text, a bit for each. */
        long candidates() {
            return candidates;
        }

        /** Whether the text has the pattern of that place in it. */
        boolean finds(int i) {
            Pattern pattern = sieve.patterns.get(i);
            if (!sieve.tellsBeginning[i]) {
                return pattern.matcher(text).find();
            }
            // It is tried where it can begin, and nowhere else.
            long bit = 1L << i;
            Matcher matcher = null;
            for (int at = 0; at < size; at++) {
                if ((beginning[at] & bit) != 0) {
                    matcher = matcher == null ? around(pattern) : matcher;
                    if (matcher.region(starts[at], text.length()).lookingAt()) {
                        return true;
                    }
                }
            }
            return false;
        }

        private Matcher around(Pattern pattern) {
            return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        }
    }
}
