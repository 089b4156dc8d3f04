package dev.forgeincident.sources.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the comparison off an alert's expression: {@code rate(errors[5m]) > 0.05} gives nothing
 * until it fires, {@code rate(errors[5m])} shows how it came to that.
 *
 * <p>By PromQL's precedence a comparison binds weaker than arithmetic and stronger than {@code
 * and}, {@code or} and {@code unless}. So of an expression whose outermost level holds one
 * comparison and none of these, either side is an expression by itself. Everything else is left as
 * it is.
 */
final class Threshold {

    private static final Set<String> SET_OPERATORS = Set.of("and", "or", "unless");

    /** A number, or arithmetic of numbers; durations count as numbers. */
    private static final Pattern NUMBERS =
            Pattern.compile("[-+(.\\s]*+[0-9][-+*/%^().\\s0-9eE_smhdwy]*+");

    private final String text;
    private final List<Integer> comparisons = new ArrayList<>();
    private boolean sets;

    /** Whether a parenthesis that opens at the first letter closes at the last. */
    private boolean wrapped;

    private boolean balanced = true;

    private Threshold(String text) {
        this.text = text;
    }

    /** The expression without its threshold; as it was where that is in doubt. */
    static String stripped(String expression) {
        String inner = expression.strip();
        while (true) {
            Threshold outermost = new Threshold(inner);
            outermost.scan();
            if (!outermost.balanced) {
                return expression;
            }
            if (!outermost.wrapped) {
                String side = outermost.side();
                return side == null ? expression : side;
            }
            inner = inner.substring(1, inner.length() - 1).strip();
        }
    }

    private @Nullable String side() {
        if (sets || comparisons.size() != 1) {
            return null;
        }
        int at = comparisons.get(0);
        String left = text.substring(0, at).strip();
        String right = withoutBool(text.substring(at + operator(at)).strip());
        if (left.isEmpty() || right.isEmpty()) {
            return null;
        }
        if (!NUMBERS.matcher(left).matches()) {
            return left;
        }
        return NUMBERS.matcher(right).matches() ? null : right;
    }

    /** One pass; strings, comments and what stands in any bracket are passed over. */
    private void scan() {
        int depth = 0;
        int closedFirst = -1;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int next = i + 1;
            if (c == '"' || c == '\'' || c == '`') {
                next = endOfString(i);
                balanced &= next > 0;
                if (!balanced) {
                    return;
                }
            } else if (c == '#') {
                int end = text.indexOf('\n', i);
                next = end < 0 ? text.length() : end;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
                if (depth == 0 && closedFirst < 0) {
                    closedFirst = i;
                }
            } else if (depth == 0 && operator(i) > 0) {
                comparisons.add(i);
                next = i + operator(i);
            } else if (isWord(c)) {
                next = endOfWord(i);
                sets |= depth == 0 && SET_OPERATORS.contains(lower(i, next));
            }
            if (depth < 0) {
                balanced = false;
                return;
            }
            i = next;
        }
        balanced = depth == 0;
        wrapped = text.startsWith("(") && closedFirst == text.length() - 1;
    }

    /** The length of the comparison that begins here; 0 where none does. */
    private int operator(int i) {
        char c = text.charAt(i);
        boolean equals = i + 1 < text.length() && text.charAt(i + 1) == '=';
        return switch (c) {
            case '<', '>' -> equals ? 2 : 1;
            case '=', '!' -> equals ? 2 : 0;
            default -> 0;
        };
    }

    /** Behind the quotation mark that ends it; -1 where none does. */
    private int endOfString(int from) {
        char quote = text.charAt(from);
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            if (c == '\\' && quote != '`') {
                i++;
            }
        }
        return -1;
    }

    private int endOfWord(int from) {
        int i = from;
        while (i < text.length() && isWord(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private String lower(int from, int to) {
        // No operator is longer; a name may be.
        return to - from > 12 ? "" : text.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == ':';
    }

    /** The side behind the operator's modifier {@code bool}. */
    private static String withoutBool(String right) {
        boolean bool = right.startsWith("bool") && !(right.length() > 4 && isWord(right.charAt(4)));
        return bool ? right.substring(4).strip() : right;
    }
}
