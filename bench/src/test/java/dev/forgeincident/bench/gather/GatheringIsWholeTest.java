package dev.forgeincident.bench.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.sources.check.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatheringIsWholeTest {

    @TempDir Path folder;

    private final World world = new World(Instant.now());

    @Test
    void aSystemIsAskedAsOftenForManyCommitsAsForFew() throws Exception {
        assertThat(calls(50))
                .isEqualTo(calls(5))
                .containsEntry(Systems.LOKI, 4L)
                .containsEntry(Systems.TEMPO, 23L);
    }

    @Test
    void eachSourceAnswersWholeWhenItIsAskedByItself() throws Exception {
        try (Systems systems = new Systems(world, 5, Duration.ZERO);
                Wired wired = new Wired(world, systems, folder.resolve("alone"))) {
            wired.questions().forEach((name, question) -> Complete.check(name, question.get()));
        }
    }

    @Test
    void whatIsMissingIsNotMeasured() throws Exception {
        try (Systems systems = new Systems(world, 5, Duration.ZERO);
                Wired wired = new Wired(world, systems, folder.resolve("missing"))) {
            var context = wired.gather();

            new Complete(5).check(context, null);
            assertThatThrownBy(() -> new Complete(6).check(context, null))
                    .hasMessageContaining("8 changes, 8 of them whole, not 9");
            assertThatThrownBy(() -> new Complete(5).check(context, Systems.LOKI))
                    .hasMessageContaining("logs: 2 whole answers, not 0");
            assertThatThrownBy(() -> Complete.checkNothing(context))
                    .hasMessageContaining("though every system hangs");
        }
    }

    private Map<String, Long> calls(int commits) throws Exception {
        try (Systems systems = new Systems(world, commits, Duration.ZERO);
                Wired wired = new Wired(world, systems, folder.resolve("of-" + commits))) {
            new Complete(commits).check(wired.gather(), null);
            Map<String, Long> calls = new LinkedHashMap<>();
            for (Map.Entry<String, Connection.Usage> each : wired.usage().entrySet()) {
                calls.put(each.getKey(), each.getValue().requests());
            }
            // Questions to the catalog share calls where they meet; how many do is chance.
            calls.remove(Systems.BACKSTAGE);
            return calls;
        }
    }
}
