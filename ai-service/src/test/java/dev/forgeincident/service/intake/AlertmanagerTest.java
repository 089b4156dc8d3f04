package dev.forgeincident.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.context.alert.AlertNotice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-20T20:40:00Z");

    @Test
    void readsARecordedWebhook() throws IOException {
        List<AlertNotice> notices = recorded("am-webhook-01-firing.json");

        assertThat(notices).hasSize(2).allMatch(AlertNotice::firing);
        AlertNotice first = notices.get(0);
        assertThat(first.fingerprint()).isEqualTo("c59d437437fcada6");
        assertThat(first.alert().service()).isEqualTo("orders");
        assertThat(first.alert().title()).isEqualTo("HighErrorRate");
        assertThat(first.alert().severity()).isEqualTo("critical");
        assertThat(first.alert().startedAt()).isEqualTo(Instant.parse("2026-11-20T20:33:18Z"));
        assertThat(first.alert().annotations())
                .containsEntry("summary", "5xx above 5%")
                .containsEntry("generatorURL", "http://127.0.0.1:9190/graph?g0.expr=x");
        assertThat(notices.get(1).alert().annotations()).doesNotContainKey("generatorURL");
    }

    @Test
    void readsTheEndOfIt() throws IOException {
        assertThat(recorded("am-webhook-04-resolved.json"))
                .extracting(AlertNotice::fingerprint, AlertNotice::firing)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("c59d437437fcada6", false),
                        org.assertj.core.groups.Tuple.tuple("75417bc53b0c2ccf", false));
    }

    @Test
    void theLikeliestLabelNamesTheServiceWhateverTheirOrder() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("pod", "pod-name-x");
        labels.put("job", "job-name");
        labels.put("app", "app-name");
        labels.put("container", "container-name");
        labels.put("service", " ");

        AlertNotice notice = bare(labels);

        assertThat(notice.alert().service()).isEqualTo("app-name");
        assertThat(notice.serviceCandidates())
                .startsWith("app-name", "job-name", "container-name", "pod-name-x");
    }

    @ParameterizedTest
    @CsvSource({
        "invoice-api-7c9d8b5f4-x2x1z, invoice-api",
        "invoice-api-0, invoice-api",
        "invoice-api-x2x1z, invoice-api",
        "orders-7c9-a, orders-7c9-a",
        "invoice-api, invoice-api",
        "redis, redis"
    })
    void aPodIsNamedAfterItsWorkload(String pod, String workload) {
        assertThat(bare(Map.of("pod", pod)).serviceCandidates()).endsWith(workload);
    }

    @Test
    void longLabelsThatDifferOnlyAtTheirEndsAreDifferentAlerts() {
        String same = "x".repeat(5_000);

        AlertNotice one = bare(Map.of("service", "s", "z", same + "1"));
        AlertNotice other = bare(Map.of("service", "s", "z", same + "2"));

        assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint()).hasSizeLessThan(201);
        assertThat(one.fingerprint())
                .isEqualTo(bare(Map.of("z", same + "1", "service", "s")).fingerprint());
    }

    @Test
    void aStartThatCannotBeReadBecomesTheTimeOfReceiptAndIsRemembered() {
        AlertNotice notice = read("{\"labels\":{\"service\":\"s\"},\"startsAt\":\"soon\"}").get(0);

        assertThat(notice.alert().startedAt()).isEqualTo(RECEIVED);
        assertThat(notice.alert().unreadableStart()).isEqualTo("soon");
    }

    @Test
    void anAlertWithoutANameIsTitledByItsSummary() {
        assertThat(
                        read("{\"labels\":{\"service\":\"s\"},\"annotations\":{\"summary\":\"p99 is up\"}}")
                                .get(0)
                                .alert()
                                .title())
                .isEqualTo("p99 is up");
        assertThat(bare(Map.of("service", "s", "alertname", " ")).alert().title())
                .isEqualTo("Alert");
    }

    private static AlertNotice bare(Map<String, String> labels) {
        try {
            return read(new ObjectMapper().writeValueAsString(Map.of("labels", labels))).get(0);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<AlertNotice> read(String body) {
        return AlertFormats.read(body.getBytes(StandardCharsets.UTF_8), RECEIVED);
    }

    private static List<AlertNotice> recorded(String name) throws IOException {
        try (var in = AlertmanagerTest.class.getResourceAsStream("/alertmanager/" + name)) {
            return AlertFormats.read(Objects.requireNonNull(in, name).readAllBytes(), RECEIVED);
        }
    }
}
