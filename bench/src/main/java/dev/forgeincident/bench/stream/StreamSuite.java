package dev.forgeincident.bench.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The Analyze button's stream against a running service whose model is this process's: how long
 * until the deterministic diagnosis, the first narrated sentence and the end, for a model that
 * writes evenly and for one that is silent and then writes all at once. The service must know
 * {@code component:default/invoice-api} (the demo's world).
 */
public final class StreamSuite {

    private static final String USAGE =
            "usage: stream http://127.0.0.1:PORT --model-port PORT [--seconds 8] [--rounds 5]";
    private static final String ENTITY = "component:default/invoice-api";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int QUOTED = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI service;
    private final SlowModel model;

    private StreamSuite(URI service, SlowModel model) {
        this.service = service;
        this.model = model;
    }

    public static String run(String... args) throws IOException, InterruptedException {
        if (args.length < 3 || args.length % 2 == 0 || !args[0].startsWith("http://127.0.0.1:")) {
            throw new IllegalArgumentException(USAGE);
        }
        int port = 0;
        int seconds = 8;
        int rounds = 5;
        for (int i = 1; i < args.length; i += 2) {
            int value = number(args[i + 1]);
            switch (args[i]) {
                case "--model-port" -> port = value;
                case "--seconds" -> seconds = value;
                case "--rounds" -> rounds = value;
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        if (port == 0) {
            throw new IllegalArgumentException(USAGE);
        }
        try (SlowModel model = new SlowModel(port)) {
            return new StreamSuite(URI.create(args[0]), model)
                    .measure(Duration.ofSeconds(seconds), rounds);
        }
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no whole number; " + USAGE, e);
        }
        throw new IllegalArgumentException(text + " is not between 1 and 65535; " + USAGE);
    }

    /** When what was there, in milliseconds since the button; -1 for what never came. */
    private record Seen(double diagnosis, double firstSentence, double whole, String narrator) {}

    private String measure(Duration taking, int rounds) throws IOException, InterruptedException {
        String answer = truthful(analysed());
        model.answers(answer, Duration.ZERO, Duration.ZERO);
        awaitNarration();
        ObjectNode result = json.createObjectNode().put("suite", "stream");
        result.put("model_seconds", taking.toSeconds()).put("rounds", rounds);
        row("model", "diagnosis", "first sentence", "whole", "narrator");
        model.answers(answer, Duration.ZERO, taking);
        report("writes evenly", rounds, result.putObject("even"));
        model.answers(answer, taking, Duration.ZERO);
        report("silent, then all", rounds, result.putObject("silent"));
        return json.writeValueAsString(result);
    }

    /** The service leaves a model alone for a while that was not there when it began. */
    private void awaitNarration() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (press().firstSentence() < 0) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "no sentence was narrated within "
                                + PATIENCE.toSeconds()
                                + " s; is forge.ai.endpoint of the service this process?");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private void report(String name, int rounds, ObjectNode result)
            throws IOException, InterruptedException {
        List<Seen> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            all.add(press());
        }
        double diagnosis = median(all.stream().map(Seen::diagnosis).toList());
        double sentence = median(all.stream().map(Seen::firstSentence).toList());
        double whole = median(all.stream().map(Seen::whole).toList());
        String narrator = all.get(0).narrator();
        result.put("diagnosis_ms", diagnosis).put("first_sentence_ms", sentence);
        result.put("whole_ms", whole).put("narrator", narrator);
        row(name, diagnosis + " ms", sentence + " ms", whole + " ms", narrator);
    }

    /** Presses the button and reads the stream to its end. */
    private Seen press() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<java.io.InputStream> response =
                http.send(request("text/event-stream"), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException("the stream answered " + response.statusCode());
        }
        double diagnosis = -1;
        double sentence = -1;
        double whole = -1;
        String narrator = "";
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    event = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:") && event.equals("diagnosis")) {
                    diagnosis = millis(begun);
                } else if (line.startsWith("data:") && event.equals("sentence") && sentence < 0) {
                    sentence = millis(begun);
                } else if (line.startsWith("data:") && event.equals("analysis")) {
                    whole = millis(begun);
                    narrator =
                            json.readTree(line.substring("data:".length()))
                                    .path("narrator")
                                    .asText();
                }
            }
        }
        return new Seen(diagnosis, sentence, whole, narrator);
    }

    private JsonNode analysed() throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request("application/json"), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the service answered " + response.statusCode());
        }
        return json.readTree(response.body());
    }

    private HttpRequest request(String accept) {
        return HttpRequest.newBuilder(service.resolve("/api/ai-incident/analyze"))
                .timeout(PATIENCE)
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"entityRef\":\"" + ENTITY + "\"}"))
                .build();
    }

    /** An answer that the evidence bears out: what each piece of it says, quoted. */
    private String truthful(JsonNode report) throws IOException {
        ObjectNode answer = json.createObjectNode();
        ArrayNode statements = answer.putArray("statements");
        JsonNode cause = report.at("/diagnosis/hypotheses/0");
        add(statements, "cause", cause.path("statement").asText() + ".", cause.path("support"));
        for (JsonNode evidence : report.at("/diagnosis/evidence")) {
            String quoted = quotable(evidence.path("excerpt").asText());
            ArrayNode cites = json.createArrayNode().add(evidence.path("id").asText());
            add(statements, "evidence", "It reads \"" + quoted + "\".", cites);
        }
        ObjectNode opinion = answer.putObject("opinion");
        opinion.put("hypothesis", cause.path("id").asText()).putArray("because");
        return json.writeValueAsString(answer);
    }

    private static void add(ArrayNode statements, String section, String text, JsonNode cites) {
        ObjectNode statement = statements.addObject().put("section", section).put("text", text);
        statement.set("evidence", cites);
        statement.put("action", 0).put("command", "");
    }

    /** A beginning of whole words that holds no quotation mark. */
    private static String quotable(String excerpt) {
        String line = excerpt.lines().findFirst().orElse("");
        int quote = line.indexOf('"');
        String plain = (quote < 0 ? line : line.substring(0, quote)).strip();
        int space = plain.lastIndexOf(' ', QUOTED);
        return plain.length() <= QUOTED || space < 0 ? plain : plain.substring(0, space);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return Math.round(sorted.get(sorted.size() / 2) * 10) / 10.0;
    }

    private static double millis(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static void row(String... cells) {
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "%-18s %12s %16s %12s  %s",
                        cells[0],
                        cells[1],
                        cells[2],
                        cells[3],
                        cells[4]));
    }
}
