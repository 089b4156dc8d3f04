package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.logs.LogLine.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggersTest {

    private final Diagnostician diagnostician = new Diagnostician(RuleSettings.DEFAULTS);

    @Test
    void aProvidersOwnPageIsBelievedWhereTheErrorsNameIt() {
        Diagnosis diagnosis =
                diagnostician.diagnose(
                        innocentDeployment()
                                .errors(
                                        "checkout",
                                        1,
                                        40,
                                        "put failed: 503 from ledger-prod.queue.eu-north-1.bigcloud.com")
                                .notice("Queue Service", "eu-north-1", -3, "Increased error rates")
                                .context());

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXTERNAL);
        assertThat(diagnosis.actions().get(0).kind()).isEqualTo("failover");
    }

    @Test
    void aPageThatSpeaksOfSomethingElseIsNotBelieved() {
        Diagnosis diagnosis =
                diagnostician.diagnose(
                        innocentDeployment()
                                .errors("checkout", 1, 40, "NullPointerException in Cart.total")
                                .notice("Video Transcoder", "eu-north-1", -3, "Jobs are delayed")
                                .context());

        assertThat(diagnosis.verdict()).isNotEqualTo(Verdict.EXTERNAL);
    }

    @Test
    void oneRecordThatFailsAgainAndAgainIsNamed() {
        Fleet fleet = innocentDeployment();
        for (int i = 0; i < 30; i++) {
            fleet.line(
                    "checkout",
                    1 + i / 6.0,
                    Level.ERROR,
                    "cannot parse order message: unexpected token; offset=88120 partition=2, try "
                            + i,
                    Map.of());
        }

        Diagnosis diagnosis = diagnostician.diagnose(fleet.context());

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXTERNAL);
        assertThat(diagnosis.hypotheses().get(0).statement()).contains("offset 88120");
        assertThat(diagnosis.actions().get(0).kind()).isEqualTo("purge-bad-data");
    }

    @Test
    void failuresOnOneNodeWhileOthersGoOnAreRescheduled() {
        Fleet fleet = innocentDeployment();
        for (int i = 0; i < 40; i++) {
            fleet.line(
                    "checkout",
                    i / 4.0,
                    Level.INFO,
                    "served",
                    Map.of("k8s.node.name", "n" + i % 4));
            fleet.line(
                    "checkout",
                    1 + i / 6.0,
                    Level.ERROR,
                    "read failed",
                    Map.of("k8s.node.name", "n3"));
        }

        Diagnosis diagnosis = diagnostician.diagnose(fleet.context());

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXTERNAL);
        assertThat(diagnosis.hypotheses().get(0).statement()).contains("n3");
        assertThat(diagnosis.actions().get(0).kind()).isEqualTo("reschedule");
    }

    @Test
    void failuresOnTheOnlyNodeThereIsSayNothing() {
        Fleet fleet = innocentDeployment();
        for (int i = 0; i < 40; i++) {
            fleet.line("checkout", i / 4.0, Level.INFO, "served", Map.of("host", "only"));
            fleet.line("checkout", 1 + i / 6.0, Level.ERROR, "read failed", Map.of("host", "only"));
        }

        assertThat(triggers(fleet.context())).doesNotContain("one-place");
    }

    @Test
    void trafficThatRoseFirstIsASurgeAndTrafficThatRoseAfterwardsIsNot() {
        Fleet first =
                innocentDeployment()
                        .metric("checkout", "requests_per_sec", m -> m < 0 ? 100 : 420)
                        .steps("checkout", "http_server_duration_p99_ms", 90, 2, 2_400)
                        .errors("checkout", 2, 40, "pool exhausted: no free connection");
        Fleet afterwards =
                innocentDeployment()
                        .metric("checkout", "requests_per_sec", m -> m < 8 ? 100 : 420)
                        .steps("checkout", "http_server_duration_p99_ms", 90, 2, 2_400)
                        .errors("checkout", 2, 40, "pool exhausted: no free connection");

        assertThat(diagnostician.diagnose(first.context()).actions().get(0).kind())
                .isEqualTo("scale");
        assertThat(diagnostician.diagnose(afterwards.context()).hypotheses())
                .filteredOn(each -> each.statement().startsWith("More requests"))
                .allSatisfy(each -> assertThat(each.confidence()).isLessThan(0.3));
    }

    @Test
    void aSeriesThatHasJustBegunRisesByItselfAndIsNoSurge() {
        Fleet fleet =
                innocentDeployment()
                        .metric("checkout", "requests_per_sec", m -> 10 + 2.0 * (m + 60))
                        .errors("checkout", 2, 40, "pool exhausted: no free connection");

        assertThat(triggers(fleet.context())).doesNotContain("traffic-surge");
    }

    @Test
    void theRateOfANewPodRisesByItselfAndIsNoSurge() {
        Fleet fleet =
                innocentDeployment()
                        .metricSince(-6, "checkout", "requests_per_sec", m -> m < 0 ? 100 : 420)
                        .errors("checkout", 2, 40, "pool exhausted: no free connection");

        assertThat(triggers(fleet.context())).doesNotContain("traffic-surge");
    }

    private static Fleet innocentDeployment() {
        return new Fleet("checkout", "Checkout5xx", 5)
                .usual("checkout", "order placed")
                .commit(
                        "aaaaaaa",
                        -20,
                        "tidy the page header",
                        Worlds.patch(
                                "services/checkout/header.go",
                                "-	title := name",
                                "+	heading := name"))
                .deployed("checkout", "aaaaaaa", -1);
    }

    private static List<String> triggers(IncidentContext context) {
        var signals = dev.forgeincident.signal.Signals.of(context);
        return Triggers.in(
                        new Trigger.Scene(
                                context, signals, new Places(context, signals), new Exhibits()))
                .stream()
                .map(Outside::id)
                .toList();
    }
}
