package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a diff holds, it is read in time, without an exception, and always the same way. */
class HostileDiffTest {

    private static final List<String> PATHS =
            List.of(
                    "a.go",
                    "a.py",
                    "A.java",
                    "a.yaml",
                    "pom.xml",
                    "db/migrations/a.sql",
                    "a.toml",
                    "",
                    "Dockerfile",
                    "a.json");

    @Property(tries = 800)
    void readsAnythingTheSameWay(@ForAll("patches") String patch, @ForAll("paths") String path) {
        CommitReading one = Diffs.reading(path, patch);
        CommitReading other = Diffs.reading(path, patch);

        assertThat(one.meanings()).isEqualTo(other.meanings());
        one.meanings().forEach(meaning -> assertThat(meaning.words()).isNotBlank());
    }

    @Property(tries = 500)
    void readsAnyMessage(@ForAll("messages") String message) {
        assertThat(Diffs.said(message).meanings()).isEqualTo(Diffs.said(message).meanings());
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(PATHS);
    }

    @Provide
    Arbitrary<String> patches() {
        Arbitrary<String> piece =
                Arbitraries.oneOf(
                        Arbitraries.strings().all().ofMaxLength(12),
                        Arbitraries.of(
                                "\n-",
                                "\n+",
                                "\n ",
                                "\n@@ ",
                                " @@\n",
                                "timeout: 5s",
                                "pool=",
                                "10*time.Second",
                                "(",
                                ")",
                                "{",
                                "}",
                                "[",
                                "]",
                                "\"",
                                "'",
                                "`",
                                "\"\"\"",
                                "/*",
                                "*/",
                                "//",
                                "#",
                                "--- a/x",
                                "\n+++ b/",
                                "lock()",
                                "for x in y:",
                                "select * from t",
                                "where",
                                "<version>1.2</version>",
                                "name: X",
                                "value: \"5\"",
                                "-Xmx2g",
                                "1 << 99",
                                "9e999",
                                "0x",
                                "5__5",
                                "999999999999999999999",
                                "::",
                                ",",
                                ";",
                                "=",
                                "%",
                                "µ",
                                "İ",
                                "🙂",
                                "\t",
                                "\u2028"));
        return piece.list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> piece =
                Arbitraries.oneOf(
                        Arbitraries.strings().all().ofMaxLength(8),
                        Arbitraries.of(
                                " from ", " to ", "reduce ", "bump ", "remove ", "enable ", " -> ",
                                "retry", "5", "1.2.3", "\n", " "));
        return piece.list().ofMaxSize(30).map(pieces -> String.join("", pieces));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "(",
                "{",
                "\"",
                "'",
                "a.",
                "a-",
                "a=",
                "a:",
                "1",
                "1.",
                "1,",
                "_",
                "/",
                "*",
                "a b ",
                "a(",
                "x=1, ",
                "for ",
                "if x == null ",
                "\\",
                "like '%",
                "select a from ",
                "where ",
                "aA",
                ".*",
                "(a+)",
                "timeout: 5, ",
                "<a>",
                "@",
                "[a]",
                "5 * "
            })
    void aLineOfAMegabyteIsReadInTime(String piece) {
        String line = piece.repeat(1_000_000 / piece.length());
        String patch =
                "@@ -1,1 +1,1 @@ "
                        + line.substring(0, 10_000)
                        + "\n-"
                        + line
                        + "\n+"
                        + line
                        + "5\n";

        for (String path : List.of("a.py", "a.yaml")) {
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Diffs.reading(path, patch));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Diffs.said(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-  timeout: 5\n+  timeout: 6\n",
                        "-\tx.mu.Lock()\n+\tfor i := range xs { db.Query(q) }\n", "- a\n", "+ b\n",
                        "-if x == null {\n \n",
                "+a = {}\n+a[b] = c\n", "-requests==1.0\n+requests==2.0\n", "@@ a.go @@\n-x\n",
                        "--- a/x.go\n+++ b/x.go\n-try {\n", "+alter table t drop column c;\n"
            })
    void tenMegabytesAreReadInTime(String piece) {
        String patch = piece.repeat(10_000_000 / piece.length());

        for (String path : List.of("a.go")) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () ->
                            assertThat(Diffs.reading(path, patch).meanings())
                                    .hasSizeLessThanOrEqualTo(60));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=1, ", "a b ", "if x == null "})
    void manyWideLinesAreReadInTime(String piece) {
        String line = piece.repeat(900 / piece.length());
        String patch = ("-" + line + "\n+" + line + "1\n").repeat(200);

        assertTimeoutPreemptively(Duration.ofSeconds(15), () -> Diffs.reading("a.go", patch));
    }
}
