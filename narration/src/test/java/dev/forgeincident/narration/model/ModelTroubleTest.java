package dev.forgeincident.narration.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.forgeincident.narration.model.FakeEndpoint.KEY;
import static dev.forgeincident.narration.model.FakeEndpoint.OPENAI;
import static dev.forgeincident.narration.model.FakeEndpoint.PATIENCE;
import static dev.forgeincident.narration.model.FakeEndpoint.PROMPT;
import static dev.forgeincident.narration.model.FakeEndpoint.STREAMING;
import static dev.forgeincident.narration.model.FakeEndpoint.WHOLE;
import static dev.forgeincident.narration.model.FakeEndpoint.completion;
import static dev.forgeincident.narration.model.FakeEndpoint.events;
import static dev.forgeincident.narration.model.FakeEndpoint.finish;
import static dev.forgeincident.narration.model.FakeEndpoint.json;
import static dev.forgeincident.narration.model.FakeEndpoint.piece;
import static dev.forgeincident.narration.model.FakeEndpoint.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.forgeincident.narration.model.ModelTrouble.Kind;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Wire;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However an endpoint misbehaves: in time, of the right kind, in words to act on, no secret. */
@Timeout(60)
class ModelTroubleTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final FakeEndpoint endpoint = new FakeEndpoint();
    private final List<String> pieces = new ArrayList<>();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    401 | {"error":{"message":"Incorrect API key provided: sk-s3cr3t-of-the-test"}} | UNAUTHORIZED | does not take the key, or wants one (401): set forge.ai.key
                    403 | {"error":{"message":"Country not supported"}} | UNAUTHORIZED | forbids it (403): give the key of forge.ai the right to this model; it says: Country not supported
                    403 | {"error":{"message":"Your chosen model requires moderation and your input was flagged","code":403}} | FILTERED | declines to answer this (403)
                    404 | {"error":{"message":"model \\"mistral-small\\" not found, try pulling it first","type":"api_error"}} | UNKNOWN_MODEL | has no model mistral-small (404): pull it there, or correct forge.ai.chatModel
                    404 | {"error":{"message":"The model `mistral-small` does not exist or you do not have access to it.","code":"model_not_found"}} | UNKNOWN_MODEL | has no model mistral-small (404): correct forge.ai.chatModel
                    404 | {"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}} | UNKNOWN_MODEL | has no model mistral-small (404): correct forge.ai.chatModel
                    400 | {"object":"error","message":"Invalid model: mistral-small","type":"invalid_model","param":null,"code":"1500"} | UNKNOWN_MODEL | has no model mistral-small (400): correct forge.ai.chatModel
                    404 | 404 page not found | UNKNOWN_MODEL | has no chat completions (404): is forge.ai.endpoint right? It usually ends in /v1
                    404 | {"detail":"Not Found"} | UNKNOWN_MODEL | has no chat completions (404): is forge.ai.endpoint right? It usually ends in /v1
                    400 | {"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.","code":"context_length_exceeded"}} | REFUSED | cannot take a question of this length (400): lower forge.ai.contextTokens
                    413 | too large | REFUSED | cannot take a question of this length (413): lower forge.ai.contextTokens
                    400 | {"error":{"code":"content_filter","message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation"}}} | FILTERED | declines to answer this (400)
                    400 | {"error":{"message":"messages: must alternate"}} | REFUSED | does not take the question (400); it says: messages: must alternate
                    422 | {"detail":[{"loc":["body","messages"],"msg":"Field required"}]} | REFUSED | does not take the question (422); it says: Field required
                    402 | {"error":{"message":"Insufficient credits"}} | LIMITED | wants to be paid first (402); it says: Insufficient credits
                    429 | {"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}} | LIMITED | answers 429: its limit is reached; it says: You exceeded your current quota
                    500 | {"error":{"message":"CUDA out of memory"}} | FAILING | fails by itself (500); it says: CUDA out of memory
                    503 | <html>no healthy upstream</html> | FAILING | fails by itself (503)
                    302 | - | UNREADABLE | redirects elsewhere (302), which is not followed: is forge.ai.endpoint right? It usually ends in /v1
                    """)
    void a_status_that_is_no_answer(int status, String body, Kind kind, String words) {
        endpoint.answers(json(status, body));

        for (ModelSettings settings : List.of(WHOLE, STREAMING)) {
            ModelTrouble trouble = trouble(endpoint.model(settings));

            assertThat(trouble.kind()).isEqualTo(kind);
            assertThat(trouble.reason()).isEqualTo(endpoint.base() + "/v1 " + words);
        }
    }

    @Test
    void the_fallback_is_told_by_its_own_settings() {
        endpoint.answers(json(401, "{}"));
        ModelEndpoint fallback =
                new ModelEndpoint("forge.ai.fallback", Provider.AZURE, "gpt", null);

        assertThat(trouble(endpoint.model(fallback, WHOLE, endpoint.base())).reason())
                .isEqualTo(
                        endpoint.base()
                                + "/openai/v1 does not take the key, or wants one (401): set"
                                + " forge.ai.fallback.key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><title>Sign in</title>",
                "",
                "\u0000\u0001 no JSON at all",
                "{\"choices\":[",
                "\"text\"",
                "17",
                "[]",
                "{}",
                "{\"choices\":[]}",
                "{\"choices\":{\"message\":7}}",
                "{\"choices\":[{\"message\":null,\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\"}]}}]}",
                "{\"response\":\"as Ollama's own API answers\",\"done\":true}"
            })
    void two_hundred_is_no_answer_yet(String body) {
        for (String type : List.of("text/html", "application/json", "text/event-stream", "")) {
            ResponseDefinitionBuilder answer = aResponse().withBody(body);
            endpoint.answers(type.isEmpty() ? answer : answer.withHeader("Content-Type", type));
            for (ModelSettings settings : List.of(WHOLE, STREAMING)) {
                ModelTrouble trouble = trouble(endpoint.model(settings));

                assertThat(trouble.kind()).as(type).isEqualTo(Kind.UNREADABLE);
                assertThat(trouble.reason()).contains("is forge.ai.endpoint right?", "/v1");
            }
        }
    }

    @Test
    void a_web_page_is_called_one() {
        endpoint.answers(
                aResponse().withHeader("Content-Type", "text/html").withBody("<html>x</html>"));

        for (ModelSettings settings : List.of(WHOLE, STREAMING)) {
            assertThat(trouble(endpoint.model(settings)).reason())
                    .contains(": a web page answers: is forge.ai.endpoint right?");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: no JSON\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":{\"a\":1}}}]}\n\n",
                "data: [[[[[[\n\n",
                "data: \n\ndata: {\n\n",
                "hello\nworld\n\n",
            })
    void a_stream_of_garbage(String body) {
        endpoint.answers(
                aResponse().withHeader("Content-Type", "text/event-stream").withBody(body));

        assertThat(trouble(endpoint.model(STREAMING)).kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void garbage_in_the_middle_ends_the_stream_there() {
        endpoint.answers(events(piece("one"), "no JSON", piece("two"), finish("stop"), "[DONE]"));

        assertThat(trouble(endpoint.model(STREAMING)).kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(pieces).containsExactly("one");
    }

    @Test
    void a_stream_that_just_ends_is_broken_off() {
        endpoint.answers(events(piece("one")));

        ModelTrouble trouble = trouble(endpoint.model(STREAMING));

        assertThat(trouble.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(trouble.reason()).endsWith(": the answer broke off before its end");
        assertThat(pieces).containsExactly("one");
        assertThat(endpoint.asked()).hasSize(1);
    }

    @Test
    void an_error_within_a_stream_is_of_its_own_kind() {
        String limited =
                "{\"id\":\"x\",\"choices\":[{\"delta\":{\"content\":\"\"},"
                        + "\"finish_reason\":\"error\"}],"
                        + "\"error\":{\"code\":429,\"message\":\"Rate limited upstream\"}}";
        endpoint.answers(events(piece("one"), limited, "[DONE]"));
        assertThat(trouble(endpoint.model(STREAMING)))
                .satisfies(
                        it -> {
                            assertThat(it.kind()).isEqualTo(Kind.LIMITED);
                            assertThat(it.reason()).endsWith("it says: Rate limited upstream");
                        });

        endpoint.answers(events("{\"error\":{\"code\":\"server_error\",\"message\":\"oops\"}}"));
        assertThat(trouble(endpoint.model(STREAMING)).kind()).isEqualTo(Kind.FAILING);

        endpoint.answers(
                aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withBody("event: error\ndata: {\"message\":\"overloaded\"}\n\n"));
        assertThat(trouble(endpoint.model(STREAMING)).kind()).isEqualTo(Kind.FAILING);
    }

    @Test
    void an_error_that_comes_with_two_hundred_is_one() {
        endpoint.answers(json(200, "{\"error\":{\"code\":401,\"message\":\"no\"}}"));

        for (ModelSettings settings : List.of(WHOLE, STREAMING)) {
            assertThat(trouble(endpoint.model(settings)).kind()).isEqualTo(Kind.UNAUTHORIZED);
        }
    }

    @Test
    void a_refusal_and_a_filter_are_no_answer() {
        for (String choice :
                List.of(
                        "{\"message\":{\"content\":null,\"refusal\":\"I cannot\"},"
                                + "\"finish_reason\":\"stop\"}",
                        "{\"message\":{\"content\":\"half an ans\"},"
                                + "\"finish_reason\":\"content_filter\"}")) {
            endpoint.answers(json(200, "{\"choices\":[" + choice + "]}"));
            assertFiltered(endpoint.model(WHOLE));
            endpoint.answers(
                    events(
                            "{\"choices\":[" + choice.replace("\"message\"", "\"delta\"") + "]}",
                            "[DONE]"));
            assertFiltered(endpoint.model(STREAMING));
        }
    }

    private void assertFiltered(Model model) {
        ModelTrouble trouble = trouble(model);
        assertThat(trouble.kind()).isEqualTo(Kind.FILTERED);
        assertThat(trouble.reason()).endsWith("/v1 declines to answer this");
    }

    @Test
    void an_empty_answer_is_none() {
        endpoint.answers(completion(" \n"));
        for (ModelSettings settings : List.of(WHOLE, STREAMING)) {
            assertThat(trouble(endpoint.model(settings)).reason()).endsWith("gave an empty answer");
        }

        endpoint.answers(events(finish("length"), "[DONE]"));
        ModelTrouble thought = trouble(endpoint.model(STREAMING));
        assertThat(thought.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(thought.reason()).contains("spent its 2000 tokens", "forge.ai.maxTokens");
    }

    @Test
    void a_tool_that_nobody_offered_is_no_answer() {
        endpoint.answers(
                events(
                        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t\","
                                + "\"type\":\"function\",\"function\":{\"name\":\"rm\","
                                + "\"arguments\":\"{}\"}}]}}]}",
                        finish("tool_calls"),
                        "[DONE]"));

        assertThat(trouble(endpoint.model(STREAMING)).kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void silence_ends_at_the_deadline() throws Exception {
        try (ScriptedServer silent = new ScriptedServer(it -> Thread.sleep(20_000));
                ScriptedServer falters =
                        new ScriptedServer(
                                it -> {
                                    it.headOf("Content-Type: text/event-stream\r\n");
                                    it.chunk(stream(piece("one")));
                                    Thread.sleep(20_000);
                                });
                ScriptedServer dribbles =
                        new ScriptedServer(
                                it -> {
                                    it.headOf("Content-Type: text/event-stream\r\n");
                                    while (true) {
                                        it.chunk(": wait\n\n");
                                        Thread.sleep(20);
                                    }
                                })) {
            assertThat(late(silent, WHOLE)).matches(".*: time-out after [23]\\d\\d ms");
            assertThat(late(silent, STREAMING)).matches(".*: time-out after [23]\\d\\d ms");
            assertThat(late(falters, STREAMING)).endsWith("in the middle of the answer");
            assertThat(pieces).containsExactly("one");
            assertThat(late(dribbles, STREAMING)).endsWith("in the middle of the answer");
        }
    }

    private String late(ScriptedServer server, ModelSettings settings) {
        long began = System.nanoTime();
        ModelTrouble trouble = trouble(endpoint.model(OPENAI, settings, server.address(), SHORT));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(trouble.kind()).isEqualTo(Kind.LATE);
        return trouble.reason();
    }

    @Test
    void the_callers_patience_ends_it_earlier() throws Exception {
        try (ScriptedServer silent = new ScriptedServer(it -> Thread.sleep(20_000))) {
            Model model = endpoint.model(OPENAI, STREAMING, silent.address());
            ModelTrouble trouble =
                    catchThrowableOfType(
                            ModelTrouble.class, () -> model.ask(PROMPT, pieces::add, SHORT));

            assertThat(trouble.kind()).isEqualTo(Kind.LATE);
            assertThat(
                            catchThrowableOfType(
                                            ModelTrouble.class,
                                            () -> model.ask(PROMPT, pieces::add, Duration.ZERO))
                                    .kind())
                    .isEqualTo(Kind.LATE);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_broken_connection(Fault fault) {
        endpoint.answers(aResponse().withFault(fault));

        for (ModelSettings settings : List.of(WHOLE, STREAMING)) {
            assertThat(trouble(endpoint.model(settings)).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void a_reset_in_the_middle_is_not_asked_for_again() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf("Content-Type: text/event-stream\r\n");
                            it.chunk(stream(piece("one")));
                            Thread.sleep(100);
                            it.reset();
                        })) {
            ModelTrouble trouble = trouble(endpoint.model(OPENAI, STREAMING, server.address()));

            assertThat(trouble.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(pieces).containsExactly("one");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void nobody_there() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        ModelTrouble trouble =
                trouble(endpoint.model(OPENAI, STREAMING, "http://127.0.0.1:" + port + "/v1"));

        assertThat(trouble.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(trouble.reason())
                .isEqualTo("http://127.0.0.1:" + port + "/v1: nobody listens at its address");
    }

    @Test
    void a_certificate_that_is_not_trusted() {
        WireMockServer selfSigned =
                new WireMockServer(
                        wireMockConfig().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));
        selfSigned.start();
        try {
            String address = "https://127.0.0.1:" + selfSigned.httpsPort() + "/v1";

            ModelTrouble trouble = trouble(endpoint.model(OPENAI, STREAMING, address));

            assertThat(trouble.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(trouble.reason())
                    .isEqualTo(
                            address
                                    + " is not trusted: name the authority of its certificate in"
                                    + " forge.tls.caFile");
        } finally {
            selfSigned.stop();
        }
    }

    @Test
    void an_answer_without_an_end() throws Exception {
        try (ScriptedServer stream =
                        new ScriptedServer(
                                it -> {
                                    it.headOf("Content-Type: text/event-stream\r\n");
                                    String piece = stream(piece("x".repeat(500)));
                                    while (true) {
                                        it.chunk(piece);
                                    }
                                });
                ScriptedServer oneLine =
                        new ScriptedServer(
                                it -> {
                                    it.headOf("Content-Type: text/event-stream\r\n");
                                    it.chunk("data: ");
                                    while (true) {
                                        it.chunk("x".repeat(5_000));
                                    }
                                });
                ScriptedServer whole =
                        new ScriptedServer(
                                it -> {
                                    it.headOf("Content-Type: application/json\r\n");
                                    while (true) {
                                        it.chunk(" ".repeat(5_000));
                                    }
                                })) {
            for (ScriptedServer server : List.of(stream, oneLine, whole)) {
                ModelTrouble trouble = trouble(endpoint.model(OPENAI, STREAMING, server.address()));

                assertThat(trouble.kind()).isEqualTo(Kind.UNREADABLE);
                assertThat(trouble.reason()).endsWith("the answer is longer than 1 MiB");
            }
        }
    }

    @Test
    void who_asks_to_wait_a_moment_is_waited_for() throws Exception {
        endpoint.answers(
                json(429, "{}").withHeader("Retry-After", "1"),
                events(piece("x"), finish("stop"), "[DONE]"));

        Reply reply = endpoint.model(STREAMING).ask(PROMPT, pieces::add, PATIENCE);

        assertThat(reply.text()).isEqualTo("x");
        assertThat(reply.took()).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void who_asks_to_wait_too_long_is_not() {
        endpoint.answers(json(429, "{}").withHeader("Retry-After", "20"));
        long began = System.nanoTime();

        ModelTrouble trouble = trouble(endpoint.model(STREAMING));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(trouble.kind()).isEqualTo(Kind.LIMITED);
        assertThat(trouble.reason())
                .isEqualTo(
                        endpoint.base()
                                + "/v1 answers 429, asks to wait 20 s: its limit is reached");
        assertThat(endpoint.asked()).hasSize(1);
    }

    @Test
    void one_that_fails_again_and_again_is_left_alone() {
        endpoint.answers(json(500, "{}"));
        Model model = endpoint.model(STREAMING);
        for (int i = 0; i < 3; i++) {
            trouble(model);
        }

        ModelTrouble trouble = trouble(model);

        assertThat(trouble.kind()).isEqualTo(Kind.FAILING);
        assertThat(trouble.reason())
                .contains(": not asked: it failed 3 times in a row", "next try is in");
        assertThat(endpoint.asked()).hasSize(3);
    }

    @Test
    void four_are_asked_at_once_and_a_fifth_is_told() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf("Content-Type: text/event-stream\r\n");
                            end.await(10, TimeUnit.SECONDS);
                            it.chunk(stream(piece("x"), finish("stop"), "[DONE]"));
                            it.end();
                        })) {
            Model model = endpoint.model(OPENAI, STREAMING, server.address());
            List<Thread> asking = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread thread = new Thread(() -> quietly(model));
                thread.start();
                asking.add(thread);
            }
            while (server.requests() < 4) {
                Thread.sleep(5);
            }

            ModelTrouble trouble =
                    catchThrowableOfType(
                            ModelTrouble.class, () -> model.ask(PROMPT, pieces::add, SHORT));

            assertThat(trouble.kind()).isEqualTo(Kind.LIMITED);
            assertThat(trouble.reason()).contains("too many questions to it are under way");
            end.countDown();
            for (Thread each : asking) {
                each.join();
            }
            assertThat(server.requests()).isEqualTo(4);
        }
    }

    @Test
    void an_interrupted_question_ends_at_once_and_its_thread_stays_interrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf("Content-Type: text/event-stream\r\n");
                            it.chunk(stream(piece("one")));
                            Thread.sleep(20_000);
                        })) {
            Model model = endpoint.model(OPENAI, STREAMING, server.address());
            AtomicReference<ModelTrouble> met = new AtomicReference<>();
            AtomicReference<Boolean> stayed = new AtomicReference<>();
            Thread asking =
                    new Thread(
                            () -> {
                                met.set(
                                        catchThrowableOfType(
                                                ModelTrouble.class,
                                                () ->
                                                        model.ask(
                                                                PROMPT,
                                                                piece -> begun.countDown(),
                                                                PATIENCE)));
                                stayed.set(Thread.currentThread().isInterrupted());
                            });
            asking.start();
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
            asking.interrupt();
            asking.join(2_000);

            assertThat(met.get()).extracting(ModelTrouble::kind).isEqualTo(Kind.LATE);
            assertThat(stayed.get()).isTrue();
        }
    }

    @Test
    void a_key_that_cannot_be_had_is_told_by_its_setting() {
        Wire noFile =
                endpoint.wire(
                        endpoint.base(),
                        Credentials.bearer(Secret.ofFile(Path.of("no/such/file"))),
                        PATIENCE);
        Wire unfit =
                endpoint.wire(
                        endpoint.base(),
                        Credentials.bearer(Secret.of("hunter2\nhunter2")),
                        PATIENCE);

        for (Wire wire : List.of(noFile, unfit)) {
            ModelTrouble trouble = trouble(endpoint.model(OPENAI, WHOLE, wire));

            assertThat(trouble.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(trouble.reason())
                    .contains("forge.ai.key or .keyFile")
                    .doesNotContain("hunter2");
        }
        assertThat(endpoint.asked()).isEmpty();
    }

    @Test
    void what_repeats_the_question_or_the_key_is_not_told() throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        try {
            for (int status : new int[] {400, 401, 403, 404, 422, 500}) {
                for (String said :
                        List.of(
                                "bad key " + KEY,
                                "in " + PROMPT.data() + " I do not like this",
                                PROMPT.system())) {
                    String body =
                            FakeEndpoint.JSON.writeValueAsString(
                                    java.util.Map.of("error", java.util.Map.of("message", said)));
                    endpoint.answers(json(status, body));
                    assertSilent(trouble(endpoint.model(STREAMING)));
                    endpoint.answers(
                            events(body.replace("{\"message\"", "{\"code\":400,\"message\"")));
                    assertSilent(trouble(endpoint.model(STREAMING)));
                }
            }
            endpoint.answers(events("{" + PROMPT.data(), KEY));
            assertSilent(trouble(endpoint.model(STREAMING)));
            endpoint.answers(aResponse().withBody("{\"" + KEY + PROMPT.data()));
            assertSilent(trouble(endpoint.model(WHOLE)));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(told.toString(StandardCharsets.UTF_8))
                .doesNotContain(KEY)
                .doesNotContain("Npgsql")
                .doesNotContain("diagnosis as JSON");
        assertThat(endpoint.model(STREAMING).toString()).doesNotContain(KEY);
    }

    private static void assertSilent(ModelTrouble trouble) {
        assertThat(trouble.toString())
                .doesNotContain(KEY)
                .doesNotContain("Npgsql")
                .doesNotContain("diagnosis as JSON");
        assertThat(trouble.getCause()).isNull();
        assertThat(trouble.getStackTrace()).isEmpty();
    }

    @Test
    void long_words_of_an_endpoint_are_bounded_and_on_one_line() {
        endpoint.answers(
                json(400, "{\"error\":{\"message\":\"a\\nb\\u0000" + "x".repeat(60_000) + "\"}}"));

        assertThat(trouble(endpoint.model(WHOLE)).reason())
                .contains("it says: a b")
                .doesNotContain("\n")
                .hasSizeLessThan(400);
    }

    private ModelTrouble trouble(Model model) {
        return catchThrowableOfType(
                ModelTrouble.class, () -> model.ask(PROMPT, pieces::add, PATIENCE));
    }

    private static void quietly(Model model) {
        try {
            model.ask(PROMPT, piece -> {}, PATIENCE);
        } catch (ModelTrouble unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
