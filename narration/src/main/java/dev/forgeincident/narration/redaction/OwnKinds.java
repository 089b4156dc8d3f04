package dev.forgeincident.narration.redaction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a house calls secret by patterns of its own. They are matched line by line. The engine of
 * {@code java.util.regex} goes back and tries again, so a careless pattern can take for ever: each
 * line has a budget of characters to be looked at, {@value #LOOKS_EACH} for each of its own and
 * {@value #LOOKS} more. A line on which a pattern runs out of it, or out of stack, is taken out
 * whole: what was not searched must not leave. The same line is cut off at the same character on
 * every machine, since no clock is read.
 */
final class OwnKinds implements Finder {

    private static final int LOOKS = 1_000;
    private static final int LOOKS_EACH = 100;

    private final Map<String, Pattern> patterns;

    OwnKinds(Map<String, Pattern> patterns) {
        this.patterns = new LinkedHashMap<>(patterns);
    }

    @Override
    public void find(String text, Consumer<Span> found) {
        if (patterns.isEmpty()) {
            return;
        }
        int start = 0;
        while (start < text.length()) {
            int newLine = text.indexOf('\n', start);
            int end = newLine < 0 ? text.length() : newLine;
            if (end > start) {
                String line = text.substring(start, end);
                int offset = start;
                patterns.forEach((kind, pattern) -> find(kind, pattern, line, offset, found));
            }
            start = end + 1;
        }
    }

    private static void find(
            String kind, Pattern pattern, String line, int offset, Consumer<Span> found) {
        try {
            Matcher matcher = pattern.matcher(new Budgeted(line));
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    found.accept(new Span(kind, offset + matcher.start(), offset + matcher.end()));
                }
            }
        } catch (Exhausted | StackOverflowError e) {
            found.accept(new Span(kind, offset, offset + line.length()));
        }
    }

    /** Thrown where a pattern has looked at too many characters. */
    private static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("", null, false, false);
        }
    }

    /** A line that can be looked at only so often. */
    private static final class Budgeted implements CharSequence {

        private final String line;
        private long left;

        Budgeted(String line) {
            this.line = line;
            this.left = LOOKS + (long) LOOKS_EACH * line.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new Exhausted();
            }
            return line.charAt(index);
        }

        @Override
        public int length() {
            return line.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return line.subSequence(start, end);
        }

        @Override
        public String toString() {
            return line;
        }
    }
}
