package dev.forgeincident.sources.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.sources.Observed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTextTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:12:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T03:07:00Z — fix: x - y (a3f7c2d)",
                "2026-11-20T03:07:00Z – fix: x - y (A3F7C2D)",
                "2026-11-20T03:07:00Z - fix: x - y (a3f7c2d)",
                "2026-11-20T03:07:00Z fix: x - y (a3f7c2d)",
                "- 2026-11-20T04:07:00+01:00 — fix: x - y (a3f7c2d)",
                "* 2026-11-20 03:07 — fix: x - y (a3f7c2d)",
                "2026-11-20 03:07 UTC — fix: x - y (a3f7c2d)",
                "2026-11-20T03:07 — fix: x - y (a3f7c2d).",
                "Fri, 20 Nov 2026 03:07:00 GMT — fix: x - y (a3f7c2d)",
                "Nov 20, 2026 03:07 — fix: x - y (a3f7c2d)",
                "Nov 20, 2026, 3:07 AM — fix: x - y (a3f7c2d)",
                "20.11.2026 03:07 — fix: x - y (a3f7c2d)",
                "11/20/2026 03:07 — fix: x - y (a3f7c2d)",
                "20/11/2026 03:07 — fix: x - y (`a3f7c2d`)",
                "[2026-11-20T03:07:00.000Z] fix: x - y (a3f7c2d)",
            })
    void reads_the_ways_in_which_an_entry_is_written(String line) {
        Commit commit = commits(read(line)).get(0);

        assertThat(commit.at()).isEqualTo("2026-11-20T03:07:00Z");
        assertThat(commit.message()).isEqualTo("fix: x - y");
        assertThat(commit.sha()).isEqualTo("a3f7c2d");
        assertThat(commit.diff()).isEqualTo(new Diff.NotRead("only the message was given"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20 — x (a3f7c2d)",
                "Nov 20, 2026 — x (a3f7c2d)",
                "20 Nov 2026 — x (a3f7c2d)",
                "20.11.2026 — x (a3f7c2d)",
                "11/20/2026 - x (a3f7c2d)",
            })
    void a_day_stands_for_its_beginning_and_says_so(String line) {
        Observation<List<Change>> read = read(line);

        assertThat(commits(read))
                .extracting(Commit::at, Commit::message)
                .containsExactly(tuple(Instant.parse("2026-11-20T00:00:00Z"), "x"));
        assertThat(shortfalls(read))
                .containsExactly("of 1 of 1 commits the day is known, but not the time of day");
    }

    @Test
    void reads_messages_of_several_lines_and_sorts_newest_first() {
        Observation<List<Change>> read =
                read(
                        """
                        Recent deployments:

                        2026-11-19T10:00:00Z — older
                        - with a list

                        and a second paragraph (bbbbbbb)
                        2026-11-20T03:07:00Z — refactor config to use Server= syntax (a3f7c2d)

                        The body after the hash.
                        yesterday — undated (ccccccc)
                        """);

        assertThat(commits(read))
                .extracting(Commit::sha, Commit::message)
                .containsExactly(
                        tuple(
                                "a3f7c2d",
                                "refactor config to use Server= syntax\n\nThe body after the hash."),
                        tuple("bbbbbbb", "older\n- with a list\n\nand a second paragraph"),
                        tuple("ccccccc", "undated"));
        assertThat(shortfalls(read))
                .containsExactly("1 of 3 commits have no date that can be read");
    }

    @Test
    void counts_the_entries_that_name_no_commit() {
        Observation<List<Change>> read =
                read("2026-11-20 03:07 — no hash\n2026-11-20 03:00 — hash (a3f7c2d)");

        assertThat(commits(read)).hasSize(1);
        assertThat(shortfalls(read))
                .containsExactly("1 of 2 entries could not be read: no commit hash");
    }

    @Test
    void text_without_any_entry_is_no_evidence_that_nothing_changed() {
        assertThat(read("We deployed something, ask Bob"))
                .isInstanceOf(Observation.Unavailable.class);
        assertThat(read(" \n")).isInstanceOf(Observation.Empty.class);
    }

    @Test
    void attaches_the_diff_that_follows_an_entry() {
        Observation<List<Change>> read =
                read(
                        """
                        2026-11-20 03:07 — refactor (a3f7c2d)
                        ```diff
                        diff --git a/app.yml b/app.yml
                        index 1111111..2222222 100644
                        --- a/app.yml
                        +++ b/app.yml
                        @@ -1,2 +1,2 @@
                        -db: Host=db
                        +db: Server=db
                         x: 1
                        ```
                        - 2026-11-20 03:00 — before (bbbbbbb)
                        """);

        assertThat(commits(read)).extracting(Commit::sha).containsExactly("a3f7c2d", "bbbbbbb");
        assertThat(commits(read).get(0).diff().files())
                .singleElement()
                .satisfies(
                        file -> {
                            assertThat(file.path()).isEqualTo("app.yml");
                            assertThat(file.patch())
                                    .isEqualTo(
                                            "@@ -1,2 +1,2 @@\n-db: Host=db\n+db: Server=db\n x: 1\n");
                        });
    }

    private static Observation<List<Change>> read(String text) {
        return ChangeText.read("invoice-api", text, TimeHints.utc(NOW));
    }

    private static List<Commit> commits(Observation<List<Change>> read) {
        return Observed.data(read).stream().map(Commit.class::cast).toList();
    }

    private static List<String> shortfalls(Observation<List<Change>> read) {
        return Observed.shortfalls(read);
    }
}
