package dev.forgeincident.signal;

import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.signal.LogPattern.Novelty;
import dev.forgeincident.signal.template.TemplateMiner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Groups the events that tell of a failure into patterns and tells which are new or more frequent
 * than before.
 */
final class LogPatterns {

    /** Patterns beyond this many are not opened; a log of that variety has no patterns. */
    private static final int MAX_PATTERNS = 2_000;

    /** A pattern counts as new only where the logs were free of it for this long. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    /**
     * One in a thousand by chance (chi-squared, one degree of freedom), and at least three times as
     * often.
     */
    private static final double STRONG = 10.8;

    private static final double FACTOR = 3.0;

    private static final int WARNINGS = 3;

    private static final Comparator<LogLine> BY_TIME =
            Comparator.comparing(LogLine::at, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(LogLine::raw)
                    .thenComparing(LogLine::service);

    private static final Comparator<LogPattern> MOST_TELLING =
            Comparator.comparing(LogPattern::isSymptom)
                    .thenComparing(LogPattern::failure)
                    .thenComparing(pattern -> pattern.example().level() != Level.WARN)
                    .thenComparingInt(LogPattern::count)
                    .reversed()
                    .thenComparing(LogPattern::service)
                    .thenComparing(LogPattern::template);

    private LogPatterns() {}

    /**
     * The patterns of all excerpts, the most telling first; the order of the lines does not matter.
     */
    static List<LogPattern> of(List<LogExcerpt> excerpts) {
        List<LogPattern> patterns = new ArrayList<>();
        excerpts.forEach(excerpt -> patterns.addAll(in(excerpt)));
        patterns.sort(MOST_TELLING);
        return List.copyOf(patterns);
    }

    private static List<LogPattern> in(LogExcerpt excerpt) {
        Map<String, List<LogLine>> failuresByService = new LinkedHashMap<>();
        excerpt.lines().stream()
                .filter(LogPatterns::mayTell)
                .sorted(BY_TIME)
                .forEach(
                        line ->
                                failuresByService
                                        .computeIfAbsent(line.service(), any -> new ArrayList<>())
                                        .add(line));
        List<LogPattern> patterns = new ArrayList<>();
        for (List<LogLine> failures : failuresByService.values()) {
            int room = MAX_PATTERNS - patterns.size();
            if (room > 0) {
                patterns.addAll(ofOneService(failures, excerpt.covered(), room));
            }
        }
        patterns.addAll(CountedPatterns.beside(List.copyOf(patterns), excerpt.counts()));
        return patterns;
    }

    private static List<LogPattern> ofOneService(
            List<LogLine> failures, @Nullable TimeWindow covered, int room) {
        TemplateMiner miner = new TemplateMiner(room);
        Map<Integer, List<LogLine>> byTemplate = new LinkedHashMap<>();
        for (LogLine line : failures) {
            int template = miner.cluster(Headline.of(line.message()));
            if (template != TemplateMiner.NONE) {
                byTemplate.computeIfAbsent(template, any -> new ArrayList<>()).add(line);
            }
        }
        // Only after the last line is it known which templates are one group.
        Map<Integer, List<LogLine>> groups = new LinkedHashMap<>();
        byTemplate.forEach(
                (template, lines) ->
                        groups.computeIfAbsent(miner.group(template), any -> new ArrayList<>())
                                .addAll(lines));
        List<LogPattern> patterns = new ArrayList<>();
        groups.forEach(
                (group, lines) -> {
                    lines.sort(BY_TIME);
                    patterns.add(pattern(lines, miner.template(group), covered));
                });
        return patterns;
    }

    private static LogPattern pattern(
            List<LogLine> lines, String template, @Nullable TimeWindow covered) {
        LogLine example = lines.get(0);
        List<Instant> times = lines.stream().map(LogLine::at).filter(Objects::nonNull).toList();
        Standing standing = standing(times, covered);
        return new LogPattern(
                example.service(),
                template,
                Headline.of(example.message()),
                example,
                isFailure(example) || isTellingWarning(example, lines.size(), standing),
                lines.size(),
                times.isEmpty() ? null : times.get(0),
                times.isEmpty() ? null : times.get(times.size() - 1),
                standing.novelty(),
                standing.since(),
                standing.quietBefore(),
                StackFrame.in(withStack(example)));
    }

    /** A structured log may carry the stack trace beside the message. */
    private static String withStack(LogLine line) {
        StringBuilder text = new StringBuilder(line.message());
        line.attributes()
                .forEach(
                        (name, value) -> {
                            if (name.toLowerCase(Locale.ROOT).contains("stack")) {
                                text.append('\n').append(value);
                            }
                        });
        return text.toString();
    }

    private static Standing standing(List<Instant> times, @Nullable TimeWindow covered) {
        if (covered == null || times.isEmpty()) {
            return new Standing(Novelty.UNKNOWN, null, 0);
        }
        Instant first = times.get(0);
        Duration quiet = Duration.between(covered.from(), first);
        if (quiet.compareTo(QUIET) >= 0) {
            return new Standing(Novelty.NEW, first, quiet.toSeconds());
        }
        RateChange rise = RateChange.strongestRise(times, covered);
        if (rise == null) {
            return new Standing(Novelty.STEADY, null, 0);
        }
        double quietSeconds = Duration.between(covered.from(), rise.at()).toSeconds();
        double busySeconds = Math.max(1, covered.length().toSeconds() - quietSeconds);
        boolean longEnough = quietSeconds >= QUIET.toSeconds();
        boolean often =
                rise.after() / busySeconds >= FACTOR * rise.before() / Math.max(1, quietSeconds);
        if (rise.strength() >= STRONG && often) {
            return longEnough
                    ? new Standing(Novelty.RISEN, rise.at(), (long) quietSeconds)
                    : new Standing(Novelty.UNKNOWN, null, 0);
        }
        return covered.length().compareTo(QUIET) < 0
                ? new Standing(Novelty.UNKNOWN, null, 0)
                : new Standing(Novelty.STEADY, null, 0);
    }

    /** Warnings are told by the dozen on a good day; one that is new, and repeated, is a sign. */
    private static boolean isTellingWarning(LogLine example, int count, Standing standing) {
        return example.level() == Level.WARN
                && count >= WARNINGS
                && (standing.novelty() == Novelty.NEW || standing.novelty() == Novelty.RISEN);
    }

    private static boolean mayTell(LogLine line) {
        return line.level() == Level.WARN || isFailure(line);
    }

    private static boolean isFailure(LogLine line) {
        if (line.level() == Level.UNKNOWN) {
            return Headline.soundsLikeFailure(Headline.of(line.message()));
        }
        return line.level().compareTo(Level.ERROR) >= 0;
    }

    private record Standing(Novelty novelty, @Nullable Instant since, long quietBefore) {}
}
