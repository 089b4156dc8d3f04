package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.Setting.Kind;
import dev.forgeincident.diagnosis.meaning.SettingTokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads which names get which values in one line, in any language: {@code timeout: 5s}, {@code
 * pool_size=5}, {@code Policy{MaxAttempts: 8, BaseDelay: 5 * time.Millisecond}}, {@code
 * setMaxOpenConns(5)}, {@code getInt("pool.size", 5)}, {@code --concurrency 4}, {@code -Xmx2g}.
 */
final class Settings {

    private static final Set<String> NO_NAMES =
            Set.of(
                    "return",
                    "case",
                    "if",
                    "while",
                    "for",
                    "in",
                    "and",
                    "or",
                    "else",
                    "elif",
                    "new",
                    "const",
                    "final",
                    "let",
                    "var",
                    "static",
                    "public",
                    "private",
                    "protected",
                    "await",
                    "yield",
                    "not",
                    "is",
                    "when",
                    "then",
                    "by",
                    "to",
                    "ENV",
                    "ARG",
                    "export");
    private static final Set<String> GENERIC = Set.of("value", "default", "val");
    private static final Set<String> NAMING = Set.of("name", "key", "id", "property");

    private static final Pattern TYPE =
            Pattern.compile(
                    "(?:time\\.)?Duration|u?int\\d{0,2}|[iuf](?:8|16|32|64|size)|float\\d{0,2}|double|long"
                            + "|[sS]tring|str|bool(?:ean)?|number|Int|Long|Integer|Double|Float");
    private static final Pattern SPAN_CALL =
            Pattern.compile(
                    "\\b(?:duration|timespan|time span|time ?delta|seconds?|secs?|millis|milliseconds?|minutes?|mins|hours?|days?)\\b");
    private static final Set<String> UNITS = units();
    private static final Pattern QUANTITY =
            Pattern.compile("-?\\d[\\d_]*(?:\\.\\d+)?(?:%|[A-Za-zµ]{1,3})?(?:\\d{1,4}(?:ms|s|m))?");
    private static final Pattern NAME_LIKE = Pattern.compile("-{0,2}[A-Za-z_][\\w.:-]{0,80}");

    private static final int MAX_TEXT = 300;

    /** A name longer than this is no unit. */
    private static final int MAX_UNIT = 40;

    /** What is open: a call, a literal, a list. */
    private record Frame(String call, String key) {}

    private final List<Token> tokens;
    private final boolean insideText;
    private final List<Setting> found = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private String last = "";
    private String beforeLast = "";
    private String key = "";
    private String argument = "";
    private boolean expecting;

    private Settings(String line, boolean insideText) {
        this.tokens = SettingTokens.of(line);
        this.insideText = insideText;
    }

    static List<Setting> in(String line) {
        return List.copyOf(new Settings(line, false).read());
    }

    private List<Setting> read() {
        for (int i = 0; i < tokens.size(); i++) {
            int end = spanAt(i);
            if (end > i) {
                emit(nameOfNumber(i), text(i, end), Kind.NUMBER);
                last = "";
                i = end - 1;
                continue;
            }
            Token token = tokens.get(i);
            switch (token.type()) {
                case NAME -> name(token.text(), i);
                case TEXT -> text(token.text(), i);
                case SIGN -> sign(token.text(), i);
                case NUMBER -> last = "";
            }
        }
        return found;
    }

    /** Where the amount ends that begins at that token; the same place where none begins. */
    private int spanAt(int i) {
        Token token = tokens.get(i);
        if (token.type() == SettingTokens.Type.NAME) {
            if (isSign(i + 1, "*") && isNumber(i + 2) && isUnit(token.text())) {
                return i + 3;
            }
            int closed = isSign(i + 1, "(") ? closed(i + 1) : i;
            return closed > i && SPAN_CALL.matcher(Spoken.of(token.text())).find() ? closed : i;
        }
        boolean minus = token.is("-") && expecting && isNumber(i + 1) && !tokens.get(i + 1).gap();
        if (token.type() != SettingTokens.Type.NUMBER && !minus) {
            return i;
        }
        int end = minus ? i + 2 : i + 1;
        while (end + 1 < tokens.size()) {
            Token next = tokens.get(end);
            boolean unit = isUnit(tokens.get(end + 1).text());
            if ((next.is("*") || next.is("<<") || isDivision(end)) && (isNumber(end + 1) || unit)) {
                end += 2;
            } else if ((next.is(".") || next.is(",")) && unit && !isSign(end + 2, "=")) {
                end += 2;
            } else {
                break;
            }
        }
        boolean spelt = end < tokens.size() && tokens.get(end).type() == SettingTokens.Type.NAME;
        return spelt && isUnit(tokens.get(end).text()) ? end + 1 : end;
    }

    /** With a blank on both sides, or it may be a date, a path or a share. */
    private boolean isDivision(int i) {
        return tokens.get(i).is("/")
                && tokens.get(i).gap()
                && i + 1 < tokens.size()
                && tokens.get(i + 1).gap();
    }

    /** The end of a short call that holds one number and nothing else but units. */
    private int closed(int open) {
        int numbers = 0;
        for (int i = open + 1; i < Math.min(tokens.size(), open + 8); i++) {
            Token token = tokens.get(i);
            if (token.is(")")) {
                return numbers == 1 ? i + 1 : open - 1;
            }
            numbers += token.type() == SettingTokens.Type.NUMBER ? 1 : 0;
            boolean unit = token.type() == SettingTokens.Type.NAME && isUnit(token.text());
            boolean allowed =
                    token.type() == SettingTokens.Type.NUMBER
                            || unit
                            || token.is("=")
                            || token.is(":");
            if (!allowed) {
                return open - 1;
            }
        }
        return open - 1;
    }

    private void name(String name, int i) {
        if (NO_NAMES.contains(name)) {
            return;
        }
        boolean called = isSign(i + 1, "(") || isSign(i + 1, "{") || isSign(i + 1, "[");
        if (expecting && !key.isEmpty() && !called && last.isEmpty()) {
            emit(named(), name, Kind.WORD);
        }
        beforeLast = last;
        last = name;
    }

    private void text(String text, int i) {
        if (isSign(i + 1, ":") || isSign(i + 1, "=>") || isSign(i + 1, "=")) {
            last = text;
            return;
        }
        if (isSign(i + 1, "]") && NAME_LIKE.matcher(text).matches()) {
            argument = text;
            return;
        }
        String name = named();
        if (QUANTITY.matcher(text).matches()) {
            emit(nameOfNumber(i), text, Kind.NUMBER);
        } else {
            emit(name, text, Kind.TEXT);
            if (!insideText && text.length() <= MAX_TEXT) {
                for (Setting inner : new Settings(text, true).read()) {
                    if (inner.kind() == Kind.NUMBER && !inner.name().isEmpty()) {
                        found.add(inner);
                    }
                }
            }
            argument = NAME_LIKE.matcher(text).matches() ? text.replaceFirst("^-+", "") : "";
        }
        last = "";
    }

    private void sign(String sign, int i) {
        switch (sign) {
            case "=", ":=", "=>" -> separator(true);
            case ":" -> {
                boolean port = insideText && isNumber(i + 1) && !tokens.get(i + 1).gap();
                separator(false);
                key = port ? "port" : key;
            }
            case "==", "===", "!=", "!==", "<", ">", "<=", ">=" -> {
                key = last;
                expecting = true;
                last = "";
            }
            case "(", "{", "[" -> {
                String call = last.isEmpty() ? key : last;
                frames.push(new Frame(call, expecting && last.isEmpty() ? key : ""));
                key = call;
                argument = "";
                expecting = true;
                last = "";
            }
            case ")", "}", "]" -> {
                Frame closed = frames.isEmpty() ? new Frame("", "") : frames.pop();
                last = sign.equals("]") && !argument.isEmpty() ? argument : closed.call();
                key = frames.isEmpty() ? "" : frames.peek().call();
                argument = "";
                expecting = !frames.isEmpty();
            }
            case ",", ";", "&", "|" -> {
                key = frames.isEmpty() ? (sign.equals(",") ? key : "") : frames.peek().call();
                expecting = !key.isEmpty();
                last = "";
            }
            default -> {
                // Arithmetic between a name and what follows: the name is not its key.
                last = sign.equals(".") || sign.equals("?") ? last : "";
            }
        }
    }

    /** A name is followed by its value; a type may stand between. */
    private void separator(boolean assignment) {
        boolean typed = assignment && TYPE.matcher(last).matches();
        if (typed && !beforeLast.isEmpty()) {
            key = beforeLast;
        } else if (!(typed && expecting && !key.isEmpty()) && !last.isEmpty()) {
            key = last;
        }
        expecting = true;
        last = "";
        beforeLast = "";
    }

    private String named() {
        if (!frames.isEmpty() && !argument.isEmpty() && key.equals(frames.peek().call())) {
            return argument;
        }
        if (GENERIC.contains(key) && !found.isEmpty()) {
            Setting before = found.get(found.size() - 1);
            return NAMING.contains(before.shortName()) ? before.value() : key;
        }
        return expecting ? key : "";
    }

    private String nameOfNumber(int i) {
        boolean besideName = !last.isEmpty() && i > 0 && tokens.get(i).gap();
        return besideName || (!last.isEmpty() && last.startsWith("Xm")) ? last : named();
    }

    private void emit(String name, String value, Kind kind) {
        String call = frames.isEmpty() ? "" : frames.peek().call();
        String plain = name.startsWith("@") ? name.substring(1) : name;
        found.add(new Setting(plain, call, value, kind));
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            text.append(token.gap() && i > from ? " " : "").append(token.text());
        }
        return text.toString();
    }

    private boolean isSign(int i, String sign) {
        return i < tokens.size() && tokens.get(i).is(sign);
    }

    private boolean isNumber(int i) {
        return i < tokens.size() && tokens.get(i).type() == SettingTokens.Type.NUMBER;
    }

    /** Whether the last word of the name is a unit of time or of memory. */
    static boolean isUnit(String name) {
        int last = name.length() - 1;
        if (last < 0 || last >= MAX_UNIT || !mayEndUnit(name.charAt(last))) {
            return false;
        }
        String spoken = Spoken.of(name);
        return UNITS.contains(spoken.substring(spoken.lastIndexOf(' ') + 1));
    }

    /** Whether units end with that letter; what is no letter of ASCII is left to be looked up. */
    private static boolean mayEndUnit(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return !letter || "bcdeiknrsy".indexOf(c | 0x20) >= 0;
    }

    private static Set<String> units() {
        Set<String> units = new HashSet<>();
        for (String prefix : List.of("", "nano", "micro", "milli")) {
            for (String one :
                    List.of("second", "sec", "milli", "minute", "min", "hour", "day", "week")) {
                units.add(prefix + one);
                units.add(prefix + one + "s");
            }
            for (String unit : List.of("ms", "kb", "mb", "gb", "kib", "mib", "gib")) {
                units.add(prefix + unit);
            }
        }
        return Set.copyOf(units);
    }
}
