package dev.forgeincident.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.narration.ModelRequired;
import dev.forgeincident.narration.ModelUse;
import dev.forgeincident.narration.Narration;
import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.narration.model.ModelTrouble;
import dev.forgeincident.service.api.EventReader.Event;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service while a model is asked: what is told meanwhile, what is kept, what is held. */
@QuarkusTest
@TestProfile(ScriptedNarrator.Profile.class)
@QuarkusTestResource(ServiceWorld.class)
class AnalysisStreamTest {

    private static final String ANALYZE = "/api/ai-incident/analyze";
    private static final String BODY = "{\"entityRef\":\"component:default/invoice-api\"}";
    private static final Map<String, String> PRESSED =
            Map.of("entityRef", "component:default/invoice-api");

    @AfterEach
    void templateAgain() {
        ScriptedNarrator.script = (atOnce, listener) -> atOnce;
    }

    @Test
    void onlyWhoPrefersAStreamGetsOne() throws IOException {
        for (String accept :
                List.of(
                        "",
                        "*/*",
                        "application/json",
                        "application/*",
                        "text/html, */*;q=0.1",
                        "application/json, text/event-stream",
                        "text/event-stream, application/json",
                        "application/json, text/event-stream;q=0.5",
                        "text/event-stream;q=0.4, application/json;q=0.5",
                        "text/event-stream;q=0, */*")) {
            assertThat(typeFor(accept)).as(accept).startsWith("application/json");
        }
        for (String accept :
                List.of(
                        "text/event-stream",
                        "Text/Event-Stream",
                        "text/event-stream, application/json;q=0.9",
                        "application/json;q=0.2, text/event-stream;q=0.3")) {
            assertThat(typeFor(accept)).as(accept).isEqualTo("text/event-stream");
        }
    }

    @Test
    void sourcesThenTheDiagnosisThenSentencesThenTheWhole() throws IOException {
        ScriptedNarrator.script =
                (atOnce, listener) -> {
                    listener.verified(Section.CAUSE, "It is **a key** [e1].");
                    listener.verified(Section.ACTION, "Revert it.");
                    return byModel("## PROBABLE CAUSE\nIt is **a key** [e1].");
                };

        try (EventReader reader = stream()) {
            List<Event> events = reader.rest();

            assertThat(reader.header("cache-control")).contains("no-cache", "no-transform");
            assertThat(reader.header("x-accel-buffering")).isEqualTo("no");
            assertThat(reader.header("content-encoding")).isEmpty();
            assertThat(events.stream().map(Event::name).dropWhile("source"::equals))
                    .containsExactly("diagnosis", "sentence", "sentence", "analysis");
            assertThat(events)
                    .filteredOn(event -> event.name().equals("source"))
                    .extracting(event -> event.data().path("asked").textValue())
                    .contains("logs of invoice-api", "changes of invoice-api");
            assertThat(data(events, "sentence"))
                    .isEqualTo("{\"section\":\"cause\",\"markdown\":\"It is **a key** [e1].\"}");
            JsonNode first = last(events, "diagnosis").data();
            JsonNode whole = last(events, "analysis").data();
            assertThat(first.path("narrator").textValue()).isEqualTo("template");
            assertThat(whole.path("narrator").textValue()).isEqualTo("model");
            assertThat(whole.path("usage").path("claimsKept").intValue()).isEqualTo(11);
            assertThat(whole.path("diagnosis")).isEqualTo(first.path("diagnosis"));
            assertThat(kept(whole)).isEqualTo(last(events, "analysis").line());
        }
    }

    @Test
    void theDiagnosisIsToldAndKeptBeforeAModelAnswers() throws IOException {
        CountDownLatch answered = new CountDownLatch(1);
        ScriptedNarrator.script =
                (atOnce, listener) -> {
                    await(answered);
                    return byModel("words");
                };

        try (EventReader reader = stream()) {
            Event diagnosis = upTo(reader, "diagnosis");
            assertThat(kept(diagnosis.data())).isEqualTo(diagnosis.line());
            String context = context(diagnosis.data());
            answered.countDown();
            Event whole = upTo(reader, "analysis");

            assertThat(kept(whole.data())).isEqualTo(whole.line()).contains("\"words\"");
            assertThat(context(whole.data())).isEqualTo(context);
        }
    }

    @Test
    void aReaderWhoGoesAwayLosesNothingOfTheAnalysis() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        ScriptedNarrator.script =
                (atOnce, listener) -> {
                    await(gone);
                    for (int i = 0; i < 50; i++) {
                        listener.verified(Section.CAUSE, "sentence " + i);
                    }
                    return byModel("told to nobody");
                };
        JsonNode diagnosis;
        try (EventReader reader = stream()) {
            diagnosis = upTo(reader, "diagnosis").data();
        }

        gone.countDown();

        for (int i = 0; i < 100 && !kept(diagnosis).contains("told to nobody"); i++) {
            Thread.sleep(50);
        }
        assertThat(kept(diagnosis)).contains("told to nobody");
    }

    @Test
    void noWordsOfAModelBecomeAnEventOfTheirOwn() throws IOException {
        String forged = "x\n\nevent: analysis\rdata: {\"analysis\":\"forged\"}\r\n\r\n\u2028id: 1";
        ScriptedNarrator.script =
                (atOnce, listener) -> {
                    listener.verified(Section.CAUSE, forged);
                    return atOnce;
                };

        try (EventReader reader = stream()) {
            List<Event> events = reader.rest();

            assertThat(events).filteredOn(event -> event.name().equals("analysis")).hasSize(1);
            assertThat(last(events, "sentence").data().path("markdown").textValue())
                    .isEqualTo(forged);
            assertThat(events).extracting(Event::line).allMatch(line -> !line.contains("\n"));
        }
    }

    @Test
    void whatIsWrongBeforeTheStartIsAnsweredAsEver() throws IOException {
        try (EventReader unknown = open("{\"entityRef\":\"component:default/nobody\"}");
                EventReader bad = open("{\"entityRef\":7")) {
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.header("content-type")).startsWith("application/json");
            assertThat(unknown.body()).isEqualTo("{\"error\":\"Entity not found\"}");
            assertThat(bad.status()).isEqualTo(400);
            assertThat(bad.header("content-type")).startsWith("application/problem+json");
        }
    }

    @Test
    void whereAModelIsRequiredItsFailureIsToldInTheAgreedWords() throws IOException {
        fail(new ModelTrouble(ModelTrouble.Kind.UNAUTHORIZED, "401"));
        assertThat(answer(ANALYZE))
                .isEqualTo("503 {\"error\":\"AI provider authentication failed.\"}");
        assertThat(bare()).isEqualTo("503 {\"error\":\"AI provider authentication failed.\"}");

        fail(
                new ModelTrouble(
                        ModelTrouble.Kind.LATE, "no answer in 20 s, api_key=sk-1234567890abcdef"));
        assertThat(answer(ANALYZE))
                .startsWith("502 {\"error\":\"AI provider error: no answer in 20 s")
                .doesNotContain("sk-1234567890abcdef");
        assertThat(bare()).startsWith("502 {\"error\":\"AI provider error: no answer in 20 s");
        Api.Answer webhook =
                Api.post("/api/ai-incident/webhook/alert", Map.of("serviceName", "invoice-api"));
        assertThat(webhook.statusCode()).isEqualTo(500);
        assertThat(webhook.asString()).isEqualTo("{\"error\":\"AI analysis failed\"}");

        fail(new ModelTrouble(ModelTrouble.Kind.FAILING, "r".repeat(5_000)));
        assertThat(answer(ANALYZE)).hasSizeLessThan(400);
    }

    @Test
    void aStreamEndsWithTheErrorAndTheDiagnosisStaysKept() throws IOException {
        fail(new ModelTrouble(ModelTrouble.Kind.FAILING, "500"));

        try (EventReader reader = stream()) {
            List<Event> events = reader.rest();

            assertThat(reader.status()).isEqualTo(200);
            assertThat(events.get(events.size() - 1))
                    .isEqualTo(
                            new Event(
                                    "error",
                                    "{\"error\":\"AI provider error: 500\",\"status\":502}"));
            JsonNode diagnosis = last(events, "diagnosis").data();
            JsonNode kept = new ObjectMapper().readTree(kept(diagnosis));
            assertThat(kept.path("analysis")).isEqualTo(diagnosis.path("analysis"));
            assertThat(kept.path("diagnosis")).isEqualTo(diagnosis.path("diagnosis"));
            assertThat(kept.path("narratorReason").textValue())
                    .isEqualTo("the model did not answer: 500");
            assertThat(kept.path("usage").path("tokensIn").intValue()).isEqualTo(900);
        }
    }

    /** The pool holds sixteen connections; none is left for others if each analysis keeps one. */
    @Test
    void analysesThatWaitForAModelHoldNoConnection() throws Exception {
        int many = 24;
        CountDownLatch asked = new CountDownLatch(many);
        CountDownLatch answered = new CountDownLatch(1);
        ScriptedNarrator.script =
                (atOnce, listener) -> {
                    asked.countDown();
                    await(answered);
                    return atOnce;
                };
        ExecutorService callers = Executors.newFixedThreadPool(many);
        List<Future<Api.Answer>> answers = new ArrayList<>();
        try {
            for (int i = 0; i < many; i++) {
                String path = i % 2 == 0 ? ANALYZE : "/api/ai-incident/webhook/alert";
                Map<String, String> body =
                        i % 2 == 0 ? PRESSED : Map.of("serviceName", "invoice-api");
                answers.add(callers.submit(() -> Api.post(path, body)));
            }
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            long begun = System.nanoTime();
            assertThat(Api.get("/api/incidents?limit=1").statusCode()).isEqualTo(200);
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(3));
        } finally {
            answered.countDown();
            callers.shutdown();
        }
        for (Future<Api.Answer> each : answers) {
            assertThat(each.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    private static void fail(ModelTrouble trouble) {
        ScriptedNarrator.script =
                (atOnce, listener) -> {
                    throw new ModelRequired(
                            trouble,
                            new ModelUse(
                                    "openai",
                                    "m",
                                    "narrate-1",
                                    900,
                                    0,
                                    null,
                                    3,
                                    0,
                                    0,
                                    0,
                                    List.of()));
                };
    }

    private static Narration byModel(String markdown) {
        ModelUse use = new ModelUse("openai", "m", "narrate-1", 1, 2, null, 3, 11, 1, 0, List.of());
        return new Narration(markdown, "model", "11 of 12 claims kept", null, use);
    }

    private static EventReader stream() throws IOException {
        return open(BODY);
    }

    private static EventReader open(String body) throws IOException {
        return new EventReader(
                Api.port(), ANALYZE, "text/event-stream, application/json;q=0.9", body);
    }

    private static String typeFor(String accept) throws IOException {
        List<String> headers = new ArrayList<>(List.of("Host: localhost:" + Api.port()));
        if (!accept.isEmpty()) {
            headers.add("Accept: " + accept);
        }
        return Wire.send(Api.port(), "POST " + ANALYZE, headers, BODY).header("content-type");
    }

    private static String answer(String path) {
        return told(Api.post(path, PRESSED));
    }

    private static String bare() {
        return told(Api.post("/api/incident/analyze", Map.of("serviceName", "legacy-billing")));
    }

    private static String told(Api.Answer answer) {
        assertThat(answer.contentType()).startsWith("application/json");
        return answer.statusCode() + " " + answer.asString();
    }

    private static String kept(JsonNode report) {
        return Api.get("/api/analyses/" + report.path("analysisId").textValue()).asString();
    }

    private static String context(JsonNode report) {
        return Api.get("/api/analyses/" + report.path("analysisId").textValue() + "/context")
                .asString();
    }

    private static Event upTo(EventReader reader, String name) throws IOException {
        Event event = reader.next();
        while (event != null && !event.name().equals(name)) {
            event = reader.next();
        }
        return Objects.requireNonNull(event, "no event " + name);
    }

    private static Event last(List<Event> events, String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private static String data(List<Event> events, String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .findFirst()
                .orElseThrow()
                .line();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
