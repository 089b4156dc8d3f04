package dev.forgeincident.service.store;

import dev.forgeincident.context.Words;
import dev.forgeincident.signal.template.TemplateMiner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Names the statement that wrote each of many lines. What a place holds that varies may be learned
 * late, so that the same statement can have a narrower name for its first lines.
 *
 * <p>Not for use by several threads.
 */
final class Templates {

    /** The name of all lines for which there is no room. */
    static final String OTHER = "";

    /** Some megabytes as logs go, under 80 in the worst case. */
    private static final int MAX = 2_000;

    /** The longest that the store's key can hold. */
    private static final int MAX_NAME = 400;

    /** Logs without any pattern would otherwise begin anew with each line. */
    private static final Duration AT_LEAST = Duration.ofMinutes(1);

    private final Clock clock;
    private TemplateMiner miner = new TemplateMiner(MAX);
    private Instant since;

    Templates(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** A name for each of the lines, in their order. */
    List<String> of(List<String> lines) {
        int[] ids = new int[lines.size()];
        boolean full = false;
        for (int i = 0; i < ids.length; i++) {
            ids[i] = miner.cluster(Words.firstLine(lines.get(i)));
            full |= ids[i] == TemplateMiner.NONE;
        }
        List<String> names = new ArrayList<>(ids.length);
        for (int id : ids) {
            names.add(
                    id == TemplateMiner.NONE
                            ? OTHER
                            : Words.bounded(Words.clean(miner.template(id)), MAX_NAME));
        }
        if (full) {
            startAnew();
        }
        return names;
    }

    private void startAnew() {
        Instant now = clock.instant();
        if (Duration.between(since, now).compareTo(AT_LEAST) >= 0) {
            miner = new TemplateMiner(MAX);
            since = now;
        }
    }
}
