package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.HazardAdded;
import java.util.ArrayList;
import java.util.List;

/** Reads which regular expressions now backtrack without end and did not before. */
final class RegexReader {

    private static final int MAX_DETAIL = 80;

    private RegexReader() {}

    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        for (HunkLine line : hunk.added()) {
            String prone = proneIn(hunk, line);
            if (!prone.isEmpty()) {
                if (hunk.removed().stream().allMatch(each -> proneIn(hunk, each).isEmpty())) {
                    String detail =
                            prone.length() <= MAX_DETAIL
                                    ? prone
                                    : prone.substring(0, MAX_DETAIL - 1) + "…";
                    List<LinePair> lines = List.of(hunk.pairOf(line));
                    meanings.add(new HazardAdded(Hazard.EXPENSIVE_QUERY, detail, lines));
                }
                return;
            }
        }
    }

    /** The first such expression in the line; empty where it has none. */
    private static String proneIn(Hunk hunk, HunkLine line) {
        if (!Backtracking.mayBe(line.bare())) {
            return "";
        }
        for (String text : literals(hunk, line)) {
            if (Backtracking.isProne(text)) {
                return text;
            }
        }
        return "";
    }

    /**
     * What may be an expression: what is in quotes or between slashes; in configuration the rest.
     */
    private static List<String> literals(Hunk hunk, HunkLine line) {
        String bare = line.bare();
        List<String> literals = new ArrayList<>();
        int at = 0;
        while (at < bare.length()) {
            char c = bare.charAt(at);
            boolean quote = c == '"' || c == '\'' || c == '`' || (c == '/' && opens(bare, at));
            int close = quote ? closing(bare, at) : -1;
            if (close > 0) {
                literals.add(bare.substring(at + 1, close));
                at = close;
            }
            at++;
        }
        if (literals.isEmpty() && hunk.isConfiguration()) {
            literals.add(bare);
        }
        return literals;
    }

    /** A slash after a name or a number divides. */
    private static boolean opens(String text, int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before < 0 || "(=,:[!&|?{};".indexOf(text.charAt(before)) >= 0;
    }

    private static int closing(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == text.charAt(open)) {
                return i;
            }
        }
        return -1;
    }
}
