package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.Harmless;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads whether a change touches only what does nothing, or only what watches. */
final class HarmlessReader {

    private static final Pattern IMPORT =
            Pattern.compile(
                    "(?:import|from|use|using|require|require_once|include|#include)\\b.*|(?:[\\w.]+ )?\"[\\w./@-]+\";?|[(){}]+;?");

    /** There white space at the beginning of a line is part of the program. */
    private static final Pattern INDENTED =
            Pattern.compile(
                    "(?:.*\\.(?:py|ya?ml|haml|pug|slim|sass|coffee|nim|hs|mk)|(?:.*/)?makefile)");

    private final FileKinds kinds;
    private final List<FileDiff> files;
    private final List<Hunk> hunks;

    HarmlessReader(List<FileDiff> files, List<Hunk> hunks, FileKinds kinds) {
        this.kinds = kinds;
        this.files = files;
        this.hunks = hunks;
    }

    /** What it touches, where that is harmless as a whole; else null. */
    @Nullable Harmless read() {
        Map<String, Harmlessness> found = new LinkedHashMap<>();
        for (FileDiff file : files) {
            boolean read = hunks.stream().anyMatch(hunk -> hunk.path().equals(file.path()));
            boolean nameless = file.path().isEmpty() && !file.patch().isEmpty();
            if (!read && !nameless && !byPath(file.path(), found)) {
                return null;
            }
            if (file.truncated() && kinds.of(file.path()).harmlessness() == null) {
                return null;
            }
        }
        Map<String, List<Hunk>> byPath =
                hunks.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Hunk::path, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Hunk>> file : byPath.entrySet()) {
            if (!byPath(file.getKey(), found)
                    && !byContent(file.getKey(), file.getValue(), found)) {
                return null;
            }
        }
        Harmlessness worst = found.values().stream().max(Harmlessness::compareTo).orElse(null);
        return worst == null ? null : new Harmless(String.join(" and ", found.keySet()), worst);
    }

    private boolean byPath(String path, Map<String, Harmlessness> found) {
        FileKind kind = kinds.of(path);
        Harmlessness harmlessness = kind.harmlessness();
        if (harmlessness == null) {
            return false;
        }
        found.put(kind.words(), harmlessness);
        return true;
    }

    private boolean byContent(String path, List<Hunk> hunks, Map<String, Harmlessness> found) {
        if (hunks.stream().allMatch(HarmlessReader::onlyComments)) {
            found.put("comments", Harmlessness.INERT);
        } else if (hunks.stream().allMatch(hunk -> onlyComments(hunk) || sameTokens(path, hunk))) {
            found.put("formatting", Harmlessness.INERT);
        } else if (kinds.of(path) == FileKind.DEPENDENCIES
                && hunks.stream().allMatch(DevelopmentTools::areAll)) {
            found.put("development tools", Harmlessness.INERT);
        } else if (hunks.stream().allMatch(HarmlessReader::onlyObserving)) {
            found.put("log lines and metrics", Harmlessness.OBSERVING);
        } else {
            return false;
        }
        return true;
    }

    private static boolean onlyComments(Hunk hunk) {
        Set<HunkLine> documented = docstrings(hunk);
        return hunk.lines().stream()
                .filter(line -> line.sign() != ' ')
                .allMatch(line -> line.isBlank() || documented.contains(line));
    }

    /** Strings that stand alone, which is how Python writes its documentation. */
    private static Set<HunkLine> docstrings(Hunk hunk) {
        Set<HunkLine> lines = new LinkedHashSet<>();
        boolean open = false;
        for (HunkLine line : hunk.lines()) {
            String text = line.text().strip();
            boolean begins = text.startsWith("\"\"\"") || text.startsWith("r\"\"\"");
            boolean marks = text.contains("\"\"\"");
            if (open || begins) {
                lines.add(line);
            }
            boolean closed = marks && text.lastIndexOf("\"\"\"") > 1;
            open = open ? !marks : begins && !closed;
        }
        return lines;
    }

    private static boolean sameTokens(String path, Hunk hunk) {
        List<HunkLine> removed = hunk.removed();
        List<HunkLine> added = hunk.added();
        if (removed.isEmpty() || added.isEmpty()) {
            return false;
        }
        // With the lines between, or a line that only moved would look the same.
        if (tokens(hunk.old()).equals(tokens(hunk.current()))) {
            return !INDENTED.matcher(path.toLowerCase(Locale.ROOT)).matches()
                    || indents(removed).equals(indents(added));
        }
        boolean imports =
                hunk.lines().stream()
                        .filter(line -> line.sign() != ' ' && !line.isBlank())
                        .allMatch(line -> IMPORT.matcher(line.bare()).matches());
        return imports && sorted(removed).equals(sorted(added));
    }

    private static List<Integer> indents(List<HunkLine> lines) {
        return lines.stream().map(HunkLine::indent).toList();
    }

    private static List<String> sorted(List<HunkLine> lines) {
        return lines.stream().map(HunkLine::bare).sorted().toList();
    }

    /** Without white space, and without what formatters add and take away. Strings keep theirs. */
    private static String tokens(List<HunkLine> lines) {
        StringBuilder tokens = new StringBuilder();
        for (HunkLine line : lines) {
            char quote = 0;
            for (int i = 0; i < line.bare().length(); i++) {
                char c = line.bare().charAt(i);
                boolean mark = c == '"' || c == '\'';
                if (mark && (quote == 0 || quote == c)) {
                    quote = quote == 0 ? c : 0;
                    tokens.append('"');
                } else if (quote != 0 || (c > ' ' && c != ';')) {
                    boolean closes = quote == 0 && (c == ')' || c == ']' || c == '}');
                    int last = tokens.length() - 1;
                    if (closes && last >= 0 && tokens.charAt(last) == ',') {
                        tokens.setLength(last);
                    }
                    tokens.append(c);
                } else if (quote == 0 && c <= ' ') {
                    separate(tokens, line.bare(), i);
                }
            }
            tokens.append(
                    tokens.isEmpty() || !isWord(tokens.charAt(tokens.length() - 1)) ? "" : " ");
        }
        return tokens.toString().strip();
    }

    /** Two words stay two. */
    private static void separate(StringBuilder tokens, String text, int i) {
        boolean between =
                !tokens.isEmpty()
                        && isWord(tokens.charAt(tokens.length() - 1))
                        && i + 1 < text.length()
                        && isWord(text.charAt(i + 1));
        tokens.append(between ? " " : "");
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean onlyObserving(Hunk hunk) {
        return onlyObserving(hunk.removed()) && onlyObserving(hunk.added());
    }

    /** Each line logs or measures, goes on with one that does, or prepares it. */
    private static boolean onlyObserving(List<HunkLine> lines) {
        int open = 0;
        boolean any = lines.isEmpty();
        for (HunkLine line : lines) {
            boolean observes = Statements.isObserving(line);
            if (open == 0 && !observes && !Statements.supportsObserving(line)) {
                return false;
            }
            any |= observes;
            if (open > 0 || observes) {
                open = Math.max(0, open + balance(line.code()));
            }
        }
        return any;
    }

    private static int balance(String code) {
        int balance = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            balance +=
                    c == '(' || c == '{' || c == '['
                            ? 1
                            : c == ')' || c == '}' || c == ']' ? -1 : 0;
        }
        return balance;
    }
}
