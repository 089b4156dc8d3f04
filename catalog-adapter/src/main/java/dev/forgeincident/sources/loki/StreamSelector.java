package dev.forgeincident.sources.loki;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A LogQL stream selector, {@code {app="invoice-api", env!="test"}}, and nothing beside it. It is
 * taken apart and written anew, so that no value can end its quotes.
 */
final class StreamSelector {

    private static final int LONGEST = 1_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");
    private static final List<String> OPERATORS = List.of("=~", "!~", "!=", "=");

    record Matcher(String label, String operator, String value) {

        boolean isRegex() {
            return operator.endsWith("~");
        }
    }

    private final List<Matcher> matchers;

    private StreamSelector(List<Matcher> matchers) {
        this.matchers = List.copyOf(matchers);
    }

    /** The selector, or null where the text is anything else. */
    static @Nullable StreamSelector parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        List<Matcher> matchers = new Reader(text.strip()).matchers();
        return matchers == null || matchers.isEmpty() ? null : new StreamSelector(matchers);
    }

    /** The same with each value changed; in one that is a regular expression as {@code regex}. */
    StreamSelector with(UnaryOperator<String> plain, UnaryOperator<String> regex) {
        return new StreamSelector(
                matchers.stream()
                        .map(
                                each ->
                                        new Matcher(
                                                each.label(),
                                                each.operator(),
                                                (each.isRegex() ? regex : plain)
                                                        .apply(each.value())))
                        .toList());
    }

    List<Matcher> matchers() {
        return matchers;
    }

    /** As LogQL. */
    @Override
    public String toString() {
        return matchers.stream()
                .map(each -> each.label() + each.operator() + quoted(each.value()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** A string of LogQL, which has Go's escapes. */
    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7F) {
                quoted.append("\\u00").append(hex(c >> 4)).append(hex(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static char hex(int digit) {
        return Character.forDigit(digit & 0xF, 16);
    }

    /** Reads a selector from its first character to its last. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        @Nullable List<Matcher> matchers() {
            List<Matcher> matchers = new ArrayList<>();
            if (!takes("{")) {
                return null;
            }
            do {
                skipBlanks();
                if (matchers.size() > 0 && text.startsWith("}", at)) {
                    break;
                }
                Matcher matcher = matcher();
                if (matcher == null) {
                    return null;
                }
                matchers.add(matcher);
                skipBlanks();
            } while (takes(","));
            return takes("}") && at == text.length() ? matchers : null;
        }

        private @Nullable Matcher matcher() {
            java.util.regex.Matcher name = NAME.matcher(text).region(at, text.length());
            if (!name.lookingAt()) {
                return null;
            }
            at = name.end();
            skipBlanks();
            for (String operator : OPERATORS) {
                if (takes(operator)) {
                    skipBlanks();
                    String value = value();
                    return value == null ? null : new Matcher(name.group(), operator, value);
                }
            }
            return null;
        }

        private @Nullable String value() {
            if (takes("`")) {
                int end = text.indexOf('`', at);
                String raw = end < 0 ? null : text.substring(at, end);
                at = end + 1;
                return raw;
            }
            if (!takes("\"")) {
                return null;
            }
            StringBuilder value = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"') {
                    return value.toString();
                }
                if (c == '\n') {
                    return null;
                }
                if (c == '\\') {
                    // Of Go's escapes only those that people write in a label's value.
                    if (at == text.length() || "\"\\".indexOf(text.charAt(at)) < 0) {
                        return null;
                    }
                    c = text.charAt(at++);
                }
                value.append(c);
            }
            return null;
        }

        private boolean takes(String token) {
            if (!text.startsWith(token, at)) {
                return false;
            }
            at += token.length();
            return true;
        }

        private void skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
