package dev.forgeincident.bench.citations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.bench.rootcause.CaseFolder;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.RuleSettings;
import dev.forgeincident.narration.prompt.Prompt;
import dev.forgeincident.narration.prompt.PromptSettings;
import dev.forgeincident.narration.prompt.PromptTooLong;
import dev.forgeincident.narration.prompt.PromptWriter;
import dev.forgeincident.narration.redaction.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the question that a model is asked about each incident, byte for byte as the service asks
 * it, so that any model can be asked by hand and its answers put to {@link CitationsSuite}.
 */
public final class PromptsSuite {

    private static final String USAGE = "usage: prompts FOLDER OUT [--language en|es]";

    private static final List<String> LANGUAGES = List.of("en", "es");

    private PromptsSuite() {}

    /** Writes {@code OUT/NAME.LANGUAGE.txt}, and {@code NAME.diagnosis.json} beside it. */
    public static String run(String... args) throws IOException {
        boolean chosen = args.length == 4 && args[2].equals("--language");
        String language = chosen ? args[3] : "en";
        if ((args.length != 2 && !chosen) || !LANGUAGES.contains(language)) {
            throw new IllegalArgumentException(USAGE);
        }
        Path out = Files.createDirectories(Path.of(args[1]));
        int tokens = 0;
        List<Path> folders = folders(Path.of(args[0]));
        for (Path folder : folders) {
            IncidentContext context = CaseFolder.read(folder);
            Diagnosis diagnosis = new Diagnostician(RuleSettings.DEFAULTS).diagnose(context);
            Prompt prompt = prompt(context, diagnosis, language);
            tokens += prompt.tokens();
            Files.writeString(
                    out.resolve("%s.%s.txt".formatted(folder.getFileName(), language)),
                    prompt.system() + "\n\n" + prompt.data());
            Files.writeString(
                    out.resolve("%s.diagnosis.json".formatted(folder.getFileName())),
                    summary(diagnosis) + "\n");
        }
        ObjectNode summary = new ObjectMapper().createObjectNode();
        return summary.put("suite", "prompts")
                .put("prompts", folders.size())
                .put("tokens", tokens)
                .toString();
    }

    private static List<Path> folders(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new IllegalArgumentException("not a folder: " + root);
        }
        try (Stream<Path> inside = Files.list(root)) {
            List<Path> folders =
                    inside.filter(each -> Files.exists(each.resolve("alert.json")))
                            .sorted()
                            .toList();
            if (folders.isEmpty()) {
                throw new IllegalArgumentException("no folder with an alert.json in " + root);
            }
            return folders;
        }
    }

    private static Prompt prompt(IncidentContext context, Diagnosis diagnosis, String language) {
        try {
            return new PromptWriter(
                            new PromptSettings(
                                    language, Examined.CONTEXT_TOKENS, Examined.ANSWER_TOKENS))
                    .write(context, diagnosis, new Redactor(Map.of()).begin());
        } catch (PromptTooLong e) {
            throw new IllegalArgumentException(context.serviceName() + ": " + e.getMessage(), e);
        }
    }

    private static String summary(Diagnosis diagnosis) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("verdict", diagnosis.verdict().name().toLowerCase(Locale.ROOT));
        Hypothesis cause = diagnosis.cause();
        if (cause != null) {
            node.put("cause", cause.statement());
        }
        node.put("confidence", diagnosis.confidenceWord().name().toLowerCase(Locale.ROOT));
        return node.toString();
    }
}
