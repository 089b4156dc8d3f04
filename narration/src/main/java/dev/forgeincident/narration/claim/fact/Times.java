package dev.forgeincident.narration.claim.fact;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.Spans;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.TimeSaid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When, and how often, a piece of evidence says that something happened. */
final class Times {

    private Times() {}

    static void of(Evidence evidence, Passage bytes, String sha, List<Moment> moments) {
        Instant at = evidence.at();
        Event event = event(evidence);
        String service = Passage.lower(evidence.service());
        String text = Passage.lower(evidence.source() + " " + evidence.excerpt());
        if (at != null) {
            moments.add(new Moment(at, event, Commit.shortened(sha), service, text));
        }
        Evidence.Frequency frequency = evidence.frequency();
        Instant since = frequency == null ? null : frequency.since();
        if (since != null && !since.equals(at)) {
            moments.add(new Moment(since, event, "", service, text));
        }
        for (TimeSaid said : bytes.reading().times()) {
            Instant written = instant(said, at);
            // A log line's own clock tells when it was written, and nothing else.
            if (written != null && !isSame(written, at) && !isSame(written, since)) {
                moments.add(new Moment(written, Event.OTHER, "", service, text));
            }
        }
    }

    private static boolean isSame(Instant one, @Nullable Instant other) {
        return other != null
                && one.truncatedTo(ChronoUnit.SECONDS)
                        .equals(other.truncatedTo(ChronoUnit.SECONDS));
    }

    private static @Nullable Instant instant(TimeSaid said, @Nullable Instant at) {
        LocalTime time = said.time();
        ZoneOffset zone = said.zone();
        LocalDate day = said.date();
        if (day == null && at != null) {
            day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        }
        return time == null || zone == null || day == null || day.getYear() == 0
                ? null
                : day.atTime(time).toInstant(zone);
    }

    private static Event event(Evidence evidence) {
        return switch (evidence.kind()) {
            case DIFF -> Event.COMMITTED;
            case DEPLOYMENT ->
                    evidence.excerpt().startsWith("deployment of ")
                            ? Event.DEPLOYED
                            : Event.SWITCHED;
            case LOG, METRIC, TRACE -> Event.BEGAN;
            case ALERT -> Event.ALERTED;
            case CATALOG, HEURISTIC, INCIDENT -> Event.OTHER;
        };
    }

    /** How often it was seen, in words. */
    static Optional<Passage> frequency(Evidence evidence) {
        Evidence.Frequency frequency = evidence.frequency();
        if (frequency == null) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        text.append(frequency.count()).append(" events since it began");
        Instant since = frequency.since();
        if (since != null) {
            text.append(" at ").append(since.truncatedTo(ChronoUnit.MILLIS));
        }
        if (frequency.quietBefore() > 0) {
            text.append(frequency.isNew() ? ", none in the " : ", far fewer in the ")
                    .append(Spans.words(Duration.ofSeconds(frequency.quietBefore())))
                    .append(" before, ")
                    .append(frequency.quietBefore())
                    .append(" s");
        }
        text.append(
                frequency.isNew()
                        ? ". It is new: no such event, no such error, no such line, no such message before; not seen, not logged, never seen before."
                        : ". It is more frequent than before, it rose.");
        Passage passage = new Passage(Origin.FREQUENCY, evidence.kind(), "", text.toString());
        passage.affirm(
                frequency.isNew()
                        ? new String[] {"new", "rise", "more"}
                        : new String[] {"more", "rise"});
        return Optional.of(passage);
    }
}
