package dev.forgeincident.sources.backstage;

import dev.forgeincident.sources.http.Trouble;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one question has met on its way: what is missing from its answer, and how old the oldest
 * part of it is. After the first trouble the portal is not asked again for the same question.
 */
final class Finding {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Instant now;
    private final List<String> shortfalls = new ArrayList<>();
    private Instant oldest;
    private @Nullable Trouble trouble;
    private boolean isStale;

    Finding(Instant now) {
        this.now = now;
        this.oldest = now;
    }

    Instant now() {
        return now;
    }

    void add(String shortfall) {
        if (!shortfalls.contains(shortfall)) {
            shortfalls.add(shortfall);
        }
    }

    /** Some of the answer is from then. */
    void isFrom(Instant asOf) {
        oldest = asOf.isBefore(oldest) ? asOf : oldest;
    }

    /** Some of the answer is from then because the portal has not answered. */
    void isStaleFrom(Instant asOf) {
        isStale = true;
        isFrom(asOf);
    }

    void met(Trouble first) {
        trouble = trouble == null ? first : trouble;
    }

    /** Why the portal has not answered; null while it has. */
    @Nullable Trouble trouble() {
        return trouble;
    }

    Instant asOf() {
        return oldest;
    }

    List<String> shortfalls(@Nullable String clockNote) {
        List<String> told = new ArrayList<>(shortfalls);
        if (trouble != null && isStale) {
            told.add(
                    0,
                    "the catalog did not answer ("
                            + trouble.reason()
                            + "); this is as of "
                            + words(oldest));
        }
        if (clockNote != null) {
            told.add(clockNote);
        }
        return told;
    }

    /** What keeps one from being sure that there is nothing; empty where nothing does. */
    String doubts() {
        return shortfalls.isEmpty() ? "" : " (" + String.join("; ", shortfalls) + ")";
    }

    /** The time, with its day where that is another one. */
    private String words(Instant moment) {
        boolean today =
                moment.atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
        return (today ? TIME : DAY_AND_TIME).format(moment);
    }
}
