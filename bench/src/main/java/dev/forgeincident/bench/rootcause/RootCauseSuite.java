package dev.forgeincident.bench.rootcause;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.RuleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Diagnoses every incident of a folder and compares the answers with the truth beside them. */
public final class RootCauseSuite {

    private static final int WARM_UP = 20;
    private static final int ROUNDS = 30;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Diagnostician diagnostician = new Diagnostician(RuleSettings.DEFAULTS);

    private RootCauseSuite() {}

    /** Prints a row a case and returns the summary. */
    public static String run(String... args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: rootcause FOLDER");
        }
        return new RootCauseSuite().measure(Path.of(args[0]));
    }

    /** Prints all that a diagnosis weighs, of one case; the truth plays no part. */
    public static String explain(String... args) {
        if (args.length != 1 || !Files.exists(Path.of(args[0], "alert.json"))) {
            throw new IllegalArgumentException("usage: explain FOLDER-OF-ONE-CASE");
        }
        IncidentContext context = CaseFolder.read(Path.of(args[0]));
        Diagnosis diagnosis = new RootCauseSuite().diagnostician.diagnose(context);
        System.out.printf(
                Locale.ROOT,
                "%s %.3f, onset %s from %s, first failing %s%n",
                diagnosis.verdict(),
                diagnosis.confidence(),
                diagnosis.onset(),
                diagnosis.onsetFrom(),
                diagnosis.firstFailing());
        for (Hypothesis each : diagnosis.hypotheses()) {
            System.out.printf(
                    Locale.ROOT,
                    "%s %.3f %s%s%n",
                    each.id(),
                    each.confidence(),
                    each.refuted() ? "(refuted) " : "",
                    each.statement());
            each.reasons()
                    .forEach(
                            reason ->
                                    System.out.printf(
                                            Locale.ROOT,
                                            "    %+.2f %s [%s] %s%n",
                                            reason.weight(),
                                            reason.text(),
                                            reason.evidence(),
                                            diagnosis
                                                    .evidence(reason.evidence())
                                                    .excerpt()
                                                    .lines()
                                                    .findFirst()
                                                    .orElse("")));
        }
        return Answer.of(diagnosis, context.serviceName()).json().toString();
    }

    private Answer answer(IncidentContext context) {
        return Answer.of(diagnostician.diagnose(context), context.serviceName());
    }

    private String measure(Path folder) throws IOException {
        List<Path> cases = cases(folder);
        List<IncidentContext> contexts = cases.stream().map(CaseFolder::read).toList();
        int pass = 0;
        int decoys = 0;
        double graded = 0;
        for (int i = 0; i < cases.size(); i++) {
            Answer answer = answer(contexts.get(i));
            Truth truth = Truth.read(cases.get(i));
            Truth.Score score = truth.score(answer);
            pass += score.pass() ? 1 : 0;
            decoys += score.decoy() ? 1 : 0;
            graded += score.graded();
            ObjectNode row = answer.json().put("case", cases.get(i).getFileName().toString());
            row.put("pass", score.pass()).put("decoy", score.decoy());
            row.put("graded", rounded(score.graded()));
            System.out.println(row);
        }
        List<Double> times = times(contexts);
        ObjectNode summary = JSON.createObjectNode();
        summary.put("suite", "rootcause").put("cases", cases.size());
        summary.put("pass", pass).put("decoys", decoys);
        summary.put("graded", rounded(graded / cases.size()));
        summary.put("p50_ms", rounded(times.get(times.size() / 2)));
        summary.put("p95_ms", rounded(times.get((int) (times.size() * 0.95))));
        return summary.toString();
    }

    /** The folder's cases in the order of their names; the folder may also be a case itself. */
    private static List<Path> cases(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("not a folder: " + folder);
        }
        if (Files.exists(folder.resolve("alert.json"))) {
            return List.of(folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> cases =
                    inside.filter(path -> Files.exists(path.resolve("alert.json")))
                            .sorted()
                            .toList();
            if (cases.isEmpty()) {
                throw new IllegalArgumentException("no folder with an alert.json in " + folder);
            }
            return cases;
        }
    }

    /** Milliseconds of whole diagnoses after warm-up, sorted. */
    private List<Double> times(List<IncidentContext> contexts) {
        List<Double> times = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (IncidentContext context : contexts) {
                long start = System.nanoTime();
                Diagnosis diagnosis = diagnostician.diagnose(context);
                double took = (System.nanoTime() - start) / 1e6;
                if (round >= 0 && !diagnosis.evidence().isEmpty()) {
                    times.add(took);
                }
            }
        }
        times.sort(null);
        return times;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** What the publisher says it was; for the scorer alone. */
    private record Truth(
            String commit,
            String firstFailing,
            List<String> blastRadius,
            String remediation,
            List<String> decoys) {

        record Score(boolean pass, boolean decoy, double graded) {}

        static Truth read(Path folder) throws IOException {
            JsonNode told = JSON.readTree(folder.resolve("truth.json").toFile());
            return new Truth(
                    told.path("root_cause_commit").asText("none"),
                    told.path("first_failing_service").asText(),
                    texts(told.path("blast_radius")),
                    told.path("remediation").asText(),
                    texts(told.path("decoy_deploy_commits")));
        }

        Score score(Answer answer) {
            boolean pass = commit.equals(answer.commit());
            boolean decoy = !pass && answer.commit() != null && decoys.contains(answer.commit());
            double graded = pass ? 1 : decoy ? 0 : 0.5 * partly(answer);
            return new Score(pass, decoy, graded);
        }

        private double partly(Answer answer) {
            double first = firstFailing.equals(answer.firstFailing()) ? 1 : 0;
            List<String> both =
                    answer.blastRadius().stream().filter(blastRadius::contains).toList();
            int all = answer.blastRadius().size() + blastRadius.size() - both.size();
            double radius = all == 0 ? 1 : (double) both.size() / all;
            double remedy = remediation.equals(answer.remediation()) ? 1 : 0;
            return 0.5 * first + 0.3 * radius + 0.2 * remedy;
        }

        private static List<String> texts(JsonNode told) {
            List<String> texts = new ArrayList<>();
            told.forEach(each -> texts.add(each.asText()));
            return texts;
        }
    }
}
