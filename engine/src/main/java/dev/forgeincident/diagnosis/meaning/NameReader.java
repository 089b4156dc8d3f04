package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.NameReplaced;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which names a hunk replaces by others. */
final class NameReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern ENTRY =
            Pattern.compile(
                    "[-\\s]*(?:export |ENV |ARG |- )?[\"']?([A-Za-z_][\\w./$-]{0,100})[\"']?\\s*[:=]\\s*(.*)");

    /** A field of a protobuf message. */
    private static final Pattern MESSAGE_FIELD =
            Pattern.compile("(?:optional |repeated |required )?\\w+ \\w+ = \\d+;");

    private static final int MAX_OLD = 100;
    private static final Set<String> KEYWORDS =
            Set.of(
                    "var",
                    "let",
                    "const",
                    "val",
                    "final",
                    "public",
                    "private",
                    "protected",
                    "static",
                    "int",
                    "long",
                    "double",
                    "float",
                    "string",
                    "String",
                    "bool",
                    "boolean",
                    "true",
                    "false",
                    "null",
                    "nil",
                    "None",
                    "True",
                    "False",
                    "return",
                    "await",
                    "async",
                    "with",
                    "using",
                    "try",
                    "defer",
                    "go",
                    "match",
                    "guard",
                    "if",
                    "else",
                    "for",
                    "while",
                    "in",
                    "is",
                    "not",
                    "and",
                    "or",
                    "new",
                    "this",
                    "self",
                    "on",
                    "off",
                    "yes",
                    "no");

    private NameReader() {}

    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        for (Edit edit : hunk.edits()) {
            HunkLine before = edit.before();
            HunkLine after = edit.after();
            if (before == null || after == null || before.isBlank() || after.isBlank()) {
                continue;
            }
            boolean entry = hunk.isConfiguration() && entry(edit, before, after, meanings);
            if (!entry && !Statements.isObserving(after)) {
                words(hunk, edit, before, after, meanings);
            }
        }
    }

    /** A key of configuration is renamed as a whole, dots and hyphens with it. */
    private static boolean entry(
            Edit edit, HunkLine before, HunkLine after, List<DiffMeaning> meanings) {
        Matcher old = ENTRY.matcher(before.bare());
        Matcher current = ENTRY.matcher(after.bare());
        if (!old.matches() || !current.matches()) {
            return false;
        }
        String from = String.valueOf(old.group(1));
        String to = String.valueOf(current.group(1));
        boolean sameValue = String.valueOf(old.group(2)).equals(String.valueOf(current.group(2)));
        boolean related = sameValue || shareAWord(from, to);
        if (!from.equals(to) && related) {
            meanings.add(new NameReplaced(from, to, NameKind.KEY, edit.pair()));
        }
        return !from.equals(to) || !isConnection(old.group(2));
    }

    /** Settings inside a value, as in a connection string. */
    private static boolean isConnection(String value) {
        return value.indexOf('=') > 0;
    }

    private static boolean shareAWord(String a, String b) {
        List<String> words = List.of(Spoken.of(a).split(" "));
        return List.of(Spoken.of(b).split(" ")).stream()
                .anyMatch(word -> word.length() > 2 && words.contains(word));
    }

    private static void words(
            Hunk hunk, Edit edit, HunkLine before, HunkLine after, List<DiffMeaning> meanings) {
        for (TokenEdits.Edit change : TokenEdits.between(before.bare(), after.bare())) {
            if (change.from().size() != 1 || change.to().size() != 1) {
                continue;
            }
            String from = change.from().get(0);
            String to = change.to().get(0);
            boolean names = NAME.matcher(from).matches() && NAME.matcher(to).matches();
            boolean ordinary = !KEYWORDS.contains(from) && !KEYWORDS.contains(to);
            boolean units = Amount.isUnit(from) && Amount.isUnit(to);
            if (names && ordinary && !units && !isLevel(from, to)) {
                NameKind kind = kind(hunk, before, change);
                if (kind == NameKind.FIELD && isText(change) && !isField(before)) {
                    continue;
                }
                if (kind == NameKind.FIELD && isValue(change.before()) && !isField(before)) {
                    continue;
                }
                if (kind != NameKind.SYMBOL || !isLocal(hunk, change, from)) {
                    meanings.add(new NameReplaced(from, to, kind, edit.pair()));
                }
            }
        }
    }

    private static boolean isLevel(String from, String to) {
        return DiffMeaning.LogLevelChanged.rank(from) >= 0
                && DiffMeaning.LogLevelChanged.rank(to) >= 0;
    }

    private static NameKind kind(Hunk hunk, HunkLine line, TokenEdits.Edit change) {
        String text = line.bare();
        boolean quoted = isQuoted(change.before());
        String lower = hunk.path().toLowerCase(Locale.ROOT);
        boolean upper = change.from().get(0).equals(change.from().get(0).toUpperCase(Locale.ROOT));
        if (lower.endsWith(".sql") || ((quoted || text.contains("@")) && line.is(Writing.COLUMN))) {
            return NameKind.COLUMN;
        }
        if ((quoted || upper) && line.is(Writing.VARIABLE)) {
            return NameKind.KEY;
        }
        if (isField(line)) {
            return NameKind.FIELD;
        }
        boolean key = isKey(change.after());
        if (quoted) {
            return key && lastSign(change.after()).equals("=") ? NameKind.KEY : quotedKind(change);
        }
        return key && hunk.isConfiguration()
                ? NameKind.KEY
                : key && lastSign(change.after()).equals(":") ? NameKind.FIELD : NameKind.SYMBOL;
    }

    private static boolean isField(HunkLine line) {
        return line.is(Writing.FIELD)
                || (line.hasDigit() && MESSAGE_FIELD.matcher(line.bare()).lookingAt());
    }

    /** A string alone is a field's name in a map or a message; with a slash around it a path. */
    private static NameKind quotedKind(TokenEdits.Edit change) {
        boolean path =
                change.before().contains("/")
                        || (!change.after().isEmpty() && change.after().get(0).equals("/"));
        return path ? NameKind.ENDPOINT : NameKind.FIELD;
    }

    /** A word of a sentence in quotes, or the value of a setting. */
    private static boolean isText(TokenEdits.Edit change) {
        List<String> before = change.before();
        if (!isQuoted(before)) {
            return false;
        }
        int last = before.size() - 1;
        boolean follows = before.get(last).isBlank();
        boolean goesOn = change.after().size() > 1 && change.after().get(0).isBlank();
        int sign = last - 1;
        while (sign > 0 && before.get(sign).isBlank()) {
            sign--;
        }
        boolean value = sign >= 0 && (before.get(sign).equals("=") || before.get(sign).equals(":"));
        return follows || goesOn || value;
    }

    /** What is in quotes behind a key is the value of that key, and no name. */
    private static boolean isValue(List<String> before) {
        int at = before.size() - 1;
        while (at >= 0 && !isQuote(before.get(at))) {
            at--;
        }
        at--;
        while (at >= 0 && before.get(at).isBlank()) {
            at--;
        }
        return isQuoted(before)
                && at > 0
                && (before.get(at).equals(":")
                        || (before.get(at).equals("=") && !before.get(at - 1).equals("=")));
    }

    private static boolean isQuote(String token) {
        return token.equals("\"") || token.equals("'") || token.equals("`");
    }

    private static boolean isQuoted(List<String> before) {
        boolean one = before.stream().filter("\""::equals).count() % 2 == 1;
        boolean other = before.stream().filter("'"::equals).count() % 2 == 1;
        return one || other || before.stream().filter("`"::equals).count() % 2 == 1;
    }

    /** Declared, or merely assigned, inside the hunk and never reached through a dot. */
    private static boolean isLocal(Hunk hunk, TokenEdits.Edit change, String name) {
        List<String> before = change.before();
        String last = before.isEmpty() ? "" : before.get(before.size() - 1);
        String next = change.after().isEmpty() ? "" : change.after().get(0);
        if (last.equals(".") || next.equals("(") || Character.isUpperCase(name.charAt(0))) {
            return false;
        }
        List<HunkLine> old = hunk.old();
        for (int i = 0; i < Math.min(old.size(), MAX_OLD); i++) {
            if (Declarations.declares(old.get(i).code(), name)) {
                return true;
            }
        }
        return Declarations.declares(hunk.context(), name);
    }

    /**
     * Whether what follows makes the name a key: {@code =} but not {@code ==}, or a colon, perhaps
     * after a quote.
     */
    private static boolean isKey(List<String> after) {
        return !lastSign(after).isEmpty();
    }

    private static String lastSign(List<String> after) {
        for (int i = 0; i < after.size(); i++) {
            String token = after.get(i);
            if (token.equals("=")) {
                boolean twice = i + 1 < after.size() && after.get(i + 1).equals("=");
                return twice ? "" : "=";
            }
            if (token.equals(":")) {
                boolean assigned = i + 1 < after.size() && after.get(i + 1).equals("=");
                return assigned ? "" : ":";
            }
            if (!token.isBlank() && !token.equals("\"") && !token.equals("'")) {
                return "";
            }
        }
        return "";
    }
}
