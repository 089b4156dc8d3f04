package dev.forgeincident.sources.spans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.traces.Span;
import dev.forgeincident.sources.spans.TraceChoice.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceChoiceTest {

    private static final Instant FROM = Instant.parse("2026-11-20T01:30:00Z");

    @Test
    void of_many_the_failing_ones_have_three_of_five_places_the_first_and_last_among_them() {
        List<String> chosen = TraceChoice.of(many("f", 50), many("s", 50), 20);

        assertThat(chosen).hasSize(20).doesNotHaveDuplicates();
        assertThat(chosen.subList(0, 12)).allMatch(id -> id.startsWith("f")).contains("f0", "f49");
    }

    @Test
    void then_come_the_slowest_and_then_others_of_all_times() {
        List<String> chosen = TraceChoice.of(many("f", 50), many("s", 50), 20);

        // The later, the slower.
        assertThat(chosen.subList(12, 16)).containsExactly("s49", "s48", "s47", "s46");
        assertThat(chosen.subList(16, 20)).contains("s0", "s45");
    }

    @Test
    void what_one_leaves_empty_goes_to_the_others() {
        assertThat(TraceChoice.of(many("f", 50), List.of(), 20)).hasSize(20);
        assertThat(TraceChoice.of(List.of(), many("s", 50), 20)).hasSize(20);
        assertThat(TraceChoice.of(many("f", 2), many("s", 3), 20)).hasSize(5);
        assertThat(TraceChoice.of(many("f", 50), many("s", 50), 0)).isEmpty();
        assertThat(TraceChoice.of(List.of(), List.of(), 20)).isEmpty();
    }

    @Test
    void a_failing_trace_that_the_sample_holds_too_is_taken_once() {
        assertThat(TraceChoice.of(many("x", 5), many("x", 8), 20))
                .hasSize(8)
                .doesNotHaveDuplicates();
    }

    @Test
    void of_a_trace_too_long_the_failing_spans_are_kept_and_the_rest_is_told() {
        SpanBasket basket = new SpanBasket("invoice-api");
        basket.add(IntStream.range(0, 1_500).mapToObj(i -> span(i, false)).toList());
        basket.add(IntStream.range(0, 1_500).mapToObj(i -> span(i, i > 1_400)).toList());

        assertThat(basket.spans()).hasSize(2_000);
        assertThat(basket.spans().stream().filter(Span::failed)).hasSize(99);
        assertThat(basket.leftOut()).containsExactly("only 2000 of 3000 spans read");
    }

    @Test
    void a_trace_that_the_service_has_no_part_in_is_none_of_its() {
        SpanBasket basket = new SpanBasket("ledger");
        basket.add(List.of(span(1, true)));

        assertThat(basket.spans()).isEmpty();
        assertThat(basket.leftOut()).isEmpty();
    }

    @Test
    void of_too_many_attributes_those_that_tell_whom_a_span_calls_are_kept() {
        SpanDraft draft =
                new SpanDraft()
                        .ids("t", "s", "s")
                        .attribute("peer.service", "ledger")
                        .attribute("span.kind", "client");
        IntStream.range(0, 100).forEach(i -> draft.attribute("a" + i, "x"));

        assertThat(draft.span().attributes())
                .hasSize(32)
                .containsEntry("peer.service", "ledger")
                .containsEntry("span.kind", "client");
        // A span is not its own parent.
        assertThat(draft.span().parentId()).isNull();
    }

    private static List<Candidate> many(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Candidate(prefix + i, FROM.plusSeconds(i), Duration.ofMillis(i)))
                .toList();
    }

    private static Span span(int number, boolean failed) {
        return new Span(
                "t",
                "s" + number,
                null,
                "Invoice-API",
                "GET",
                FROM,
                Duration.ofMillis(number),
                failed);
    }
}
