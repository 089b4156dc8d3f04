package dev.forgeincident.sources.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.sources.backstage.Recent.Known;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentTest {

    private static final Instant THEN = Instant.parse("2026-11-20T03:00:00Z");

    private final Recent<String, String> recent = new Recent<>(2);

    @Test
    void forgets_what_was_asked_for_longest_ago() {
        recent.put("a", new Known<>("1", THEN));
        recent.put("b", new Known<>("2", THEN));
        assertThat(recent.fresh("a", THEN)).isNotNull();

        recent.put("c", new Known<>("3", THEN));

        assertThat(recent.kept("b", THEN)).isNull();
        assertThat(recent.fresh("a", THEN)).isEqualTo(new Known<>("1", THEN));
        assertThat(recent.fresh("c", THEN)).isEqualTo(new Known<>("3", THEN));
    }

    @Test
    void knows_fresh_from_kept_from_too_old() {
        recent.put("a", new Known<>(null, THEN));

        assertThat(recent.fresh("a", THEN.plus(Duration.ofMillis(59_999)))).isNotNull();
        assertThat(recent.fresh("a", THEN.plus(Duration.ofSeconds(60)))).isNull();
        assertThat(recent.kept("a", THEN.plus(Duration.ofSeconds(60)))).isNotNull();
        assertThat(recent.kept("a", THEN.plus(Duration.ofHours(24)))).isNull();
    }

    @Test
    void a_clock_that_was_set_back_keeps_nothing_fresh() {
        recent.put("a", new Known<>("1", THEN));

        assertThat(recent.fresh("a", THEN.minus(Duration.ofHours(1)))).isNull();
    }
}
