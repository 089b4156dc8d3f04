package dev.forgeincident.sources.aggregator;

import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.sources.http.Trouble;
import java.time.Duration;

/** What one search may still ask of the aggregator. For one thread. */
final class Asking {

    /** Four of Loki's largest pages are the 20,000 lines that an analysis reads. */
    static final int MOST_PAGES = 4;

    /** An answer that is too long is asked for again in a page so much smaller. */
    private static final int SMALLER = 8;

    /** Less time than this is not worth a request. */
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private final LogPages pages;
    private final long began = System.nanoTime();
    private final Duration time;
    private int pageSize;
    private int pagesLeft = MOST_PAGES;

    Asking(LogPages pages, int pageSize, Duration time) {
        this.pages = pages;
        this.pageSize = pageSize;
        this.time = time;
    }

    int pageSize() {
        return pageSize;
    }

    /** Whether one more page may be asked for while others are left for what comes later. */
    boolean mayGoOn(int pagesForLater, Duration timeForLater) {
        return pagesLeft > pagesForLater
                && left().minus(timeForLater).compareTo(SHORTEST) > 0
                && !Thread.currentThread().isInterrupted();
    }

    /**
     * @param wanted how many entries are of use
     * @param timeForLater what must be left of the time
     */
    LogPages.Page newest(TimeWindow window, int wanted, Duration timeForLater) throws Trouble {
        while (true) {
            pagesLeft--;
            int size = Math.min(pageSize, wanted);
            Duration patience = left().minus(timeForLater);
            try {
                return pages.newest(window, size, patience.isNegative() ? Duration.ZERO : patience);
            } catch (Trouble trouble) {
                boolean again =
                        trouble.kind() == Trouble.Kind.TOO_LONG && size > 1 && pagesLeft > 0;
                if (!again) {
                    throw trouble;
                }
                pageSize = Math.max(1, size / SMALLER);
            }
        }
    }

    Duration share(int percent) {
        return time.multipliedBy(percent).dividedBy(100);
    }

    private Duration left() {
        return time.minusNanos(System.nanoTime() - began);
    }
}
