package dev.forgeincident.service.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    @Test
    void withoutAnySettingTheDefaultsHold() {
        Settings settings = SettingsCheck.read(Map.of(), Map.of());

        assertThat(settings.listen().host()).isEqualTo("127.0.0.1");
        assertThat(settings.listen().port()).isEqualTo(5100);
        assertThat(settings.ai().chatModel()).isEqualTo("mistral-small-3.2-24b-instruct-2506");
        assertThat(settings.ai().endpoint()).isEmpty();
        assertThat(settings.gather().budget()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.changes().window()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.changes().limit()).isEqualTo(50);
    }

    @Test
    void theEnvironmentWinsOverTheFile() {
        Settings settings =
                SettingsCheck.read(
                        Map.of("forge.gather.budget", "PT9S", "forge.listen.port", "5999"),
                        Map.of(
                                "FORGE_GATHER_BUDGET", "PT2S",
                                "FORGE_LISTEN_PORT", "5101",
                                "FORGE_AI_CHATMODEL", "other",
                                "FORGE_RULES_RECENTDEPLOY", "PT15M",
                                "FORGE_CATALOG_BACKSTAGE_URL", "http://portal.example",
                                "FORGE_CATALOG_FILES", "/a.yaml,/b.yaml"));

        assertThat(settings.gather().budget()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.listen().port()).isEqualTo(5101);
        assertThat(settings.ai().chatModel()).isEqualTo("other");
        assertThat(settings.rules().recentDeploy()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.catalog().backstage().url()).contains("http://portal.example");
        assertThat(settings.catalog().files()).contains(List.of("/a.yaml", "/b.yaml"));
    }

    @Test
    void namesThatPeopleHaveSetAlreadyWorkAlone() {
        Map<String, String> environment =
                Map.of(
                        "GITHUB_TOKEN", "t1",
                        "LOKI_URL", "http://loki:3100",
                        "PROMETHEUS_URL", "http://prometheus:9090",
                        "BACKSTAGE_URL", "http://portal:7007",
                        "BACKSTAGE_TOKEN", "t${2}");

        Settings settings = SettingsCheck.read(Map.of(), environment);

        assertThat(settings.changes().github().token()).contains("t1");
        assertThat(settings.logs().loki().url()).contains("http://loki:3100");
        assertThat(settings.metrics().prometheus().url()).contains("http://prometheus:9090");
        assertThat(settings.catalog().backstage().url()).contains("http://portal:7007");
        assertThat(settings.catalog().backstage().token()).contains("t${2}");
    }

    @Test
    void aSettingByItsOwnNameWinsOverThose() {
        Map<String, String> environment = Map.of("LOKI_URL", "http://plain", "GITHUB_TOKEN", "t1");

        assertThat(
                        SettingsCheck.read(
                                        Map.of("forge.logs.loki.url", "http://file"), environment)
                                .logs()
                                .loki()
                                .url())
                .contains("http://file");
    }

    @Test
    void aTokenOfGithubComIsNotSentToAServerOfOnesOwn() {
        Map<String, String> environment = Map.of("GITHUB_TOKEN", "t1");

        for (String stated : List.of("https://ghe.example.com/api/v3", "http://api.github.com")) {
            Map<String, String> files = Map.of("forge.changes.github.endpoint", stated);
            assertThat(SettingsCheck.read(files, environment).changes().github().token())
                    .as(stated)
                    .isEmpty();
        }
        Map<String, String> files =
                Map.of("forge.changes.github.endpoint", "https://api.github.com/");
        assertThat(SettingsCheck.read(files, environment).changes().github().token())
                .contains("t1");
    }

    @Test
    void theSelectorOfLokiKeepsItsPlaceForTheService() {
        assertThat(SettingsCheck.read(Map.of(), Map.of()).logs().loki().selector())
                .isEqualTo("{app=\"${service}\"}");
    }

    @Test
    void namesOfServicesAndRepositoriesMayHoldDotsAndSlashes() {
        Settings settings =
                SettingsCheck.read(
                        Map.of(
                                "forge.changes.git.repositories.\"acme/my.repo\"", "/r",
                                "forge.logs.files.\"a.b\"", "/a.log",
                                "forge.logs.files.plain-name", "/p.log"),
                        Map.of());

        assertThat(settings.changes().git().repositories())
                .containsExactly(Map.entry("acme/my.repo", "/r"));
        assertThat(settings.logs().files())
                .containsOnly(Map.entry("a.b", "/a.log"), Map.entry("plain-name", "/p.log"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    forge.listen.port         | abc        | a whole number
                    forge.listen.port         | 65536      | a port from 1 to 65535
                    forge.listen.port         | -1         | a port from 1 to 65535
                    forge.gather.budget       | soon       | a duration
                    forge.gather.budget       | PT0S       | a duration longer than nothing
                    forge.gather.deadline     | PT-1S      | a duration longer than nothing
                    forge.changes.window      | yesterday  | a duration
                    forge.changes.limit       | 0          | a number from 1 to 1000
                    forge.changes.limit       | 1.5        | a whole number
                    forge.rules.recentDeploy  | PT-5M      | a duration longer than nothing
                    forge.rules.errorSpike    | 0          | a number from 1
                    forge.ai.provider         | bard       | one of openai, azure
                    forge.ai.language         | tr         | one of en, es
                    forge.ai.required         | maybe      | true or false
                    forge.ai.streaming        | sometimes  | true or false
                    forge.ai.keepPrompts      | ja         | true or false
                    forge.ai.fallback.provider | bard      | one of openai, azure
                    forge.ai.structured       | xml        | one of auto, json-schema, json-object, none
                    forge.ai.temperature      | 3.5        | a number from 0 to 2
                    forge.ai.temperature      | NaN        | a number from 0 to 2
                    forge.ai.temperature      | warm       | a number
                    forge.ai.maxTokens        | 0          | a number from 1
                    forge.ai.maxTokens        | 20000      | half of contextTokens
                    forge.ai.maxTokens        | 1e3        | a whole number
                    forge.ai.contextTokens    | 100        | a number from 2000
                    forge.ai.deadline         | PT0S       | a duration longer than nothing
                    forge.ai.price.input      | -1         | a number from 0
                    forge.ai.price.output     | 0,15       | a number
                    forge.ai.fallback.price.output | free  | a number
                    forge.ai.budget.tokensPerDay   | -5    | a number from 0
                    forge.ai.budget.tokensPerDay   | many  | a whole number
                    forge.ai.budget.costPerDay     | 1 EUR | a number
                    forge.ai.budget.team.costPerDay | -0.5 | a number from 0
                    forge.ai.budget.teams.payments.tokensPerDay | -1 | a number from 0
                    forge.ai.redact.customer  | [a-        | a regular expression
                    forge.ai.redact.customer  | x*         | does not match nothing
                    forge.logs.zone           | Mars/Olympus | a time zone
                    """)
    void aWrongValueNamesTheKeyTheValueAndWhatIsAllowed(String key, String value, String allowed) {
        assertThatThrownBy(() -> SettingsCheck.read(Map.of(key, value), Map.of()))
                .isInstanceOfSatisfying(
                        BadSettings.class,
                        bad ->
                                assertThat(bad.told())
                                        .contains(key, '"' + value + '"', allowed)
                                        .doesNotContain("SRCFG", "Exception")
                                        .satisfies(
                                                told ->
                                                        assertThat(told.lines())
                                                                .hasSizeLessThanOrEqualTo(3)));
    }

    @Test
    void everyWrongValueIsToldAtOnce() {
        assertThatThrownBy(
                        () ->
                                SettingsCheck.read(
                                        Map.of(
                                                "forge.listen.port", "abc",
                                                "forge.gather.budget", "soon"),
                                        Map.of()))
                .hasMessageContaining("forge.listen.port")
                .hasMessageContaining("forge.gather.budget");
    }

    @Test
    void aWrongEnvironmentValueIsToldLikeOneOfTheFile() {
        assertThatThrownBy(() -> SettingsCheck.read(Map.of(), Map.of("FORGE_LISTEN_PORT", "http")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("forge.listen.port")
                .hasMessageContaining("\"http\"");
    }

    @Test
    void aStartThatFailsTellsNoSecret() {
        assertThatThrownBy(
                        () ->
                                SettingsCheck.read(
                                        Map.of(
                                                "forge.ai.key", "tok-1",
                                                "forge.changes.github.token", "tok-2",
                                                "forge.listen.port", "x"),
                                        Map.of()))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("tok-"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    forge.gather.bugdet                  | forge.gather.budget
                    forge.ai.chatmodel                   | forge.ai.chatModel
                    forge.listen.ports                   | forge.listen.port
                    forge.catalog.file[0]                | forge.catalog.files
                    forge.changes.git.repositry."a/b"    | forge.changes.git.repositories
                    forge.log.files.invoice-api          | forge.logs.files
                    """)
    void anUnknownKeyIsNamedWithTheNearestOne(String key, String nearest) {
        assertThat(SettingsCheck.unknownKeys(Set.of(key)))
                .singleElement()
                .asString()
                .contains("Unknown setting " + key)
                .contains("did you mean " + nearest);
    }

    @Test
    void whatIsNearNothingIsIgnoredAndSaysSo() {
        assertThat(SettingsCheck.unknownKeys(Set.of("forge.telepathy.enabled")))
                .containsExactly("Unknown setting forge.telepathy.enabled; it is ignored");
    }

    @Test
    void everyKeyOfTheContractIsKnown() {
        assertThat(
                        SettingsCheck.unknownKeys(
                                Set.of(
                                        "forge.aiServiceUrl",
                                        "forge.listen.host",
                                        "forge.listen.port",
                                        "forge.listen.origins[0]",
                                        "forge.ai.endpoint",
                                        "forge.ai.key",
                                        "forge.ai.keyFile",
                                        "forge.ai.chatModel",
                                        "forge.ai.provider",
                                        "forge.ai.required",
                                        "forge.ai.language",
                                        "forge.ai.apiVersion",
                                        "forge.ai.temperature",
                                        "forge.ai.maxTokens",
                                        "forge.ai.contextTokens",
                                        "forge.ai.deadline",
                                        "forge.ai.structured",
                                        "forge.ai.streaming",
                                        "forge.ai.price.input",
                                        "forge.ai.price.output",
                                        "forge.ai.fallback.endpoint",
                                        "forge.ai.fallback.key",
                                        "forge.ai.fallback.keyFile",
                                        "forge.ai.fallback.chatModel",
                                        "forge.ai.fallback.provider",
                                        "forge.ai.fallback.apiVersion",
                                        "forge.ai.fallback.price.input",
                                        "forge.ai.budget.tokensPerDay",
                                        "forge.ai.budget.costPerDay",
                                        "forge.ai.budget.team.tokensPerDay",
                                        "forge.ai.budget.teams.\"group:default/a.b\".costPerDay",
                                        "forge.ai.off.teams[0]",
                                        "forge.ai.off.entities[0]",
                                        "forge.ai.keepPrompts",
                                        "forge.ai.redact.customer",
                                        "forge.catalog.files",
                                        "forge.catalog.files[0]",
                                        "forge.catalog.files[12]",
                                        "forge.catalog.backstage.url",
                                        "forge.catalog.backstage.token",
                                        "forge.catalog.backstage.tokenFile",
                                        "forge.changes.git.repositories.\"acme/my.repo\"",
                                        "forge.changes.git.root",
                                        "forge.changes.github.endpoint",
                                        "forge.changes.github.token",
                                        "forge.changes.window",
                                        "forge.changes.limit",
                                        "forge.logs.files.invoice-api",
                                        "forge.logs.files.\"a.b\"",
                                        "forge.logs.loki.url",
                                        "forge.logs.loki.selector",
                                        "forge.logs.loki.tenant",
                                        "forge.logs.loki.token",
                                        "forge.logs.elasticsearch.url",
                                        "forge.logs.elasticsearch.index",
                                        "forge.logs.elasticsearch.apiKey",
                                        "forge.logs.applicationInsights.appId",
                                        "forge.logs.applicationInsights.apiKey",
                                        "forge.metrics.prometheus.url",
                                        "forge.metrics.prometheus.token",
                                        "forge.traces.tempo.url",
                                        "forge.traces.jaeger.url",
                                        "forge.gather.budget",
                                        "forge.delivery.slack.webhookUrl",
                                        "forge.store.directory")))
                .isEmpty();
    }
}
