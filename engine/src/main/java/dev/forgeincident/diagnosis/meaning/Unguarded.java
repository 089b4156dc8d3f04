package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.SafeguardRemoved;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads where what may be missing is now taken as being there: {@code unwrap()}, {@code !!}, {@code
 * user!.name}, {@code get()} of an Optional, {@code d["k"]} for {@code d.get("k", 0)}.
 */
final class Unguarded {

    private static final Pattern RUST = Pattern.compile("\\.(?:unwrap|expect|unwrap_unchecked)\\(");
    private static final Pattern KOTLIN = Pattern.compile("\\w(?:\\)|\\])?!!");
    private static final Pattern BANG = Pattern.compile("[\\w)\\]]!(?:\\.|\\[|;|,|\\)|$)");
    private static final Pattern OPTIONAL =
            Pattern.compile("\\.(?:get\\(\\)|orElseThrow\\(|getOrThrow\\(\\))");

    /** How the languages say it, by the endings of their files. */
    private static final Map<String, Pattern> TAKING =
            Map.of(
                    "rs", RUST, "kt", KOTLIN, "kts", KOTLIN, "ts", BANG, "tsx", BANG, "swift", BANG,
                    "dart", BANG, "cs", BANG, "java", OPTIONAL, "scala", OPTIONAL);

    private static final Pattern GUARDED =
            Pattern.compile(
                    "\\?\\.|\\?\\?|\\?:|\\bif let\\b|\\bguard let\\b|\\bmatch\\b|\\bor(?:Else|_else|_default)|\\bunwrap_or|\\bgetOrElse\\b|\\bok_or|\\?;|\\?\\)"
                            + "|\\bif\\b|[!=]==? ?(?:null|nil|None|undefined)|\\bisPresent|\\bifPresent|\\.map\\(");
    private static final Pattern WITH_DEFAULT =
            Pattern.compile(
                    "(\\w[\\w.]{0,60})\\.get\\(\\s*(\"[^\"]{0,60}\"|'[^']{0,60}'|\\w{1,60})\\s*[,)]");

    private Unguarded() {}

    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        String ending =
                hunk.path().substring(hunk.path().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Pattern taking = TAKING.get(ending);
        if ((taking == null && !ending.equals("py")) || isTold(hunk, meanings)) {
            return;
        }
        for (HunkLine line : hunk.added()) {
            String taken = taking == null ? indexed(hunk, line) : taken(taking, hunk, line);
            if (!taken.isEmpty() && !Statements.isObserving(line)) {
                LinePair pair = hunk.pairOf(line);
                meanings.add(new SafeguardRemoved(Safeguard.NULL_CHECK, taken, List.of(pair)));
                return;
            }
        }
    }

    private static boolean isTold(Hunk hunk, List<DiffMeaning> meanings) {
        return meanings.stream()
                .anyMatch(
                        meaning ->
                                meaning instanceof SafeguardRemoved removed
                                        && removed.what() == Safeguard.NULL_CHECK
                                        && hunk.edits().stream()
                                                .anyMatch(
                                                        edit ->
                                                                removed.lines()
                                                                        .contains(edit.pair())));
    }

    private static String taken(Pattern taking, Hunk hunk, HunkLine line) {
        Matcher now = taking.matcher(line.code());
        if (!now.find()
                || hunk.removed().stream().anyMatch(old -> taking.matcher(old.code()).find())) {
            return "";
        }
        boolean guarded =
                hunk.removed().stream().anyMatch(old -> GUARDED.matcher(old.code()).find());
        boolean still = hunk.added().stream().anyMatch(each -> GUARDED.matcher(each.code()).find());
        return guarded && !still ? line.code() : "";
    }

    /** The value of a key that may be missing, taken by brackets. */
    private static String indexed(Hunk hunk, HunkLine line) {
        if (line.bare().indexOf('[') < 0) {
            return "";
        }
        for (HunkLine old : hunk.removed()) {
            Matcher before = WITH_DEFAULT.matcher(old.bare());
            while (before.find()) {
                String now = before.group(1) + "[" + before.group(2) + "]";
                if (line.bare().contains(now)) {
                    return now;
                }
            }
        }
        return "";
    }
}
