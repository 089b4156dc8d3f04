package dev.forgeincident.signal;

import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.context.logs.PatternCount;
import dev.forgeincident.signal.LogPattern.Novelty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an aggregator has counted itself, where its lines do not show it. */
final class CountedPatterns {

    private static final int MAX = 500;

    /** So many of its words are in a pattern that was read: it is the same. */
    private static final double SAME = 0.6;

    /** As often again as before, at least, to have risen; the same as for lines. */
    private static final double FACTOR = 3.0;

    private static final long ENOUGH = 3;

    private CountedPatterns() {}

    /** The counted groups of failures that none of the patterns read from lines tells. */
    static List<LogPattern> beside(List<LogPattern> read, List<PatternCount> counts) {
        List<LogPattern> more = new ArrayList<>();
        for (PatternCount count : counts) {
            if (more.size() < MAX
                    && count.failure()
                    && count.count() >= ENOUGH
                    && read.stream().noneMatch(pattern -> isSame(pattern, count))) {
                more.add(pattern(count));
            }
        }
        return more;
    }

    private static LogPattern pattern(PatternCount count) {
        long before = count.count() - count.more();
        Novelty novelty =
                before <= 0
                        ? Novelty.NEW
                        : count.count() >= FACTOR * before ? Novelty.RISEN : Novelty.STEADY;
        LogLine example =
                new LogLine(
                        count.service(), null, Level.UNKNOWN, count.template(), count.template());
        return new LogPattern(
                count.service(),
                count.template(),
                Headline.of(count.template()),
                example,
                true,
                (int) Math.min(Integer.MAX_VALUE, count.count()),
                null,
                null,
                novelty,
                null,
                0,
                List.of());
    }

    private static boolean isSame(LogPattern pattern, PatternCount count) {
        if (!pattern.service().equals(count.service())) {
            return false;
        }
        Set<String> counted = words(count.template());
        Set<String> shared = words(pattern.template());
        shared.retainAll(counted);
        return shared.size() >= SAME * counted.size();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (word.length() > 2) {
                words.add(word);
            }
        }
        return words;
    }
}
