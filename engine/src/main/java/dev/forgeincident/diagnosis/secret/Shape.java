package dev.forgeincident.diagnosis.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the secrets of one kind look like. */
interface Shape {

    /**
     * Tells the secrets that belong to an anchor.
     *
     * @param from where nothing of this kind was read yet; at most {@code anchor}
     * @param anchor where one of the kind's anchors stands
     * @return the index after what was read, so that nothing is told twice; {@code from} where no
     *     secret belongs to the anchor
     */
    int read(String text, int from, int anchor, Sink sink);

    /** Takes the span of one secret. */
    @FunctionalInterface
    interface Sink {
        void add(int start, int end);
    }

    /**
     * A match that begins at its anchor. Its groups that took part are the secret; the whole match
     * is, where it has none.
     */
    record AtAnchor(Pattern pattern) implements Shape {
        @Override
        public int read(String text, int from, int anchor, Sink sink) {
            return match(pattern, text, from, anchor, sink);
        }
    }

    /** A match that begins with the word in which its anchor stands. */
    record AroundAnchor(Pattern pattern) implements Shape {

        private static final int LONGEST_START = 100;

        @Override
        public int read(String text, int from, int anchor, Sink sink) {
            int start = anchor;
            int first = Math.max(from, anchor - LONGEST_START);
            while (start > first && isOfWord(text.charAt(start - 1))) {
                start--;
            }
            return match(pattern, text, from, start, sink);
        }

        private static boolean isOfWord(char c) {
            return (c < 128 && Character.isLetterOrDigit(c)) || c == '_' || c == '-' || c == '~';
        }
    }

    private static int match(Pattern pattern, String text, int from, int start, Sink sink) {
        Matcher matcher =
                pattern.matcher(text)
                        .useTransparentBounds(true)
                        .useAnchoringBounds(false)
                        .region(start, text.length());
        if (!matcher.lookingAt()) {
            return from;
        }
        if (matcher.groupCount() == 0) {
            sink.add(matcher.start(), matcher.end());
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.start(group) < matcher.end(group)) {
                sink.add(matcher.start(group), matcher.end(group));
            }
        }
        return matcher.end();
    }
}
