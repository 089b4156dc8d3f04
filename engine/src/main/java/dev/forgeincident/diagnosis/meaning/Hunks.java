package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.context.change.FileDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the hunks of unified diffs, also of such as people write by hand: headers without line
 * numbers, with the path or the function in them, files without a header of their own.
 */
final class Hunks {

    private static final Pattern NUMBERS =
            Pattern.compile(
                    "^@@ -(\\d{1,9})(?:,\\d{1,9})? \\+(\\d{1,9})(?:,\\d{1,9})?(?: @@)?(.*)");

    /** A path has a folder or an ending; a function has brackets or blanks. */
    private static final Pattern PATH =
            Pattern.compile(
                    "^([\\w.@+-]+(?:/[\\w.@+-]+)+|[\\w-]+\\.[a-z]{1,10})(?=$|[:\\s])[:\\s]*(.*)");

    /** What a diff means is told by its first lines or not at all. */
    private static final int MAX_LINES = 4_000;

    private static final int MAX_LENGTH = 4_000;
    private static final int MAX_HEADER = 300;

    /** All files together; a larger change is no longer read but counted. */
    private static final int MAX_CHARACTERS = 2_000_000;

    private final FileKinds kinds;
    private final List<Hunk> hunks = new ArrayList<>();
    private final List<HunkLine> lines = new ArrayList<>();
    private int characters;
    private String path = "";
    private FileKind kind = FileKind.OTHER;
    private boolean changed;
    private String context = "";
    private CommentStyle style = CommentStyle.UNKNOWN;
    private int oldLine;
    private int newLine;

    private Hunks(FileKinds kinds) {
        this.kinds = kinds;
    }

    static List<Hunk> of(List<FileDiff> files, FileKinds kinds) {
        Hunks reader = new Hunks(kinds);
        String only = reader.onlyNamed(files);
        for (FileDiff file : files) {
            if (!file.binary()) {
                reader.read(file.patch(), file.path().isEmpty() ? only : file.path());
            }
        }
        return List.copyOf(reader.hunks);
    }

    /**
     * The file that hunks without a name belong to: the only one known, or a list of dependencies
     * with its lock files; empty where nobody can tell.
     */
    private String onlyNamed(List<FileDiff> files) {
        List<String> paths =
                files.stream().map(FileDiff::path).filter(path -> !path.isEmpty()).toList();
        boolean lists = paths.stream().allMatch(path -> kinds.of(path) == FileKind.DEPENDENCIES);
        return paths.size() == 1 || (lists && !paths.isEmpty()) ? paths.get(0) : "";
    }

    private void read(String patch, String own) {
        in(own);
        unnumbered();
        List<String> texts = patch.lines().limit(MAX_LINES).toList();
        for (int i = 0; i < texts.size() && characters < MAX_CHARACTERS; i++) {
            String text = texts.get(i);
            characters += Math.min(text.length(), MAX_LENGTH);
            if (text.startsWith("@@")) {
                header(text.substring(0, Math.min(text.length(), MAX_HEADER)));
            } else if (text.startsWith("--- ")
                    && i + 1 < texts.size()
                    && texts.get(i + 1).startsWith("+++ ")) {
                close();
                i++;
                String named = texts.get(i).substring(4).replaceFirst("^b/", "").strip();
                in(named.equals("/dev/null") ? own : named);
            } else if (text.startsWith("-")) {
                changed = true;
                lines.add(HunkLine.of('-', counted(oldLine), cut(text), style));
                oldLine++;
            } else if (text.startsWith("+")) {
                changed = true;
                lines.add(HunkLine.of('+', counted(newLine), cut(text), style));
                newLine++;
            } else if (!text.startsWith("\\")) {
                lines.add(HunkLine.of(' ', counted(newLine), cut(text), style));
                oldLine++;
                newLine++;
            }
        }
        close();
        context = "";
    }

    private void unnumbered() {
        oldLine = Integer.MIN_VALUE / 2;
        newLine = Integer.MIN_VALUE / 2;
    }

    /** Without numbers in the header, lines have none. */
    private static int counted(int line) {
        return Math.max(0, line);
    }

    private void header(String text) {
        close();
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.find()) {
            oldLine = Integer.parseInt(numbers.group(1));
            newLine = Integer.parseInt(numbers.group(2));
            context = named(Objects.requireNonNullElse(numbers.group(3), ""));
        } else {
            unnumbered();
            context = named(text);
        }
    }

    /** What the header says but for the path, which it may begin with. */
    private String named(String header) {
        String said = header.replace("@@", " ").strip();
        if (!beginsLikePath(said)) {
            return said;
        }
        Matcher named = PATH.matcher(said);
        if (!named.find()) {
            return said;
        }
        in(named.group(1));
        return Objects.requireNonNullElse(named.group(2), "").strip();
    }

    /** Whether a dot or a slash stands in the first word: most headers begin with a function. */
    private static boolean beginsLikePath(String said) {
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            if (c == '/' || c == '.') {
                return true;
            }
            if (c == ':' || c <= ' ') {
                return false;
            }
        }
        return false;
    }

    private void in(String where) {
        if (where.equals(path)) {
            return;
        }
        path = where;
        kind = kinds.of(where);
        style = CommentStyle.of(where);
    }

    private void close() {
        if (changed) {
            hunks.add(new Hunk(path, kind, context, lines, Pairing.of(path, lines)));
        }
        changed = false;
        lines.clear();
    }

    private static String cut(String text) {
        // Who writes by hand leaves out the blank before a line that stays.
        boolean signed = !text.isEmpty() && "+- ".indexOf(text.charAt(0)) >= 0;
        return text.substring(signed ? 1 : 0, Math.min(text.length(), MAX_LENGTH));
    }
}
