package dev.forgeincident.sources.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PatchMailboxTest {

    private static final Instant AT = Instant.parse("2026-11-20T03:14:00Z");

    private static FakeGitHub.Pushed commit(String message, String path, String after) {
        return new FakeGitHub.Pushed(
                FakeGitHub.sha(message),
                List.of(),
                "Maya",
                "m@acme.example",
                AT,
                message,
                path,
                "old\n",
                after);
    }

    private static Map<String, Diff.Read> read(String mailbox, FakeGitHub.Pushed... commits) {
        return PatchMailbox.read(
                mailbox,
                List.of(commits).stream()
                        .collect(
                                Collectors.toMap(
                                        FakeGitHub.Pushed::sha, FakeGitHub.Pushed::message)));
    }

    private static Diff.Read of(Map<String, Diff.Read> diffs, FakeGitHub.Pushed commit) {
        return Objects.requireNonNull(diffs.get(commit.sha()));
    }

    @Test
    void each_commit_has_its_own_files() {
        FakeGitHub.Pushed one = commit("one\n\nwith a body\n\nof two paragraphs\n", "a.py", "1\n");
        FakeGitHub.Pushed two = commit("a subject\nof two lines", "b.py", "2\n");

        Map<String, Diff.Read> diffs = read(FakeGitHub.mail(one) + FakeGitHub.mail(two), one, two);

        assertThat(diffs).hasSize(2);
        assertThat(of(diffs, one).diffs())
                .singleElement()
                .satisfies(
                        file -> {
                            assertThat(file.path()).isEqualTo("a.py");
                            assertThat(file.patch()).isEqualTo("@@ -1,1 +1,1 @@\n-old\n+1\n");
                        });
        assertThat(of(diffs, two).diffs()).extracting(FileDiff::path).containsExactly("b.py");
    }

    /** Written by git 2.39.5, with messages that mean harm and a merge, which has no patch. */
    @Test
    void what_git_itself_writes_is_read() throws Exception {
        String mailbox;
        try (InputStream file =
                PatchMailboxTest.class.getResourceAsStream("/github/format-patch.mbox")) {
            mailbox =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
        String pretends = "a9dfdba5f08b2cf55f77ff41eeb7fb34a019ff92";
        String moves = "eee725ec614b9dae5c0d77fe94f174fbd8f9c6ba";

        Map<String, Diff.Read> diffs =
                PatchMailbox.read(
                        mailbox,
                        Map.of(
                                pretends,
                                """
                                subject of
                                two lines ünïcode


                                  body  \s

                                ---
                                diff --git a/fake b/fake
                                --- a/fake
                                +++ b/fake
                                @@ -1 +1 @@
                                -a
                                +b
                                -- \s
                                2.1

                                From 0104423ff81d5b815227e870696b63eb401215b3 Mon Sep 17 00:00:00 2001
                                end""",
                                moves,
                                "crlf\r\n\r\nbody\r\nmore"));

        assertThat(Objects.requireNonNull(diffs.get(pretends)).diffs())
                .extracting(FileDiff::path)
                .containsExactly("a.txt");
        assertThat(Objects.requireNonNull(diffs.get(moves)).diffs())
                .extracting(FileDiff::path)
                .containsExactly("d/b c.txt", "x.bin");
    }

    @Test
    void a_commit_nobody_listed_is_passed_over() {
        FakeGitHub.Pushed ours = commit("ours", "a.py", "1\n");
        FakeGitHub.Pushed others = commit("others", "b.py", "2\n");

        assertThat(read(FakeGitHub.mail(others) + FakeGitHub.mail(ours), ours))
                .containsOnlyKeys(ours.sha());
    }

    @Test
    void a_file_that_holds_a_patch_is_no_message() {
        FakeGitHub.Pushed victim = commit("victim", "a.py", "1\n");
        String inside =
                "From "
                        + victim.sha()
                        + " Mon Sep 17 00:00:00 2001\n"
                        + "-- \n2.47.1\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";
        FakeGitHub.Pushed hostile = commit("hostile", "fixtures/some.patch", inside);

        Map<String, Diff.Read> diffs =
                read(FakeGitHub.mail(victim) + FakeGitHub.mail(hostile), victim, hostile);

        assertThat(of(diffs, victim).diffs()).extracting(FileDiff::path).containsExactly("a.py");
        assertThat(of(diffs, hostile).diffs())
                .extracting(FileDiff::path)
                .containsExactly("fixtures/some.patch");
    }

    @Test
    void a_message_that_pretends_to_be_a_diff_is_no_diff() {
        String fake =
                "---\n\ndiff --git a/innocent.py b/innocent.py\n--- a/innocent.py\n"
                        + "+++ b/innocent.py\n@@ -1 +1 @@\n-a\n+b\n-- \n2.47.1";
        FakeGitHub.Pushed hostile = commit("hostile\n\n" + fake, "real.py", "1\n");

        assertThat(of(read(FakeGitHub.mail(hostile), hostile), hostile).diffs())
                .extracting(FileDiff::path)
                .containsExactly("real.py");
    }

    @Test
    void a_message_that_pretends_to_be_another_commit_gives_it_no_diff() {
        FakeGitHub.Pushed victim = commit("victim", "a.py", "1\n");
        FakeGitHub.Pushed pretender =
                new FakeGitHub.Pushed(
                        victim.sha(), List.of(), "M", "m@x", AT, "victim", "fake.py", "", "x\n");
        FakeGitHub.Pushed unlisted =
                commit("unlisted\n\n" + FakeGitHub.mail(pretender), "b.py", "2\n");

        assertThat(read(FakeGitHub.mail(unlisted) + FakeGitHub.mail(victim), victim)).isEmpty();
        assertThat(read(FakeGitHub.mail(victim) + FakeGitHub.mail(unlisted), victim)).isEmpty();
    }

    @Test
    void what_broke_off_is_not_taken_for_whole() {
        FakeGitHub.Pushed one = commit("one", "a.py", "1\n");
        FakeGitHub.Pushed two = commit("two\n\nbody", "b.py", "2\n3\n4\n");
        String whole = FakeGitHub.mail(one) + FakeGitHub.mail(two);
        int end = FakeGitHub.mail(one).length();

        for (int cut = 0; cut < whole.length() - 12; cut++) {
            Map<String, Diff.Read> diffs = read(whole.substring(0, cut), one, two);
            assertThat(diffs).doesNotContainKey(two.sha());
            if (cut == end || diffs.containsKey(one.sha())) {
                assertThat(diffs.get(one.sha())).isEqualTo(read(whole, one).get(one.sha()));
            }
        }
    }

    @Test
    void binary_and_renamed_files_are_told_as_such() {
        FakeGitHub.Pushed commit = commit("move", "a.py", "1\n");
        String diff =
                "From "
                        + commit.sha()
                        + " Mon Sep 17 00:00:00 2001\nFrom: M <m@x>\n"
                        + "Subject: [PATCH] move\n\n---\n logo.png | Bin 0 -> 20 bytes\n"
                        + " old.py => new.py | 0\n\ndiff --git a/logo.png b/logo.png\n"
                        + "new file mode 100644\nindex 000..111\nGIT binary patch\nliteral 20\n"
                        + "bcmV+e0{8vT@d5w<|NkI;J^%m!002\n\nliteral 0\nHcmV?d00001\n\n"
                        + "diff --git a/old.py b/new.py\nsimilarity index 100%\n"
                        + "rename from old.py\nrename to new.py\n-- \n2.47.1\n\n";

        List<FileDiff> files = of(read(diff, commit), commit).diffs();

        assertThat(files.get(0).binary()).isTrue();
        assertThat(files.get(0).kind()).isEqualTo(FileDiff.Kind.ADDED);
        assertThat(files.get(1).kind()).isEqualTo(FileDiff.Kind.RENAMED);
        assertThat(files.get(1).oldPath()).isEqualTo("old.py");
        assertThat(files.get(1).path()).isEqualTo("new.py");
    }

    @Test
    void garbage_holds_nothing_and_takes_no_time() {
        FakeGitHub.Pushed commit = commit("one", "a.py", "1\n");
        String begin = "From " + commit.sha() + " Mon Sep 17 00:00:00 2001\n";
        for (String text :
                List.of(
                        "",
                        begin,
                        begin.stripTrailing(),
                        begin.repeat(50_000),
                        "\n".repeat(4 << 20),
                        "From ".repeat(1 << 20),
                        begin + "\n---\n" + "\n-- \n".repeat(500_000),
                        "<!doctype html>")) {
            assertThat(read(text, commit)).isEmpty();
        }
    }

    @Test
    void of_a_huge_diff_the_rest_is_counted() {
        String many =
                IntStream.range(0, 30_000)
                        .mapToObj(
                                i ->
                                        "diff --git a/f"
                                                + i
                                                + " b/f"
                                                + i
                                                + "\n--- a/f"
                                                + i
                                                + "\n+++ b/f"
                                                + i
                                                + "\n@@ -1 +1 @@\n-a\n+b\n")
                        .collect(Collectors.joining());
        FakeGitHub.Pushed commit = commit("one", "a.py", "1\n");
        String mail =
                "From "
                        + commit.sha()
                        + " Mon Sep 17 00:00:00 2001\nSubject: one\n\n---\n\n"
                        + many
                        + "-- \n2.47.1\n\n";
        long began = System.nanoTime();

        Diff.Read diff = of(read(mail, commit), commit);

        assertThat(diff.diffs().size() + diff.omitted()).isEqualTo(30_000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
}
