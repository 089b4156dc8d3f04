package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.ProbeChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which health checks a hunk changes: their path, port, thresholds, or what they ask. */
final class ProbeReader {

    private static final int MAX_LINES = 5;

    /** In names as they are spoken. */
    private static final Pattern PROBE =
            Pattern.compile(
                    "\\b(readiness|liveness|startup) ?(?:probe|check|state)?\\b|\\bhealth ?checks?\\b|\\bhealth (?:group|indicator|probe)\\b"
                            + "|\\b(?:add|map|use) health ?checks\\b|\\bready ?z\\b|\\bhealth ?z\\b|\\blive ?z\\b|\\bis ready\\b");

    private ProbeReader() {}

    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        boolean configuration = hunk.isConfiguration();
        List<LinePair> lines = new ArrayList<>();
        String what = "";
        for (Edit edit : hunk.edits()) {
            HunkLine line = edit.after() == null ? edit.before() : edit.after();
            if (line == null || line.isBlank() || lines.size() == MAX_LINES) {
                continue;
            }
            String probe = configuration ? inSections(hunk, line) : inCode(hunk, edit, line);
            if (!probe.isEmpty()) {
                what = what.isEmpty() ? probe : what;
                lines.add(edit.pair());
            }
        }
        if (!lines.isEmpty()) {
            meanings.add(new ProbeChanged(what, lines));
        }
    }

    private static String inSections(Hunk hunk, HunkLine line) {
        String own = line.is(Trait.PROBE) ? probe(HunkLine.phrase(line.bare())) : "";
        boolean any = !own.isEmpty() || mentions(hunk);
        return any && own.isEmpty() ? probe(Spoken.of(Places.sections(hunk, line))) : own;
    }

    private static boolean mentions(Hunk hunk) {
        for (HunkLine line : hunk.lines()) {
            if (line.is(Trait.PROBE)) {
                return true;
            }
        }
        return Trait.PROBE.pattern().matcher(HunkLine.phrase(hunk.context())).find();
    }

    /** A line that sets up a check, or what the handler of a probe now asks. */
    private static String inCode(Hunk hunk, Edit edit, HunkLine line) {
        boolean edited = edit.before() != null && edit.after() != null;
        if (edited && line.is(Writing.PROBE_SETTING)) {
            String probe = probe(HunkLine.phrase(line.bare()));
            return probe.isEmpty() ? "health check" : probe;
        }
        return line.added() && Calls.isOutside(line)
                ? probe(Spoken.of(Places.function(hunk, line)))
                : "";
    }

    private static String probe(String spoken) {
        Matcher probe = PROBE.matcher(spoken);
        if (!probe.find()) {
            return "";
        }
        String kind = probe.group(1);
        return kind != null
                ? kind + " probe"
                : probe.group().contains("ready") ? "readiness probe" : "health check";
    }
}
