package dev.forgeincident.service.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnalyseBodyTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-20T03:14:00Z");

    @Test
    void namesMatchWhateverTheirCase() {
        AnalyseBody read =
                read(
                        "{\"SERVICENAME\":\"invoice-api\",\"AlertTitle\":\"5xx\",\"SEVERITY\":\"critical\",\"startedat\":\"2026-11-20T03:12:00Z\",\"TAGS\":[\"a\"]}");

        assertThat(read.alert().service()).isEqualTo("invoice-api");
        assertThat(read.alert().title()).isEqualTo("5xx");
        assertThat(read.alert().severity()).isEqualTo("critical");
        assertThat(read.alert().startedAt()).isEqualTo(Instant.parse("2026-11-20T03:12:00Z"));
        assertThat(read.tags()).containsExactly("a");
    }

    @Test
    void whatIsAbsentOrNullOrBlankHasItsDefault() {
        for (String body :
                new String[] {
                    "{\"serviceName\":\"s\"}",
                    "{\"serviceName\":\"s\",\"alertTitle\":null,\"severity\":null,\"startedAt\":null,\"tags\":null,\"recentErrors\":null}",
                    "{\"serviceName\":\"s\",\"alertTitle\":\" \",\"severity\":\"\",\"startedAt\":\"\"}"
                }) {
            AnalyseBody read = read(body);

            assertThat(read.alert().title()).isEqualTo("Manual analysis");
            assertThat(read.alert().severity()).isEqualTo("unknown");
            assertThat(read.alert().startedAt()).isEqualTo(RECEIVED);
            assertThat(read.alert().unreadableStart()).isNull();
            assertThat(read.tags()).isNull();
            assertThat(read.recentErrors()).isNull();
        }
    }

    @Test
    void anEmptyTextIsNotAnAbsentOne() {
        assertThat(read("{\"serviceName\":\"s\",\"recentErrors\":\"\"}").recentErrors()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> read("{\"tags\":1,\"severity\":2,\"dependencies\":[3]}"))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad ->
                                assertThat(bad.problems())
                                        .extracting(BadInput.Problem::field)
                                        .containsExactlyInAnyOrder(
                                                "serviceName",
                                                "tags",
                                                "severity",
                                                "dependencies[0]"));
    }

    @Test
    void longListsAreRefused() {
        String tags = "\"t\",".repeat(200) + "\"t\"";

        assertThatThrownBy(() -> read("{\"serviceName\":\"s\",\"tags\":[" + tags + "]}"))
                .hasMessageContaining("has 201 entries, at most 200 are taken");
    }

    private static AnalyseBody read(String body) {
        return AnalyseBody.read(body.getBytes(StandardCharsets.UTF_8), RECEIVED);
    }
}
