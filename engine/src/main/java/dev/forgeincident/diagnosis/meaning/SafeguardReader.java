package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.SafeguardRemoved;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    private static final Pattern ZERO =
            Pattern.compile("[:=] ?0(?:ms|s|m|h)?\\b(?![.\\d])|\\((?:[^()]{0,40}, ?)?0\\)");
    private static final Pattern DROPPED_INDEX =
            Pattern.compile("\\bdrop index\\b|\\bremove index\\b");
    private static final Pattern CLAUSE = Pattern.compile("[;{}]");
    private static final Pattern COMMA = Pattern.compile(",");

    private final List<Hunk> hunks;
    private final Set<String> back = new HashSet<>();
    private final Map<String, Set<Safeguard>> signs = new HashMap<>();

    SafeguardReader(List<Hunk> hunks) {
        this.hunks = hunks.subList(0, Math.min(MAX_HUNKS, hunks.size()));
        hunks.forEach(hunk -> hunk.added().forEach(line -> back.add(normal(line))));
    }

    /** A line that brings the safeguard into a hunk which had none. */
    private record Brought(Hunk hunk, Set<String> words) {}

    void read(List<DiffMeaning> meanings) {
        for (Safeguard safeguard : Safeguard.values()) {
            List<Brought> brought = brought(safeguard);
            for (Hunk hunk : hunks) {
                List<HunkLine> gone = gone(safeguard, hunk, brought);
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
                .filter(hunk -> having(safeguard, hunk.removed()).isEmpty())
                .flatMap(
                        hunk ->
                                having(safeguard, hunk.added()).stream()
                                        .map(line -> new Brought(hunk, CodeWords.of(line.code()))))
                .limit(MAX_BROUGHT)
                .toList();
    }

    private List<HunkLine> gone(Safeguard safeguard, Hunk hunk, List<Brought> brought) {
        List<HunkLine> dropped = new ArrayList<>();
        for (HunkLine line : hunk.added()) {
            boolean index =
                    safeguard == Safeguard.INDEX && DROPPED_INDEX.matcher(line.phrase()).find();
            if (index || zeroed(safeguard, hunk, line)) {
                dropped.add(line);
            }
        }
        if (!dropped.isEmpty()) {
            return dropped;
        }
        List<HunkLine> had = having(safeguard, hunk.removed());
        if (had.isEmpty()
                || !having(safeguard, hunk.added()).isEmpty()
                || Statements.isObserving(had.get(0))) {
            return List.of();
        }
        if (ORDINARY.contains(safeguard) && wholeFunctionGoes(hunk)) {
            return List.of();
        }
        // A moved line is not gone, nor is its lock when only the unlocking went elsewhere.
        boolean unlocking =
                safeguard == Safeguard.CLEANUP && !having(Safeguard.LOCK, hunk.removed()).isEmpty();
        return had.stream()
                .filter(line -> !isBack(line))
                .filter(line -> !unlocking || !SafeguardSigns.in(Safeguard.LOCK, line.phrase()))
                .limit(2 * MAX_LINES)
                .filter(line -> !elsewhere(hunk, line, brought))
                .toList();
    }

    private List<HunkLine> having(Safeguard safeguard, List<HunkLine> lines) {
        return lines.stream().filter(line -> signs(line).contains(safeguard)).toList();
    }

    /** The safeguards of a line, which are looked for once. */
    private Set<Safeguard> signs(HunkLine line) {
        return signs.computeIfAbsent(
                line.code(),
                code -> {
                    Set<Safeguard> found = EnumSet.noneOf(Safeguard.class);
                    for (Safeguard safeguard : Safeguard.values()) {
                        if (!isImport(code) && SafeguardSigns.in(safeguard, line.phrase())) {
                            found.add(safeguard);
                        }
                    }
                    return found;
                });
    }

    /** Switched off by its own value: a time-out, a number of attempts, a delay of nothing. */
    private boolean zeroed(Safeguard safeguard, Hunk hunk, HunkLine line) {
        boolean numeric =
                safeguard == Safeguard.TIME_OUT
                        || safeguard == Safeguard.RETRY
                        || safeguard == Safeguard.BACKOFF;
        if (!numeric || !signs(line).contains(safeguard) || !ZERO.matcher(line.phrase()).find()) {
            return false;
        }
        HunkLine before = before(hunk, line);
        return before != null
                && signs(before).contains(safeguard)
                && !ZERO.matcher(before.phrase()).find();
    }

    private static @Nullable HunkLine before(Hunk hunk, HunkLine line) {
        return hunk.edits().stream()
                .filter(edit -> line.equals(edit.after()))
                .map(Edit::before)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private boolean isBack(HunkLine line) {
        return back.contains(normal(line));
    }

    /** Another hunk brings in the safeguard, with names that the line had. */
    private static boolean elsewhere(Hunk hunk, HunkLine line, List<Brought> brought) {
        Set<String> words = CodeWords.of(line.code());
        return brought.stream()
                .filter(other -> !other.hunk().equals(hunk))
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
        if (Places.isConfiguration(hunk.path())) {
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
            boolean has = SafeguardSigns.in(safeguard, HunkLine.phrase(piece.strip()));
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
