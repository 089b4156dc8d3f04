package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.HazardAdded;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private static final Pattern METRIC =
            Pattern.compile(
                    "\\b(?:counters?|gauges?|histograms?|summary|metrics?|prometheus|statsd|vec|label|micrometer|timer)\\b");

    private static final Pattern STARTING =
            Pattern.compile(
                    "\\b(?:new|init\\w*|main|set ?up|create|build|builder|provide\\w*|configure|open|connect|start|module|constructor|factory|bootstrap|bean|app|before|default|make|dial|register|lifespan)\\b.*");

    private final List<Hunk> hunks;
    private final Set<String> removed;

    HazardReader(List<Hunk> hunks) {
        this.hunks = hunks;
        this.removed =
                hunks.stream()
                        .flatMap(hunk -> hunk.removed().stream())
                        .map(HazardReader::normal)
                        .collect(Collectors.toCollection(HashSet::new));
    }

    void read(List<DiffMeaning> meanings) {
        for (Hunk hunk : hunks) {
            TOLD_BY_ONE_LINE.forEach(hazard -> oneLine(hazard, hunk, meanings));
            retries(hunk, meanings);
            clients(hunk, meanings);
            labels(hunk, meanings);
            queries(hunk, meanings);
            dependencyCalls(hunk, meanings);
        }
        new ScopedHazards(hunks).read(meanings);
        new GrowthHazards(hunks).read(meanings);
    }

    private void oneLine(Hazard hazard, Hunk hunk, List<DiffMeaning> meanings) {
        if (hunk.removed().stream().noneMatch(line -> HazardSigns.in(hazard, line))) {
            add(
                    hazard,
                    hunk,
                    fresh(hunk).filter(line -> HazardSigns.in(hazard, line)).toList(),
                    meanings);
        }
    }

    /** Lines that are new to the commit, not moved, and do more than log. */
    private java.util.stream.Stream<HunkLine> fresh(Hunk hunk) {
        return hunk.added().stream()
                .filter(line -> !removed.contains(normal(line)))
                .filter(line -> !Statements.isObserving(line));
    }

    /** Attempts without a pause between them multiply the load on who is failing. */
    private void retries(Hunk hunk, List<DiffMeaning> meanings) {
        boolean paused =
                hunk.added().stream()
                        .anyMatch(line -> SafeguardSigns.in(Safeguard.BACKOFF, line.phrase()));
        boolean before =
                hunk.old().stream()
                        .anyMatch(line -> SafeguardSigns.in(Safeguard.RETRY, line.phrase()));
        if (!paused && !before) {
            List<HunkLine> lines =
                    fresh(hunk).filter(line -> HazardSigns.in(Hazard.RETRY_ADDED, line)).toList();
            add(Hazard.RETRY_ADDED, hunk, lines, meanings);
        }
    }

    /** A client made in a function that is no constructor and no start. */
    private void clients(Hunk hunk, List<DiffMeaning> meanings) {
        if (hunk.removed().stream()
                .anyMatch(
                        line ->
                                HazardSigns.in(Hazard.PER_REQUEST_CLIENT, line)
                                        && line.indent() > 0)) {
            return;
        }
        List<HunkLine> lines =
                fresh(hunk)
                        .filter(line -> line.indent() > 0)
                        .filter(line -> HazardSigns.in(Hazard.PER_REQUEST_CLIENT, line))
                        .filter(line -> isInsideOperation(hunk, line))
                        .toList();
        add(Hazard.PER_REQUEST_CLIENT, hunk, lines, meanings);
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

    private void labels(Hunk hunk, List<DiffMeaning> meanings) {
        boolean metric =
                hunk.lines().stream().anyMatch(line -> METRIC.matcher(line.phrase()).find());
        if (metric && hunk.removed().stream().noneMatch(line -> isWideLabel(line))) {
            List<HunkLine> lines = hunk.added().stream().filter(line -> isWideLabel(line)).toList();
            add(Hazard.UNBOUNDED_GROWTH, hunk, lines, meanings);
        }
    }

    private static boolean isWideLabel(HunkLine line) {
        String said = HunkLine.phrase(line.bare());
        return LABEL.matcher(said).find() && MANY_VALUES.matcher(said).find();
    }

    /** A query that lost its condition or its limit, or that orders without one. */
    private static void queries(Hunk hunk, List<DiffMeaning> meanings) {
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
        if (hunk.old().stream().noneMatch(Calls::isService)) {
            List<HunkLine> lines = fresh(hunk).filter(Calls::isService).toList();
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

    static String normal(HunkLine line) {
        return line.bare().replace(" ", "").replace("\t", "").replace(";", "");
    }
}
