package dev.forgeincident.service.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.change.Deployment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CDEvents in CloudEvents, as the CDEvents specification's conformance examples write them. */
class DeployEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:14:00Z");
    private static final String DATA =
            """
            {"context":{"version":"0.4.1","id":"271069a8","source":"/event/source/123",
              "type":"dev.cdevents.service.deployed.0.2.0","timestamp":"2026-11-20T03:07:05.315384Z"},
             "subject":{"id":"daemonset/invoice-api","source":"/event/source/123","type":"service",
              "content":{"environment":{"id":"production","source":"tekton"},
               "artifactId":"pkg:oci/invoice-api@sha256%3A0b31b1c02ff458ad9b7b81cbdf8f028b?tag=1.4.2-ga3f7c2d"}},
             "customData":{"author":"Ada"}}
            """;
    private static final Deployment DEPLOYED =
            new Deployment(
                    "invoice-api",
                    "a3f7c2d",
                    "Ada",
                    Instant.parse("2026-11-20T03:07:05.315384Z"),
                    "production",
                    null);

    @Test
    void aStructuredEventIsRead() {
        assertThat(read(structured("dev.cdevents.service.deployed.0.2.0", ",\"data\":" + DATA)))
                .containsExactly(new DeployEvent("/event/source/123", "271069a8", DEPLOYED));
    }

    @Test
    void dataMayStandAsATextOrInBase64() {
        String base64 = Base64.getEncoder().encodeToString(DATA.getBytes(StandardCharsets.UTF_8));
        String text = DATA.replace("\"", "\\\"").replace("\n", "");

        for (String data :
                List.of(",\"data_base64\":\"" + base64 + "\"", ",\"data\":\"" + text + "\"")) {
            assertThat(read(structured("dev.cdevents.service.upgraded.0.3.0-draft", data)))
                    .extracting(DeployEvent::deployment)
                    .containsExactly(DEPLOYED);
        }
    }

    @Test
    void aBatchIsReadAndABinaryEvent() {
        String one = structured("dev.cdevents.service.rolledback.0.1.0", ",\"data\":" + DATA);

        assertThat(read("[" + one + "," + one.replace("271069a8\",\"s", "other\",\"s") + "]"))
                .extracting(DeployEvent::deployment)
                .containsExactly(DEPLOYED, DEPLOYED);
        assertThat(
                        DeployEvents.read(
                                json(DATA),
                                Map.of(
                                        "type", "dev.cdevents.service.deployed.0.2.0",
                                        "id", "1",
                                        "source", "/tekton"),
                                NOW))
                .containsExactly(new DeployEvent("/tekton", "1", DEPLOYED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.cdevents.service.published.0.2.0",
                "dev.cdevents.service.removed.0.2.0",
                "dev.cdevents.service.deployedish",
                "dev.cdevents.build.finished.0.2.0",
                "com.example.order"
            })
    void otherTypesAreToldWhichOnesAreTaken(String type) {
        assertThatThrownBy(() -> read(structured(type, "")))
                .isInstanceOf(UnknownEvent.class)
                .hasMessageContaining(type)
                .hasMessageContaining("dev.cdevents.service.rolledback");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"specversion":"1.0","type":"dev.cdevents.service.deployed.0.2.0","source":"s","data":{}} | id
                    {"specversion":"1.0","id":"1","type":"dev.cdevents.service.deployed.0.2.0","source":"s"} | data
                    {"specversion":"1.0","id":"1","type":"dev.cdevents.service.deployed.0.2.0","source":"s","data":7} | data
                    {"specversion":"1.0","id":"1","type":"dev.cdevents.service.deployed.0.2.0","source":"s","data":"{"} | data
                    {"specversion":"1.0","id":"1","type":"dev.cdevents.service.deployed.0.2.0","source":"s","data_base64":"%"} | data_base64
                    {"specversion":"1.0","id":"1","type":"dev.cdevents.service.deployed.0.2.0","source":"s","data":{}} | data.subject
                    {"specversion":"1.0","id":"1","type":"dev.cdevents.service.deployed.0.2.0","source":"s","data":{"subject":{}}} | data.subject.id
                    {"specversion":"1.0","id":"1","type":"dev.cdevents.service.deployed.0.2.0","source":"s","time":"x","data":{"subject":{"id":"a"}}} | data.context.timestamp
                    """)
    void whatIsMissingIsNamed(String event, String field) {
        assertThatThrownBy(() -> read(event))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused ->
                                assertThat(refused.problems())
                                        .extracting(BadInput.Problem::field)
                                        .containsExactly(field));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "pkg:golang/acme.example/app@234fd47e07d1004f0aed9c, 234fd47e07d1004f0aed9c",
                "pkg:golang/acme.example/app@v0.0.0-20260102030405-daa7c04131f5, daa7c04131f5",
                "pkg:github/acme/app@A3F7C2D, none",
                "pkg:oci/app@sha256%3A0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427, none",
                "pkg:oci/app@sha256:0b31b1c02ff458a, none",
                "pkg:oci/app@1?vcs_url=git%2Bhttps://git.example/acme/app%40a3f7c2d0, a3f7c2d0",
                "pkg:oci/app@1?commit=feed, feed",
                "pkg:npm/%40acme/app@1.4.2, none",
                "pkg:npm/%40acme/app, none",
                "pkg:oci/app@20261120, none",
                "pkg:oci/app@1.0.0-feedbac, none",
                "pkg:oci/app@1.4.2%2Ba3f7c2d#sub/path, a3f7c2d",
                "pkg:oci/app@%zz, none",
                "?&=@#, none"
            })
    void theCommitIsFoundInThePurl(String purl, String commit) {
        String data =
                "{\"subject\":{\"id\":\"a\",\"content\":{\"artifactId\":\"%s\"}}}".formatted(purl);

        assertThat(commitOf(data)).isEqualTo(commit == null ? "" : commit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"commit":"a3f7c2d"}
                    {"commitSha":"a3f7c2d"}
                    {"sha":"a3f7c2d"}
                    {"revision":" a3f7c2d "}
                    {"git":{"sha":"a3f7c2d"}}
                    """)
    void customDataTellsTheCommitFirst(String custom) {
        String purl = "pkg:golang/acme.example/app@234fd47e07d1004f0aed9c";
        String data =
                "{\"subject\":{\"id\":\"a\",\"content\":{\"artifactId\":\"%s\"}},\"customData\":%s}"
                        .formatted(purl, custom);

        assertThat(commitOf(data)).isEqualTo("a3f7c2d");
    }

    @Test
    void plainDeploymentsAreNoEvents() {
        assertThat(DeployEvents.isIn("application/json", Map.of(), json("{\"service\":\"a\"}")))
                .isFalse();
        assertThat(DeployEvents.isIn(null, Map.of(), json("[]"))).isFalse();
        assertThat(
                        DeployEvents.isIn(
                                "application/cloudevents-batch+json; charset=utf-8",
                                Map.of(),
                                json("[]")))
                .isTrue();
        assertThat(DeployEvents.isIn(null, Map.of("type", "x"), json("{}"))).isTrue();
    }

    private static String commitOf(String data) {
        return read(structured("dev.cdevents.service.deployed.0.2.0", ",\"data\":" + data))
                .get(0)
                .deployment()
                .commit();
    }

    private static List<DeployEvent> read(String body) {
        return DeployEvents.read(json(body), Map.of(), NOW);
    }

    private static String structured(String type, String more) {
        return "{\"specversion\":\"1.0\",\"id\":\"271069a8\",\"source\":\"/event/source/123\",\"type\":\"%s\"%s}"
                .formatted(type, more);
    }

    private static JsonNode json(String text) {
        return Fields.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
