package dev.forgeincident.service.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import dev.forgeincident.narration.Offer;
import dev.forgeincident.narration.model.AnswerFormat;
import dev.forgeincident.narration.model.ModelTrouble;
import dev.forgeincident.narration.model.Reply;
import dev.forgeincident.narration.prompt.Prompt;
import dev.forgeincident.sources.check.Connection;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelWiringTest {

    private static final AnswerFormat FORMAT =
            new AnswerFormat("narration", JsonNodeFactory.instance.objectNode());
    private static final Prompt PROMPT = new Prompt("narrate-1", "task", "data", List.of());

    @TempDir Path folder;

    @Test
    void withoutAnEndpointThereIsNoModelAndNothingToAsk() {
        Map<String, String> environment =
                Map.of("OPENAI_API_KEY", "k", "AI__KEY", "k", "AI__CHATMODEL", "m");

        try (ConfiguredSources sources = sources(Map.of("forge.ai.key", "k"), environment)) {
            assertThat(sources.models().offers(FORMAT)).isEmpty();
            assertThat(sources.connections()).isEmpty();
        }
    }

    @Test
    void theModelComesFirstThenItsFallbackEachWithItsPrice() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "k\n");
        try (ConfiguredSources sources =
                sources(
                        Map.of(
                                "forge.ai.endpoint", "https://api.example.com/v1",
                                "forge.ai.keyFile", key.toString(),
                                "forge.ai.chatModel", "large",
                                "forge.ai.price.input", "0.15",
                                "forge.ai.price.output", "1e-1",
                                "forge.ai.fallback.endpoint", "https://x.openai.azure.com",
                                "forge.ai.fallback.provider", "azure",
                                "forge.ai.fallback.chatModel", "small",
                                "forge.ai.fallback.apiVersion", "2024-10-21"),
                        Map.of())) {
            List<Offer> offers = sources.models().offers(FORMAT);

            assertThat(offers)
                    .extracting(each -> each.model().name())
                    .containsExactly("large", "small");
            assertThat(offers.get(0).inputPerMillion()).isEqualTo(new BigDecimal("0.15"));
            assertThat(offers.get(0).outputPerMillion()).isEqualByComparingTo("0.1");
            assertThat(offers.get(1).model().provider()).isEqualTo("azure");
            assertThat(offers.get(1).inputPerMillion()).isNull();
            assertThat(sources.connections())
                    .extracting(Connection::identity)
                    .containsExactly(
                            new Connection.Identity(
                                    "model large",
                                    Connection.Kind.MODEL,
                                    "ai",
                                    "https://api.example.com/v1"),
                            new Connection.Identity(
                                    "model small",
                                    Connection.Kind.MODEL,
                                    "ai.fallback",
                                    "https://x.openai.azure.com/openai/deployments/small"));
        }
    }

    @Test
    void whatIsSetIsWhatIsAsked() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = server(asked);
        try (ConfiguredSources sources =
                sources(
                        Map.of(
                                "forge.ai.endpoint", address(server) + "/v1",
                                "forge.ai.key", "k-of-the-test",
                                "forge.ai.chatModel", "m",
                                "forge.ai.temperature", "0",
                                "forge.ai.maxTokens", "77",
                                "forge.ai.structured", "none",
                                "forge.ai.streaming", "false"),
                        Map.of())) {
            Reply reply =
                    sources.models()
                            .offers(FORMAT)
                            .get(0)
                            .model()
                            .ask(PROMPT, piece -> {}, Duration.ofSeconds(10));

            assertThat(reply.text()).isEqualTo("told");
            assertThat(asked)
                    .singleElement()
                    .asString()
                    .startsWith("/v1/chat/completions Bearer k-of-the-test ")
                    .contains("\"model\":\"m\"", "\"temperature\":0.0", "\"max_tokens\":77")
                    .doesNotContain("response_format");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void itsDeadlineIsItsOwn() throws IOException {
        HttpServer silent =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        try (ConfiguredSources sources =
                sources(
                        Map.of("forge.ai.endpoint", address(silent), "forge.ai.deadline", "PT0.2S"),
                        Map.of())) {
            assertThatThrownBy(
                            () ->
                                    sources.models()
                                            .offers(FORMAT)
                                            .get(0)
                                            .model()
                                            .ask(PROMPT, piece -> {}, Duration.ofMinutes(5)))
                    .isInstanceOf(ModelTrouble.class)
                    .hasMessageContaining("time-out after");
        } finally {
            silent.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "forge.ai.endpoint, ftp://x, forge.ai.endpoint",
        "forge.ai.endpoint, https://user:hunter2@x, forge.ai.endpoint",
        "forge.ai.endpoint, https://x?key=hunter2, forge.ai.endpoint",
        "forge.ai.fallback.endpoint, nowhere, forge.ai.fallback.endpoint",
        "forge.ai.chatModel, ' ', forge.ai.chatModel",
    })
    void anAddressThatCannotBeUsedStopsTheStartWithItsKey(String key, String value, String named) {
        Map<String, String> properties = new HashMap<>(Map.of("forge.ai.endpoint", "https://a"));
        properties.put(key, value);

        assertThatThrownBy(() -> sources(properties, Map.of()).close())
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "forge.ai.required, true, forge.ai.endpoint is not set",
        "forge.ai.provider, azure, forge.ai.endpoint is not set",
        "forge.ai.fallback.provider, azure, forge.ai.fallback.endpoint is not set",
        "forge.ai.fallback.endpoint, https://b, forge.ai.endpoint is not set",
    })
    void aModelThatIsWantedAndNowhereStopsTheStart(String key, String value, String told) {
        assertThatThrownBy(() -> SettingsCheck.read(Map.of(key, value), Map.of()))
                .isInstanceOfSatisfying(
                        BadSettings.class,
                        bad -> assertThat(bad.told()).contains(told, "ENDPOINT"));
    }

    @Test
    void budgetsAndWhoIsLeftOutAreReadByTheirNames() {
        Settings.Ai ai =
                SettingsCheck.read(
                                Map.of(
                                        "forge.ai.budget.tokensPerDay", "5000000000",
                                        "forge.ai.budget.team.costPerDay", "2.50",
                                        "forge.ai.budget.teams.\"group:default/a.b\".tokensPerDay",
                                                "0",
                                        "forge.ai.off.teams[0]", "group:default/hr",
                                        "forge.ai.off.entities", "component:default/a,b",
                                        "forge.ai.redact.customer", "C-\\\\d{6}"),
                                Map.of())
                        .ai();

        assertThat(ai.budget().tokensPerDay()).contains(5_000_000_000L);
        assertThat(ai.budget().costPerDay()).isEmpty();
        assertThat(ai.budget().team().costPerDay()).contains(new BigDecimal("2.50"));
        assertThat(ai.budget().teams())
                .hasEntrySatisfying(
                        "group:default/a.b", its -> assertThat(its.tokensPerDay()).contains(0L));
        assertThat(ai.off().teams()).contains(List.of("group:default/hr"));
        assertThat(ai.off().entities()).contains(List.of("component:default/a", "b"));
        assertThat(ai.redact()).containsEntry("customer", "C-\\\\d{6}");
        assertThat(ai.temperature()).isEqualTo(0.2);
        assertThat(ai.deadline()).isEqualTo(Duration.ofSeconds(20));
        assertThat(ai.keepPrompts()).isFalse();
    }

    private static ConfiguredSources sources(
            Map<String, String> properties, Map<String, String> environment) {
        return new ConfiguredSources(
                SettingsCheck.read(properties, environment), null, Clock.systemUTC());
    }

    private static HttpServer server(List<String> asked) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(
                            exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization")
                                    + " "
                                    + new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8));
                    byte[] answer =
                            "{\"choices\":[{\"message\":{\"content\":\"told\"}}]}"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
