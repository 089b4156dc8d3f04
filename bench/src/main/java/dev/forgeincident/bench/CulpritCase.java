package dev.forgeincident.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.Words;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * What a failure was told as, the commits that were candidates, and which one it was.
 *
 * @param repository for reports only; likewise {@code kind} and {@code style}
 * @param candidates newest first
 * @param culprit for the score only
 */
record CulpritCase(
        String repository,
        String kind,
        String style,
        String symptom,
        Instant startedAt,
        List<Commit> candidates,
        String culprit) {

    /** What the alert calls the service, so that no repository's name leaks into the text. */
    private static final String SERVICE = "service";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads one case after the other; none is kept.
     *
     * @throws IllegalArgumentException when the file, or one of its lines, cannot be used
     */
    static void each(Path file, Consumer<CulpritCase> consumer) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no such file: " + file);
        }
        int number = 0;
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    consumer.accept(parse(line, file + " line " + number));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read after line " + number + ": " + e.getMessage(), e);
        }
        if (number == 0) {
            throw new IllegalArgumentException(file + " holds no case");
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static CulpritCase parse(String line, String where) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    where + " is not JSON: " + e.getOriginalMessage(), e);
        }
        List<Commit> candidates = new ArrayList<>();
        for (JsonNode candidate : needed(json, "candidates", where)) {
            candidates.add(commit(candidate, where));
        }
        String culprit = needed(json, "culprit_sha", where).asText();
        if (candidates.stream().noneMatch(commit -> commit.sha().equals(culprit))) {
            throw new IllegalArgumentException(where + ": culprit_sha is none of the candidates");
        }
        return new CulpritCase(
                json.path("repo").asText("?"),
                json.path("kind").asText("?"),
                json.path("style").asText("?"),
                needed(json, "symptom_text", where).asText(),
                seconds(json, "started_at", where),
                candidates,
                culprit);
    }

    private static Commit commit(JsonNode json, String where) {
        String message =
                needed(json, "subject", where).asText() + "\n\n" + json.path("body").asText();
        Map<String, String> patches = patches(json.path("patch").asText());
        List<FileDiff> files = new ArrayList<>();
        for (JsonNode file : json.path("files")) {
            String path = needed(file, "path", where).asText();
            String patch = patches.remove(path);
            boolean changed = file.path("additions").asInt() + file.path("deletions").asInt() > 0;
            files.add(diff(path, patch == null ? "" : patch, patch == null && changed));
        }
        patches.forEach((path, patch) -> files.add(diff(path, patch, false)));
        int omitted = Math.max(0, json.path("n_files").asInt() - files.size());
        return new Commit(
                SERVICE,
                needed(json, "sha", where).asText(),
                List.of(),
                "",
                seconds(json, "commit_time", where),
                message,
                new Diff.Read(files, omitted),
                null);
    }

    private static FileDiff diff(String path, String patch, boolean truncated) {
        return new FileDiff(path, null, FileDiff.Kind.MODIFIED, false, patch, truncated);
    }

    /** Sections "=== path"; "@@ function" becomes a header as git writes it. */
    private static Map<String, String> patches(String text) {
        Map<String, StringBuilder> patches = new LinkedHashMap<>();
        StringBuilder patch = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("=== ")) {
                patch = patches.computeIfAbsent(line.substring(4), path -> new StringBuilder());
            } else if (line.startsWith("@@")) {
                patch.append("@@ -1 +1 @@").append(line.substring(2)).append('\n');
            } else if (!line.isEmpty()) {
                patch.append(line).append('\n');
            }
        }
        Map<String, String> finished = new LinkedHashMap<>();
        patches.forEach((path, lines) -> finished.put(path, lines.toString()));
        return finished;
    }

    private static JsonNode needed(JsonNode json, String field, String where) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new IllegalArgumentException(where + " has no " + field);
        }
        return value;
    }

    private static Instant seconds(JsonNode json, String field, String where) {
        JsonNode value = needed(json, field, where);
        if (!value.canConvertToLong()) {
            throw new IllegalArgumentException(where + ": " + field + " is not in seconds");
        }
        return Instant.ofEpochSecond(value.asLong());
    }

    /** The case with only its newest candidates. */
    CulpritCase newest(int window) {
        return new CulpritCase(
                repository,
                kind,
                style,
                symptom,
                startedAt,
                candidates.subList(0, Math.min(window, candidates.size())),
                culprit);
    }

    boolean holdsCulprit() {
        return candidates.stream().anyMatch(commit -> commit.sha().equals(culprit));
    }

    /** What production would know: an alert with this text, and the commits. */
    IncidentContext context() {
        Alert alert =
                new Alert(
                        SERVICE,
                        Words.firstLine(symptom),
                        "unknown",
                        Map.of(),
                        Map.of("description", symptom),
                        startedAt,
                        null);
        return new IncidentContext(
                alert,
                startedAt,
                Observation.Unavailable.notConfigured("catalog"),
                Observation.Unavailable.notConfigured("catalog"),
                List.of(
                        new Observation.Available<>(
                                List.<Change>copyOf(candidates), "git", startedAt)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
