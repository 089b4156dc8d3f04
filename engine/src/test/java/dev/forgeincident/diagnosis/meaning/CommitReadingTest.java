package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitReadingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config/settings.py|-DSN = 'host=10.0.1.5 port=5432'|+DSN = 'server=10.0.1.5 port=5432'|renames host= to server= in config/settings.py",
                "app.yaml|-  maximum-pool-size: 20|+  maximum-pool-size: 2|lowers maximum-pool-size 20 → 2 in app.yaml",
                "app.yaml|-maxPoolSize: 50|+maxPoolSize: 10|lowers maxPoolSize 50 → 10 in app.yaml",
                "src/Db.java|-  pool.setMaxSize(50);|+  pool.setMaxSize(10);|lowers pool.setMaxSize 50 → 10 in src/Db.java",
                "app.yaml|-  readTimeout: 30s|+  read_timeout: 30s|renames readTimeout= to read_timeout= in app.yaml",
                "src/a.go|-  total := order.Sum()|+  total := order.Total()|renames Sum to Total in src/a.go",
                "requirements.txt|-requests==2.32.3|+requests==2.32.4|moves the dependency requests 2.32.3 → 2.32.4",
            })
    void readsWhatAnEditedLineMeans(String path, String before, String after, String words) {
        CommitReading reading = read("message", file(path, before, after));

        assertThat(reading.meanings()).extracting(DiffMeaning::words).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "README.md|-old|+new|documentation",
                "docs/run.txt|-old|+new|documentation",
                "src/test/java/FooTest.java|-a(1)|+a(2)|tests",
                "app/x.py|-# old remark|+# new remark|comments",
                "src/X.java|-  // old|+  // new|comments",
            })
    void knowsWhatCannotDoHarm(String path, String before, String after, String what) {
        CommitReading reading = read("message", file(path, before, after));

        assertThat(reading.harmless())
                .isEqualTo(new DiffMeaning.Harmless(what, Harmlessness.INERT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requirements.txt|-a==1|+a==2",
                "app/x.py|-x = 1  # was 2|+x = 2  # was 2",
                "deploy/latest.yaml|-a: 1|+a: 2",
                "src/X.java|-  return a;|+  return b; // same",
                "app/contest.py|-a = 1|+a = 2",
            })
    void doesNotCallHarmlessWhatRuns(String path, String before, String after) {
        assertThat(read("message", file(path, before, after)).harmless()).isNull();
    }

    @Test
    void aDiffThatWasNotReadWholeIsNeverHarmless() {
        Commit commit = commit("docs", new Diff.Read(List.of(file("README.md", "-a", "+b")), 3));

        assertThat(CommitReading.of(commit).harmless()).isNull();
        assertThat(CommitReading.of(commit("docs: typo", new Diff.NotRead("not asked"))).harmless())
                .isNull();
    }

    @Test
    void readsLineNumbersFromTheHunk() {
        FileDiff file =
                new FileDiff(
                        "a.py",
                        null,
                        FileDiff.Kind.MODIFIED,
                        false,
                        "@@ -10,3 +10,3 @@ def x():\n context\n-b = 1\n+b = 2\n context\n",
                        false);

        LinePair pair = read("m", file).pairs().get(0);

        assertThat(pair.place().line()).isEqualTo(11);
        assertThat(pair.raw()).containsExactly("-b = 1", "+b = 2");
    }

    @Test
    void survivesADiffOfTenMegabytes() {
        String patch = "@@ -1,1 +1,1 @@\n" + "-old line\n+new line\n".repeat(500_000);

        CommitReading reading =
                read("m", new FileDiff("a.txt", null, FileDiff.Kind.MODIFIED, false, patch, false));

        assertThat(reading.pairs()).hasSizeLessThanOrEqualTo(4_000);
    }

    @Test
    void wordsOfCodeAreTakenApart() {
        assertThat(CodeWords.of("maxPoolSize max_idle_conns HTTPServer2 x 42"))
                .contains("maxpoolsize", "pool", "size", "max_idle_conns", "idle", "conns")
                .doesNotContain("x", "42");
    }

    private static CommitReading read(String message, FileDiff... files) {
        return CommitReading.of(commit(message, new Diff.Read(List.of(files), 0)));
    }

    private static Commit commit(String message, Diff diff) {
        return new Commit("svc", "a3f7c2d", List.of(), "Ada", Instant.EPOCH, message, diff, null);
    }

    private static FileDiff file(String path, String... lines) {
        return new FileDiff(
                path,
                null,
                FileDiff.Kind.MODIFIED,
                false,
                "@@ -1,1 +1,1 @@\n" + String.join("\n", lines) + "\n",
                false);
    }
}
