package dev.forgeincident.service.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names by which the older systems were given their model. */
class ModelNamesTest {

    private static final String DEFAULT = "mistral-small-3.2-24b-instruct-2506";

    @TempDir Path folder;

    @Test
    void theOlderSectionOfASettingsFileIsRead() throws IOException {
        Settings.Ai ai =
                file(
                        """
                        AI:
                          Endpoint: https://api.example.com/v1
                          Key: ${TOKEN}
                          ChatModel: some-model
                          Provider: OpenAI
                          Embeddings: { Model: not-ours }
                        """,
                        Map.of("TOKEN", "k$1 ${x}"));

        assertThat(ai.endpoint()).contains("https://api.example.com/v1");
        assertThat(ai.key()).contains("k$1 ${x}");
        assertThat(ai.chatModel()).isEqualTo("some-model");
        assertThat(ai.provider()).isEqualTo("openai");
    }

    @Test
    void itsKeysMayBeWrittenAsOne() throws IOException {
        Settings.Ai ai =
                file(
                        "{ \"AI:Endpoint\": \"https://api.example.com/v1\", \"AI:Key\": \"k\" }",
                        Map.of());

        assertThat(ai.endpoint()).contains("https://api.example.com/v1");
        assertThat(ai.key()).contains("k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AI: true", "AI: [ 1 ]", "ai: { Endpoint: 'https://x' }", "AI:"})
    void whatIsNoSuchSectionIsSomebodyElses(String yaml) throws IOException {
        assertThat(file(yaml, Map.of()).endpoint()).isEmpty();
    }

    @Test
    void theOlderSectionBringsNoWarning() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "AI: { Endpoint: x, Other: y }");
        Map<String, String> properties = AppConfig.load(List.of(file), name -> null);

        assertThat(SettingsCheck.unknownKeys(properties.keySet())).isEmpty();
        SettingsCheck.refuseValuesOfSections(properties);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AI__ENDPOINT", "AI__Endpoint", "ai__endpoint", "AI:Endpoint"})
    void itsEnvironmentIsReadInAnyCase(String name) {
        assertThat(read(Map.of(name, " https://api.example.com/v1 ")).endpoint())
                .contains("https://api.example.com/v1");
    }

    @Test
    void allOfItsEnvironmentIsRead() {
        Settings.Ai ai =
                read(
                        Map.of(
                                "AI__ENDPOINT", "https://x.openai.azure.com",
                                "AI__KEY", "k",
                                "AI__CHATMODEL", "prod",
                                "AI__PROVIDER", "Azure"));

        assertThat(ai.provider()).isEqualTo("azure");
        assertThat(ai.key()).contains("k");
        assertThat(ai.chatModel()).isEqualTo("prod");
    }

    @Test
    void theEnvironmentWinsOverTheOlderSectionAndOurOwnNamesOverBoth() throws IOException {
        String yaml = "AI: { Endpoint: 'https://a', ChatModel: a, Provider: azure }";

        assertThat(file(yaml, Map.of("AI__CHATMODEL", "b")).chatModel()).isEqualTo("b");
        Settings.Ai ai =
                file(
                        "forge: { ai: { chatModel: c } }\n" + yaml,
                        Map.of("AI__CHATMODEL", "b", "FORGE_AI_PROVIDER", "openai"));
        assertThat(ai.chatModel()).isEqualTo("c");
        assertThat(ai.provider()).isEqualTo("openai");
        assertThat(ai.endpoint()).contains("https://a");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:11434, http://127.0.0.1:11434/v1",
        "http://127.0.0.1:11434/, http://127.0.0.1:11434/v1",
        "http://127.0.0.1:11434/v1/, http://127.0.0.1:11434/v1",
        "'', http://127.0.0.1:11434/v1"
    })
    void ollamaNeedsNoKeyAndIsAskedBelowV1(String base, String endpoint) {
        Settings.Ai ai =
                read(
                        Map.of(
                                "INCIDENT_PILOT_LLM_PROVIDER", "ollama",
                                "INCIDENT_PILOT_LLM_BASE_URL", base,
                                "INCIDENT_PILOT_LLM_MODEL", "llama3.2",
                                "OPENAI_API_KEY", "for-another"));

        assertThat(ai.endpoint()).contains(endpoint);
        assertThat(ai.chatModel()).isEqualTo("llama3.2");
        assertThat(ai.provider()).isEqualTo("openai");
        assertThat(ai.key()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai-compatible", "OpenAI-Compatible", ""})
    void aCompatibleEndpointIsAskedAsItIsWritten(String provider) {
        Settings.Ai ai =
                read(
                        Map.of(
                                "INCIDENT_PILOT_LLM_PROVIDER", provider,
                                "INCIDENT_PILOT_LLM_BASE_URL", "https://llm.example.com/api",
                                "INCIDENT_PILOT_LLM_API_KEY", "k"));

        assertThat(ai.endpoint()).contains("https://llm.example.com/api");
        assertThat(ai.key()).contains("k");
        assertThat(ai.provider()).isEqualTo("openai");
    }

    @Test
    void aProviderThatIsNoneOfTheseIsNamed() {
        Map<String, String> environment =
                Map.of(
                        "INCIDENT_PILOT_LLM_PROVIDER", "bard",
                        "INCIDENT_PILOT_LLM_BASE_URL", "https://llm.example.com");

        assertThatThrownBy(() -> read(environment)).hasMessageContaining("\"bard\"");
    }

    @Test
    void whereNoModelIsWantedNoneIs() {
        assertThat(
                        read(Map.of(
                                        "INCIDENT_PILOT_LLM_PROVIDER", "none",
                                        "INCIDENT_PILOT_LLM_BASE_URL", "https://llm.example.com"))
                                .endpoint())
                .isEmpty();
    }

    @Test
    void aKeyAloneIsNoModelAndGoesToTheOneThatIsNamed() {
        Settings.Ai alone = read(Map.of("OPENAI_API_KEY", "k"));
        assertThat(alone.endpoint()).isEmpty();
        assertThat(alone.key()).isEmpty();
        assertThat(alone.chatModel()).isEqualTo(DEFAULT);

        assertThat(
                        read(Map.of(
                                        "OPENAI_API_KEY", "k",
                                        "FORGE_AI_ENDPOINT", "https://api.openai.com/v1"))
                                .key())
                .contains("k");
    }

    @Test
    void aKeyOfOurOwnNamesWinsAlsoAsAFile() throws IOException {
        Map<String, String> older = Map.of("AI__KEY", "older", "OPENAI_API_KEY", "plain");

        assertThat(file("forge: { ai: { endpoint: 'https://a', key: own } }", older).key())
                .contains("own");
        assertThat(file("forge: { ai: { endpoint: 'https://a', keyFile: k } }", older).key())
                .isEmpty();
    }

    @Test
    void aKeyThatWasMeantForAnotherEndpointIsNotSentToThisOne() throws IOException {
        Settings.Ai ai =
                file(
                        "forge: { ai: { endpoint: 'https://mine' } }",
                        Map.of(
                                "AI__ENDPOINT", "https://theirs",
                                "AI__KEY", "theirs",
                                "AI__CHATMODEL", "theirs",
                                "INCIDENT_PILOT_LLM_BASE_URL", "https://others",
                                "INCIDENT_PILOT_LLM_API_KEY", "others"));

        assertThat(ai.endpoint()).contains("https://mine");
        assertThat(ai.key()).isEmpty();
        assertThat(ai.chatModel()).isEqualTo(DEFAULT);
    }

    private Settings.Ai file(String yaml, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("app-config.yaml"), yaml);
        Map<String, String> properties = AppConfig.load(List.of(file), environment::get);
        return SettingsCheck.read(properties, environment).ai();
    }

    private static Settings.Ai read(Map<String, String> environment) {
        return SettingsCheck.read(Map.of(), environment).ai();
    }
}
