package dev.forgeincident.bench.citations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.bench.rootcause.CaseFolder;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.RuleSettings;
import dev.forgeincident.narration.NarrationListener;
import dev.forgeincident.narration.Narrator;
import dev.forgeincident.narration.Telling;
import dev.forgeincident.narration.TemplateNarrator;
import dev.forgeincident.narration.governance.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A frozen incident, its diagnosis, and what models answered to it.
 *
 * @param name of its folder
 */
record Incident(String name, Telling telling, List<ModelAnswer> answers) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANSWERS = "answers.json";
    private static final String DIAGNOSIS = "diagnosis.json";

    Incident {
        answers = List.copyOf(answers);
    }

    /**
     * The incidents below the folder by name; it may be one itself.
     *
     * @throws IllegalArgumentException naming the file and what is wrong with it
     */
    static List<Incident> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("not a folder: " + folder);
        }
        if (Files.exists(folder.resolve(ANSWERS))) {
            return List.of(read(folder));
        }
        List<Incident> incidents = new ArrayList<>();
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path each : inside.sorted().toList()) {
                if (Files.exists(each.resolve(ANSWERS))) {
                    incidents.add(read(each));
                }
            }
        }
        if (incidents.isEmpty()) {
            throw new IllegalArgumentException("no folder with an " + ANSWERS + " in " + folder);
        }
        return incidents;
    }

    static Incident read(Path folder) throws IOException {
        IncidentContext context = CaseFolder.read(folder);
        Diagnosis diagnosis = new Diagnostician(RuleSettings.DEFAULTS).diagnose(context);
        Telling telling =
                new Telling(
                        new UUID(0, 0),
                        context,
                        diagnosis,
                        new Account("analyze-api", null, context.serviceName(), null, null));
        Path file = folder.resolve(DIAGNOSIS);
        try {
            isAsThought(json(file), diagnosis);
            file = folder.resolve(ANSWERS);
            AnswerFile answers =
                    new AnswerFile(new References(context, diagnosis), toldAnyway(telling));
            return new Incident(
                    folder.toAbsolutePath().normalize().getFileName().toString(),
                    telling,
                    answers.read(json(file)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** What was written about another diagnosis would be neither sound nor hostile. */
    private static void isAsThought(JsonNode thought, Diagnosis diagnosis) {
        String verdict = diagnosis.verdict().name().toLowerCase(Locale.ROOT);
        String confidence = diagnosis.confidenceWord().name().toLowerCase(Locale.ROOT);
        Hypothesis cause = diagnosis.cause();
        boolean same =
                thought.path("verdict").asText().equals(verdict)
                        && thought.path("confidence").asText().equals(confidence)
                        && (cause == null
                                ? !thought.has("cause")
                                : cause.statement().contains(thought.path("cause").asText("?")));
        if (!same) {
            throw new IllegalArgumentException(
                    "the answers were written for %s, but the diagnosis is %s (%s): %s"
                            .formatted(
                                    thought,
                                    verdict,
                                    confidence,
                                    cause == null ? "no cause" : cause.statement()));
        }
    }

    private static List<String> toldAnyway(Telling telling) {
        Narrator template = new TemplateNarrator();
        List<String> told = new ArrayList<>();
        told.add(new Shown(template.narrate(telling, NarrationListener.NOBODY).markdown()).text());
        telling.diagnosis().evidence().stream().map(Evidence::excerpt).forEach(told::add);
        return told;
    }

    private static JsonNode json(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("no such file");
        }
        try (var in = Files.newInputStream(file)) {
            return JSON.readTree(in);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
