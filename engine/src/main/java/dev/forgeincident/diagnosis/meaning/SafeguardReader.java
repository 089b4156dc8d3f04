package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.SafeguardRemoved;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads which safeguards a commit takes away: lines that have one, in a hunk whose new lines have
 * none, and that do not come back elsewhere in the commit.
 */
final class SafeguardReader {

    private static final int MAX_LINES = 5;
    private static final int MAX_HUNKS = 200;
    private static final int MAX_BROUGHT = 200;
    private static final int MAX_DETAIL = 80;

    /**
     * These are in most functions: where a whole function goes, they go with it and mean nothing.
     */
    private static final Set<Safeguard> ORDINARY =
            EnumSet.of(
                    Safeguard.ERROR_HANDLING,
                    Safeguard.NULL_CHECK,
                    Safeguard.CLEANUP,
                    Safeguard.VALIDATION);

    /** Their value says how much of them there is. */
    private static final Set<Safeguard> NUMERIC =
            EnumSet.of(Safeguard.TIME_OUT, Safeguard.RETRY, Safeguard.BACKOFF);

    private static final Pattern FRONT_END =
            Pattern.compile(
                    "\\.(?:tsx|jsx|vue|svelte|html)$|(?:^|/)(?:components|frontend|front-end)/");
    private static final Pattern ZERO =
            Pattern.compile("[:=] ?0(?:ms|s|m|h)?\\b(?![.\\d])|\\((?:[^()]{0,40}, ?)?0\\)");
    private static final Pattern CLAUSE = Pattern.compile("[;{}]");
    private static final Pattern COMMA = Pattern.compile(",");

    private final List<Hunk> all;
    private final List<Hunk> hunks;
    private @Nullable Set<String> back;

    SafeguardReader(List<Hunk> hunks) {
        this.all = hunks;
        this.hunks = hunks.subList(0, Math.min(MAX_HUNKS, hunks.size()));
    }

    /** A line that brings the safeguard into a hunk which had none. */
    private record Brought(Hunk hunk, Set<String> words) {}

    void read(List<DiffMeaning> meanings) {
        for (Safeguard safeguard : Safeguard.values()) {
            for (Hunk hunk : hunks) {
                List<HunkLine> gone = gone(safeguard, hunk);
                if (!gone.isEmpty()) {
                    String detail = detail(safeguard, hunk, gone.get(0));
                    List<LinePair> lines =
                            gone.stream().limit(MAX_LINES).map(hunk::pairOf).toList();
                    meanings.add(new SafeguardRemoved(safeguard, detail, lines));
                }
            }
        }
    }

    private List<Brought> brought(Safeguard safeguard) {
        return hunks.stream()
                .filter(hunk -> !any(safeguard, hunk.removed()))
                .flatMap(
                        hunk ->
                                having(safeguard, hunk.added()).stream()
                                        .map(line -> new Brought(hunk, CodeWords.of(line.code()))))
                .limit(MAX_BROUGHT)
                .toList();
    }

    private List<HunkLine> gone(Safeguard safeguard, Hunk hunk) {
        List<HunkLine> dropped = dropped(safeguard, hunk);
        if (!dropped.isEmpty()) {
            return dropped;
        }
        List<HunkLine> had = having(safeguard, hunk.removed());
        if (had.isEmpty() || any(safeguard, hunk.added()) || Statements.isObserving(had.get(0))) {
            return List.of();
        }
        if (ORDINARY.contains(safeguard) && wholeFunctionGoes(hunk)) {
            return List.of();
        }
        if (safeguard == Safeguard.CLEANUP && (closes(hunk.added()) || isFrontEnd(hunk.path()))) {
            return List.of();
        }
        // A moved line is not gone, nor is its lock when only the unlocking went elsewhere.
        boolean unlocking = safeguard == Safeguard.CLEANUP && any(Safeguard.LOCK, hunk.removed());
        List<HunkLine> gone =
                had.stream()
                        .filter(line -> !isBack(line))
                        .filter(line -> safeguard != Safeguard.CLEANUP || !line.is(Trait.SCREEN))
                        .filter(line -> !unlocking || !line.has(Safeguard.LOCK))
                        .limit(2 * MAX_LINES)
                        .toList();
        if (gone.isEmpty()) {
            return gone;
        }
        List<Brought> brought = brought(safeguard);
        return gone.stream().filter(line -> !elsewhere(hunk, line, brought)).toList();
    }

    private static List<HunkLine> dropped(Safeguard safeguard, Hunk hunk) {
        if (safeguard != Safeguard.INDEX && !NUMERIC.contains(safeguard)) {
            return List.of();
        }
        List<HunkLine> dropped = new ArrayList<>();
        for (HunkLine line : hunk.added()) {
            boolean gone =
                    safeguard == Safeguard.INDEX
                            ? line.is(Trait.DROPPING_INDEX)
                            : zeroed(safeguard, hunk, line);
            if (gone) {
                dropped.add(line);
            }
        }
        return dropped;
    }

    private static List<HunkLine> having(Safeguard safeguard, List<HunkLine> lines) {
        List<HunkLine> having = List.of();
        for (HunkLine line : lines) {
            if (has(safeguard, line)) {
                having = having.isEmpty() ? new ArrayList<>() : having;
                having.add(line);
            }
        }
        return having;
    }

    /** What closes by itself needs nobody to close it. */
    private static boolean closes(List<HunkLine> lines) {
        for (HunkLine line : lines) {
            if (line.is(Trait.CLOSING)) {
                return true;
            }
        }
        return false;
    }

    /** What is left open on a page is closed with the page. */
    private static boolean isFrontEnd(String path) {
        return FRONT_END.matcher(path).find();
    }

    private static boolean has(Safeguard safeguard, HunkLine line) {
        return line.has(safeguard) && !isImport(line.code());
    }

    private static boolean any(Safeguard safeguard, List<HunkLine> lines) {
        for (HunkLine line : lines) {
            if (has(safeguard, line)) {
                return true;
            }
        }
        return false;
    }

    /** Switched off by its own value: a time-out, a number of attempts, a delay of nothing. */
    private static boolean zeroed(Safeguard safeguard, Hunk hunk, HunkLine line) {
        if (line.phrase().indexOf('0') < 0
                || !has(safeguard, line)
                || !ZERO.matcher(line.phrase()).find()) {
            return false;
        }
        HunkLine before = before(hunk, line);
        return before != null && has(safeguard, before) && !ZERO.matcher(before.phrase()).find();
    }

    @SuppressWarnings("ReferenceEquality")
    private static @Nullable HunkLine before(Hunk hunk, HunkLine line) {
        return hunk.edits().stream()
                .filter(edit -> edit.after() == line)
                .map(Edit::before)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private boolean isBack(HunkLine line) {
        Set<String> lines = back;
        if (lines == null) {
            lines = new HashSet<>();
            for (Hunk hunk : all) {
                for (HunkLine added : hunk.added()) {
                    lines.add(normal(added));
                }
            }
            back = lines;
        }
        return lines.contains(normal(line));
    }

    /** Another hunk brings in the safeguard, with names that the line had. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean elsewhere(Hunk hunk, HunkLine line, List<Brought> brought) {
        Set<String> words = CodeWords.of(line.code());
        return brought.stream()
                .filter(other -> other.hunk() != hunk)
                .anyMatch(other -> other.words().stream().filter(words::contains).count() >= 2);
    }

    /** Tokens without white space; which variable it is, is left out where a dot follows. */
    private static String normal(HunkLine line) {
        String tight = line.bare().replace(" ", "").replace("\t", "");
        String end =
                tight.endsWith(";") || tight.endsWith(",")
                        ? tight.substring(0, tight.length() - 1)
                        : tight;
        String start = end.startsWith("-") ? end.substring(1) : end;
        int dot = start.lastIndexOf('.', Math.max(0, start.indexOf('(')));
        return dot > 0
                        && start.substring(0, dot)
                                .chars()
                                .allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_')
                ? start.substring(start.lastIndexOf('.', dot - 1) + 1)
                : start;
    }

    private static boolean isImport(String code) {
        return code.startsWith("import ")
                || code.startsWith("from ")
                || code.startsWith("use ")
                || (code.startsWith("using ") && code.endsWith(";") && code.indexOf('(') < 0)
                || code.startsWith("#include")
                || code.startsWith("require ")
                || code.startsWith("package ");
    }

    private static boolean wholeFunctionGoes(Hunk hunk) {
        return hunk.added().isEmpty()
                && hunk.removed().stream()
                        .anyMatch(line -> !Places.functionIn(line.code()).isEmpty());
    }

    /**
     * The part of the line that is the safeguard; in configuration its key, for values are private.
     */
    private static String detail(Safeguard safeguard, Hunk hunk, HunkLine line) {
        String text = line.code();
        if (hunk.isConfiguration()) {
            int end = text.indexOf(':') < 0 ? text.indexOf('=') : text.indexOf(':');
            text = end > 0 ? text.substring(0, end) : text;
        } else {
            text = pieceWith(safeguard, text, CLAUSE, false);
            text = pieceWith(safeguard, text, COMMA, true);
        }
        String detail =
                text.strip()
                        .replaceFirst("^- ", "")
                        .replaceAll("[;,{\\s]+$", "")
                        .replaceAll("\\s+", " ");
        return detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL - 1) + "…";
    }

    /** The first piece that has the safeguard and can stand alone; else all of it. */
    private static String pieceWith(
            Safeguard safeguard, String text, Pattern between, boolean named) {
        for (String piece : between.split(text)) {
            boolean has =
                    SafeguardSigns.of(safeguard).matcher(HunkLine.phrase(piece.strip())).find();
            boolean isNamed = !named || piece.indexOf(':') > 0 || piece.indexOf('=') > 0;
            if (has && isNamed && isBalanced(piece)) {
                return piece;
            }
        }
        return text;
    }

    private static boolean isBalanced(String text) {
        int round = 0;
        int other = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            round += c == '(' ? 1 : c == ')' ? -1 : 0;
            other += c == '[' || c == '<' ? 1 : c == ']' || c == '>' ? -1 : 0;
        }
        return round == 0 && other == 0;
    }
}
