package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.HazardAdded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which hazards a commit brings in: lines that have one, where the old lines had none. */
final class HazardReader {

    private static final int MAX_LINES = 5;
    private static final int MAX_DETAIL = 80;

    private static final List<Hazard> TOLD_BY_ONE_LINE =
            List.of(Hazard.STRICTER_CHECK, Hazard.BLOCKING_CALL, Hazard.EXPENSIVE_QUERY);

    /** A time-series is kept for each value of a label. */
    private static final Pattern MANY_VALUES =
            Pattern.compile(
                    "\\b(?:user|request|session|trace|customer|order|account|client|device|message|tenant) ?ids?\\b|\\be ?mail\\b|\\buuid\\b|\\bclient ?ip\\b|\\bremote addr\\b|\\b(?:full |raw )?(?:url|path)\\b|\\bquery string\\b");

    private static final Pattern LABEL =
            Pattern.compile("\\b(?:labels?|with label values|tags?|label ?names|dimensions?)\\b");
    private static final Pattern STARTING =
            Pattern.compile(
                    "\\b(?:new|init\\w*|main|set ?up|create|build|builder|provide\\w*|configure|open|connect|start|module|constructor|factory|bootstrap|bean|app|before|default|make|dial|register|lifespan)\\b.*");

    private final List<Hunk> hunks;
    private @Nullable Set<String> removed;

    HazardReader(List<Hunk> hunks) {
        this.hunks = hunks;
    }

    // What is new is asked for first: it is seldom there, and then the old lines need not be read.
    void read(List<DiffMeaning> meanings) {
        for (Hunk hunk : hunks) {
            TOLD_BY_ONE_LINE.forEach(hazard -> oneLine(hazard, hunk, meanings));
            retries(hunk, meanings);
            clients(hunk, meanings);
            labels(hunk, meanings);
            queries(hunk, meanings);
            RegexReader.read(hunk, meanings);
            dependencyCalls(hunk, meanings);
        }
        new ScopedHazards(hunks).read(meanings);
        new GrowthHazards(hunks).read(meanings);
    }

    private void oneLine(Hazard hazard, Hunk hunk, List<DiffMeaning> meanings) {
        List<HunkLine> lines = fresh(hunk, line -> line.has(hazard));
        if (!lines.isEmpty() && none(hunk.removed(), line -> line.has(hazard))) {
            add(hazard, hunk, lines, meanings);
        }
    }

    private static boolean none(List<HunkLine> lines, Predicate<HunkLine> wanted) {
        for (HunkLine line : lines) {
            if (wanted.test(line)) {
                return false;
            }
        }
        return true;
    }

    /** Lines of that kind that are new to the commit, not moved, and do more than log. */
    private List<HunkLine> fresh(Hunk hunk, Predicate<HunkLine> wanted) {
        List<HunkLine> fresh = new ArrayList<>();
        for (HunkLine line : hunk.added()) {
            if (wanted.test(line) && !isMoved(line) && !Statements.isObserving(line)) {
                fresh.add(line);
            }
        }
        return fresh;
    }

    private boolean isMoved(HunkLine line) {
        Set<String> lines = removed;
        if (lines == null) {
            lines = new HashSet<>();
            for (Hunk hunk : hunks) {
                for (HunkLine gone : hunk.removed()) {
                    lines.add(gone.normal());
                }
            }
            removed = lines;
        }
        return lines.contains(line.normal());
    }

    /** Attempts without a pause between them multiply the load on who is failing. */
    private void retries(Hunk hunk, List<DiffMeaning> meanings) {
        List<HunkLine> lines = fresh(hunk, line -> line.has(Hazard.RETRY_ADDED));
        if (!lines.isEmpty()
                && none(hunk.added(), line -> line.has(Safeguard.BACKOFF))
                && none(hunk.old(), line -> line.has(Safeguard.RETRY))) {
            add(Hazard.RETRY_ADDED, hunk, lines, meanings);
        }
    }

    /** A client made in a function that is no constructor and no start. */
    private void clients(Hunk hunk, List<DiffMeaning> meanings) {
        Predicate<HunkLine> made = line -> line.indent() > 0 && line.has(Hazard.PER_REQUEST_CLIENT);
        List<HunkLine> lines =
                fresh(hunk, line -> made.test(line) && isInsideOperation(hunk, line));
        if (!lines.isEmpty() && none(hunk.removed(), made)) {
            add(Hazard.PER_REQUEST_CLIENT, hunk, lines, meanings);
        }
    }

    private static boolean isInsideOperation(Hunk hunk, HunkLine line) {
        String function = Places.function(hunk, line);
        if (function.isEmpty()) {
            return hunk.removed().stream().anyMatch(Calls::isOutside);
        }
        String spoken = Spoken.of(function);
        boolean constructor =
                Character.isUpperCase(function.charAt(0))
                        && hunk.path().endsWith(function + ".java");
        return !STARTING.matcher(spoken).matches() && !constructor && !spoken.endsWith("client");
    }

    private static void labels(Hunk hunk, List<DiffMeaning> meanings) {
        List<HunkLine> lines = new ArrayList<>();
        for (HunkLine line : hunk.added()) {
            if (isWideLabel(line)) {
                lines.add(line);
            }
        }
        if (!lines.isEmpty()
                && none(hunk.removed(), HazardReader::isWideLabel)
                && !none(hunk.lines(), line -> line.is(Trait.METRIC))) {
            add(Hazard.UNBOUNDED_GROWTH, hunk, lines, meanings);
        }
    }

    private static boolean isWideLabel(HunkLine line) {
        if (!line.is(Writing.LABEL)) {
            return false;
        }
        String said = HunkLine.phrase(line.bare());
        return LABEL.matcher(said).find() && MANY_VALUES.matcher(said).find();
    }

    /** A query that lost its condition or its limit, or that orders without one. */
    private static void queries(Hunk hunk, List<DiffMeaning> meanings) {
        if (none(hunk.lines(), line -> line.is(Writing.SELECTING))) {
            return;
        }
        String before = text(hunk.old());
        String after = text(hunk.current());
        boolean query = HazardSigns.isSelection(before) && HazardSigns.isSelection(after);
        boolean wider = query && HazardSigns.bounds(after) < HazardSigns.bounds(before);
        boolean ordered =
                query
                        && HazardSigns.isOrdered(after)
                        && !HazardSigns.isOrdered(before)
                        && !after.toLowerCase(java.util.Locale.ROOT).contains("limit");
        if (wider || ordered) {
            List<HunkLine> changed =
                    hunk.lines().stream()
                            .filter(line -> line.sign() != ' ' && !line.isBlank())
                            .limit(2)
                            .toList();
            add(Hazard.EXPENSIVE_QUERY, hunk, changed, meanings);
        }
    }

    private static String text(List<HunkLine> lines) {
        return lines.stream().limit(60).map(HunkLine::bare).collect(Collectors.joining(" "));
    }

    private void dependencyCalls(Hunk hunk, List<DiffMeaning> meanings) {
        List<HunkLine> lines = fresh(hunk, Calls::isService);
        if (!lines.isEmpty() && none(hunk.old(), Calls::isService)) {
            add(Hazard.NEW_DEPENDENCY_CALL, hunk, lines, meanings);
        }
    }

    static void add(Hazard hazard, Hunk hunk, List<HunkLine> lines, List<DiffMeaning> meanings) {
        if (!lines.isEmpty()) {
            String code = lines.get(0).code();
            String detail =
                    code.length() <= MAX_DETAIL ? code : code.substring(0, MAX_DETAIL - 1) + "…";
            meanings.add(
                    new HazardAdded(
                            hazard,
                            detail,
                            lines.stream().limit(MAX_LINES).map(hunk::pairOf).toList()));
        }
    }
}
