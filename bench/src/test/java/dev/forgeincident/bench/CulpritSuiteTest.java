package dev.forgeincident.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the suites make of good and of broken files. */
class CulpritSuiteTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path directory;

    @Test
    void findsTheCommitThatHasTheWordsOfTheFailure() throws IOException {
        Path file = written(story(2), story(3));

        JsonNode last = JSON.readTree(CulpritSuite.run(file.toString()));

        assertThat(last.at("/cases").asInt()).isEqualTo(2);
        assertThat(last.at("/window").asInt()).isEqualTo(50);
        assertThat(last.at("/top1").asDouble()).isEqualTo(1);
        assertThat(last.at("/mrr").asDouble()).isEqualTo(1);
    }

    @Test
    void aSmallWindowLeavesOutCasesWhoseCulpritIsOlder() throws IOException {
        Path file = written(story(2), story(30));

        JsonNode last = JSON.readTree(CulpritSuite.run(file.toString(), "--window", "20"));

        assertThat(last.at("/cases").asInt()).isEqualTo(1);
        assertThat(last.at("/window").asInt()).isEqualTo(20);
    }

    @Test
    void weightsAreFittedFromTheSameFile() throws IOException {
        Path file = written(story(2), story(3), story(9).put("repo", "b/b"));

        JsonNode last = JSON.readTree(FitSuite.run(file.toString()));

        assertThat(last.at("/cases").asInt()).isEqualTo(3);
        assertThat(last.at("/mrr").asDouble()).isEqualTo(1);
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        assertThatThrownBy(() -> CulpritSuite.run(plain(story(2) + "\n{\"a\":\n").toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2 is not JSON");
        assertThatThrownBy(() -> CulpritSuite.run(plain("{\"a\":1}").toString()))
                .hasMessageContaining("line 1 has no candidates");
        ObjectNode strange = story(2).put("culprit_sha", "0000");
        assertThatThrownBy(() -> CulpritSuite.run(plain(strange.toString()).toString()))
                .hasMessageContaining("line 1: culprit_sha is none of the candidates");
        ObjectNode when = story(2).put("started_at", "soon");
        assertThatThrownBy(() -> CulpritSuite.run(plain(when.toString()).toString()))
                .hasMessageContaining("line 1: started_at is not in seconds");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Path text = Files.writeString(directory.resolve("no.jsonl.gz"), "plain");

        assertThatThrownBy(() -> CulpritSuite.run("/nowhere/x.gz"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no such file: /nowhere/x.gz");
        assertThatThrownBy(() -> CulpritSuite.run(text.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.jsonl.gz cannot be read");
        assertThatThrownBy(() -> CulpritSuite.run(text.toString(), "--window", "30"))
                .hasMessageContaining("usage");
        assertThatThrownBy(() -> CulpritSuite.run(plain("").toString()))
                .hasMessageContaining("holds no case");
    }

    @Test
    void theCulpritIsLastAmongEquals() {
        Scores scores = new Scores();

        scores.add("a", new double[] {0, 0, 0, -1}, 0);

        assertThat(scores.mrr()).isEqualTo(1 / 3.0);
    }

    /** Forty commits, of which one has what the failure speaks of. */
    private static ObjectNode story(int culprit) {
        ObjectNode story =
                JSON.createObjectNode()
                        .put("repo", "a/a")
                        .put("kind", "revert")
                        .put("style", "artifact")
                        .put("symptom_text", "lazyCoupons returned null\nin BasketLoader.java:31")
                        .put("started_at", 1_700_000_000L)
                        .put("culprit_sha", sha(culprit));
        ArrayNode candidates = story.putArray("candidates");
        for (int i = 0; i < 40; i++) {
            boolean guilty = i == culprit;
            ObjectNode candidate =
                    candidates
                            .addObject()
                            .put("sha", sha(i))
                            .put("commit_time", 1_700_000_000L - 3_600L * (i + 1))
                            .put("subject", guilty ? "basket: lazy coupons" : "polish panel " + i)
                            .put("body", "")
                            .put("n_files", 1);
            String path = guilty ? "shop/BasketLoader.java" : "web/panel" + i + ".css";
            candidate
                    .putArray("files")
                    .addObject()
                    .put("path", path)
                    .put("additions", 1)
                    .put("deletions", 0);
            String line = guilty ? "+  coupons = lazyCoupons(id);" : "+  color: #ddd;";
            candidate.put("patch", "=== " + path + "\n@@ class BasketLoader\n" + line + "\n");
            if (!guilty) {
                candidate.put("patch", "=== " + path + "\n@@ \n" + line + "\n");
            }
        }
        return story;
    }

    private static String sha(int i) {
        return String.format(java.util.Locale.ROOT, "%040x", 0xabc000 + i);
    }

    private Path written(ObjectNode... stories) throws IOException {
        Path file = directory.resolve("cases.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (ObjectNode story : List.of(stories)) {
                out.write((story + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private Path plain(String text) throws IOException {
        return Files.writeString(directory.resolve("cases.jsonl"), text);
    }
}
