package dev.forgeincident.diagnosis.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a line apart into what {@link Settings} reads. */
final class SettingTokens {

    enum Type {
        NAME,
        NUMBER,
        TEXT,
        SIGN
    }

    /**
     * @param gap whether white space stands before it
     */
    record Token(Type type, String text, boolean gap) {
        boolean is(String sign) {
            return type == Type.SIGN && text.equals(sign);
        }
    }

    private static final int MAX_TOKENS = 400;

    /** They stand alone, whatever follows. */
    private static final String PLAIN_SIGNS = "(){}[],;.&|+*/%#?~^\\";

    private static final String UNIT =
            "%|ns|us|µs|ms|msec|secs?|s|mins?|minutes?|m|hours?|hrs?|h|days?|d|w|seconds?|millis"
                    + "|[kKmMgGtT]i?[bB]?|[bB]|[uU]?[lLfFdD]";

    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<gap>\\s+)"
                            // Dates, versions, addresses and hashes are no quantities.
                            + "|(?<other>[vV]\\d+(?:\\.\\w+)+|\\d[\\w]*(?:[-.:/]\\d[\\w]*){2,}|0[xX][0-9a-fA-F]+|\\d{1,2}:\\d{2}\\b)"
                            + "|(?<number>\\d[\\d_]*(?:\\.\\d+)?(?:[eE][-+]?\\d{1,3})?(?:(?:"
                            + UNIT
                            + ")(?:\\d{1,4}(?:ms|s|m))?)?)(?![A-Za-z0-9_])"
                            + "|(?<junk>\\d\\w*)"
                            + "|-?Xm(?<jvm>[xs])(?<heap>\\d+[kKmMgG])"
                            + "|PT?(?<iso>\\d+[DHMS](?:\\d+[MS])?)\\b"
                            + "|(?<name>--?[A-Za-z][\\w.-]*[\\w]|[A-Za-z_$@][\\w$]*(?:(?:\\.|::|->|\\?\\.|-(?=[A-Za-z]))[A-Za-z_$][\\w$]*)*)"
                            + "|(?<sign>:=|=>|===?|!==?|<=|>=|<<|->|.)");

    private SettingTokens() {}

    static List<Token> of(String line) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(line);
        boolean gap = false;
        int at = 0;
        while (tokens.size() < MAX_TOKENS && at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t') {
                gap = true;
                at++;
                continue;
            }
            int end = endOfPlain(line, at);
            if (end > at) {
                Type type = isLetter(c) ? Type.NAME : Type.SIGN;
                tokens.add(new Token(type, line.substring(at, end), gap));
                gap = false;
                at = end;
                continue;
            }
            if (!matcher.find(at)) {
                break;
            }
            at = matcher.end();
            if (matcher.group("gap") != null) {
                gap = true;
                continue;
            }
            int close = closing(line, matcher);
            if (close > 0) {
                tokens.add(new Token(Type.TEXT, line.substring(matcher.start() + 1, close), gap));
                at = close + 1;
            } else {
                add(matcher, gap, tokens);
            }
            gap = false;
        }
        return tokens;
    }

    /**
     * The end of the name or the sign that begins there; the same place where it takes more to
     * tell, as for numbers and quotes.
     */
    private static int endOfPlain(String line, int start) {
        char c = line.charAt(start);
        if (PLAIN_SIGNS.indexOf(c) >= 0) {
            return start + 1;
        }
        if (!isLetter(c) || c == 'v' || c == 'V' || c == 'X' || c == 'P') {
            return start;
        }
        int end = endOfWord(line, start);
        while (end < line.length()) {
            int next = end + joining(line, end);
            if (next == end || next >= line.length()) {
                return end;
            }
            char first = line.charAt(next);
            boolean version =
                    line.charAt(end) == '.' && isDigit(first) && endsLikeVersion(line, start, end);
            if (!isLetter(first) && first != '$' && !version) {
                return end;
            }
            end = endOfWord(line, next);
        }
        return end;
    }

    /** {@code TLSv1}, of {@code TLSv1.2} */
    private static boolean endsLikeVersion(String line, int start, int end) {
        int at = end - 1;
        while (at > start && (isDigit(line.charAt(at)) || line.charAt(at) == '.')) {
            at--;
        }
        return at < end - 1 && at > start && line.charAt(at) == 'v';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfWord(String line, int start) {
        int end = start;
        while (end < line.length()) {
            char c = line.charAt(end);
            if (!isLetter(c) && c != '$' && (c < '0' || c > '9')) {
                return end;
            }
            end++;
        }
        return end;
    }

    /** How long the sign is that joins two words to one name; 0 where none stands there. */
    private static int joining(String line, int at) {
        char c = line.charAt(at);
        if (c == '.') {
            return 1;
        }
        if (line.startsWith("::", at) || line.startsWith("->", at) || line.startsWith("?.", at)) {
            return 2;
        }
        boolean letter = at + 1 < line.length() && isLetter(line.charAt(at + 1));
        return c == '-' && letter && line.charAt(at + 1) != '_' ? 1 : 0;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static int closing(String line, Matcher matcher) {
        String sign = matcher.group("sign");
        boolean quote = sign != null && (sign.equals("\"") || sign.equals("'") || sign.equals("`"));
        return quote ? line.indexOf(sign.charAt(0), matcher.end()) : -1;
    }

    private static void add(Matcher matcher, boolean gap, List<Token> tokens) {
        if (matcher.group("number") != null) {
            tokens.add(new Token(Type.NUMBER, matcher.group("number"), gap));
        } else if (matcher.group("heap") != null) {
            tokens.add(new Token(Type.NAME, "Xm" + matcher.group("jvm"), gap));
            tokens.add(new Token(Type.NUMBER, matcher.group("heap"), false));
        } else if (matcher.group("iso") != null) {
            tokens.add(new Token(Type.NUMBER, matcher.group("iso"), gap));
        } else if (matcher.group("name") != null) {
            String name = Objects.requireNonNull(matcher.group("name"));
            tokens.add(new Token(Type.NAME, name.replaceFirst("^-+", ""), gap));
        } else if (matcher.group("sign") != null) {
            tokens.add(new Token(Type.SIGN, matcher.group("sign"), gap));
        } else {
            tokens.add(new Token(Type.TEXT, matcher.group(), gap));
        }
    }
}
