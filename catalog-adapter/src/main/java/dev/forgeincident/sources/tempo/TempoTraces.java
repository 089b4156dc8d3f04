package dev.forgeincident.sources.tempo;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.context.traces.TraceStore;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Round;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.spans.SpanBasket;
import dev.forgeincident.sources.spans.TraceChoice;
import dev.forgeincident.sources.spans.TraceChoice.Candidate;
import dev.forgeincident.sources.spans.TracedName;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches for traces that fail, and for any of each half of the window, and reads a choice of
 * them. What is not read in time is told, and loses nothing of the rest.
 */
final class TempoTraces implements TraceStore {

    static final String NAME = "Tempo";

    private static final int MOST_TRACES = 20;
    private static final int SEARCHED = 100;

    private final Wire wire;
    private final Clock clock;

    TempoTraces(Wire wire, Clock clock) {
        this.wire = wire;
        this.clock = clock;
    }

    @Override
    public Observation<List<Span>> spans(ServiceProfile service, TimeWindow window, int limit) {
        return new Question(TracedName.of(service), window, Math.min(limit, MOST_TRACES)).answer();
    }

    /** One question under way. */
    private final class Question {

        private final String service;
        private final TimeWindow window;
        private final int limit;
        private final Round round = Round.of(wire);
        private final SpanBasket basket;
        private final List<String> shortfalls = new ArrayList<>();
        private @Nullable Trouble trouble;

        private Question(String service, TimeWindow window, int limit) {
            this.service = service;
            this.window = window;
            this.limit = limit;
            this.basket = new SpanBasket(service);
        }

        private Observation<List<Span>> answer() {
            Instant middle = window.from().plus(window.length().dividedBy(2));
            TraceSearch failing = new TraceSearch(service, true, window, SEARCHED);
            TraceSearch earlier =
                    new TraceSearch(
                            service, false, new TimeWindow(window.from(), middle), SEARCHED / 2);
            TraceSearch later =
                    new TraceSearch(
                            service, false, new TimeWindow(middle, window.to()), SEARCHED / 2);
            List<List<Candidate>> found = search(List.of(failing, earlier, later));
            List<Candidate> sample = new ArrayList<>(found.get(1));
            sample.addAll(found.get(2));
            read(TraceChoice.of(found.get(0), sample, limit));
            return outcome();
        }

        /** By TraceQL; where none of that is taken, by tags. */
        private List<List<Candidate>> search(List<TraceSearch> searches) {
            List<Round.Reply> replies =
                    round.send(searches.stream().map(TraceSearch::byTraceQl).toList());
            if (replies.stream().allMatch(Question::isRefused)) {
                replies = round.send(searches.stream().map(TraceSearch::byTags).toList());
            }
            List<List<Candidate>> found = new ArrayList<>();
            for (int i = 0; i < searches.size(); i++) {
                try {
                    found.add(TraceSearch.read(replies.get(i).answer()));
                } catch (Trouble failed) {
                    found.add(List.of());
                    failed(
                            searches.get(i).failing() ? "failing traces" : "a sample of traces",
                            failed);
                }
            }
            return found;
        }

        private static boolean isRefused(Round.Reply reply) {
            try {
                reply.answer();
                return false;
            } catch (Trouble trouble) {
                return trouble.kind() == Trouble.Kind.REFUSED;
            }
        }

        private void read(List<String> ids) {
            List<Round.Reply> replies =
                    round.send(ids.stream().map(id -> Ask.get("api", "traces", id)).toList());
            int read = 0;
            int partial = 0;
            for (Round.Reply reply : replies) {
                try {
                    OtlpTrace trace = OtlpTrace.of(reply.answer());
                    basket.add(trace.spans());
                    read++;
                    partial += trace.isPartial() ? 1 : 0;
                } catch (Trouble failed) {
                    trouble = Trouble.cause(trouble, failed);
                }
            }
            if (read < replies.size() && trouble != null) {
                shortfalls.add(
                        "only "
                                + read
                                + " of "
                                + replies.size()
                                + " traces read: "
                                + trouble.reason());
            }
            if (partial > 0) {
                shortfalls.add("of " + partial + " traces only a part is known");
            }
            shortfalls.addAll(basket.leftOut());
        }

        private void failed(String what, Trouble why) {
            shortfalls.add("not found: " + what + ": " + why.reason());
            trouble = Trouble.cause(trouble, why);
        }

        private Observation<List<Span>> outcome() {
            String query = new TraceSearch(service, false, window, limit).query();
            List<Span> spans = basket.spans();
            if (spans.isEmpty()) {
                return trouble == null
                        ? new Observation.Empty<>(NAME, query, window)
                        : trouble.unavailable(NAME, query, window);
            }
            String note = wire.clockNote();
            if (note != null) {
                shortfalls.add(note);
            }
            return new Observation.Available<>(spans, NAME, clock.instant(), shortfalls);
        }
    }
}
