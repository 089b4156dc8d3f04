package dev.forgeincident.sources.text;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.Observation.Available;
import dev.forgeincident.context.Observation.Empty;
import dev.forgeincident.context.Observation.Unavailable;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.sources.Given;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the texts that a caller brought along into observations of the source {@code "request"}. A
 * text that is null was not given. One that is blank, or says in one of the agreed sentences that
 * there is nothing, was given and is empty; one that says that nobody could look is unavailable.
 */
public final class GivenTexts {

    private static final String SOURCE = "request";
    private static final int MAX_EVENTS = 1_000;

    private static final Set<String> NOTHING_FOUND =
            Set.of("no deployment data available", "no gotcha.md found", "no recent errors found");
    private static final Set<String> NOT_SET_UP =
            Set.of(
                    "log aggregator not configured",
                    "connect to log aggregator api to fetch recent errors");
    private static final Map<String, String> FAILED =
            Map.of(
                    "failed to query log aggregator",
                    "the caller could not query its log aggregator");

    private GivenTexts() {}

    /**
     * Reads the texts. {@link LogExcerpt#covered} stays null whatever times the lines carry: nobody
     * knows what the caller left out between them.
     *
     * @param receivedAt when the texts were received; dates without a year are read near to it, and
     *     times without a zone as UTC
     */
    public static Given read(
            String service,
            @Nullable String recentDeployments,
            @Nullable String recentErrors,
            @Nullable String gotchaHeuristics,
            Instant receivedAt) {
        TimeHints hints = TimeHints.utc(receivedAt);
        return new Given(
                recentDeployments == null ? null : changes(service, recentDeployments, hints),
                recentErrors == null ? null : logs(service, recentErrors, hints),
                gotchaHeuristics == null ? null : rules(service, gotchaHeuristics, receivedAt),
                null,
                null,
                null);
    }

    private static Observation<List<Change>> changes(String service, String text, TimeHints hints) {
        Observation<List<Change>> agreed = agreed(text, ChangeText.FIELD);
        return agreed == null ? ChangeText.read(service, text, hints) : agreed;
    }

    private static Observation<LogExcerpt> logs(String service, String text, TimeHints hints) {
        Observation<LogExcerpt> agreed = agreed(text, "recentErrors");
        if (agreed != null) {
            return agreed;
        }
        LogText.Events events = LogText.read(service, text, hints, MAX_EVENTS);
        List<String> shortfalls =
                events.leftOut() == 0
                        ? List.of()
                        : List.of(
                                "the first "
                                        + events.leftOut()
                                        + " log events of the text were left out");
        return new Available<>(
                new LogExcerpt(events.lines(), null), SOURCE, hints.reference(), shortfalls);
    }

    private static Observation<GotchaFile> rules(String service, String text, Instant asOf) {
        Observation<GotchaFile> agreed = agreed(text, "gotchaHeuristics");
        if (agreed != null) {
            return agreed;
        }
        GotchaFile file = GotchaText.readSection(service, text);
        return file.heuristics().isEmpty()
                ? new Empty<>(SOURCE, "gotchaHeuristics", null)
                : new Available<>(file, SOURCE, asOf);
    }

    /** What the text means when it is blank or one of the agreed sentences; else null. */
    private static <T> @Nullable Observation<T> agreed(String text, String field) {
        String sentence = sentence(text);
        if (sentence.isEmpty() || NOTHING_FOUND.contains(sentence)) {
            return new Empty<>(SOURCE, field, null);
        }
        if (NOT_SET_UP.contains(sentence)) {
            return new Unavailable<>(SOURCE, field, null, Observation.NOT_CONFIGURED, false);
        }
        String failure = FAILED.get(sentence);
        return failure == null ? null : new Unavailable<>(SOURCE, field, null, failure, true);
    }

    private static String sentence(String text) {
        String words = text.strip();
        while (words.endsWith(".")) {
            words = words.substring(0, words.length() - 1).stripTrailing();
        }
        return words.length() > 80 ? words : words.toLowerCase(Locale.ROOT);
    }
}
