package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.logs.LogLine.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules that look at several services, traces or earlier incidents. */
class RulesOfFleetsTest {

    @Test
    void tellsTheTailOfTheTracesOfTheServiceAndOfNoOther() {
        Fleet slow = new Fleet("checkout", "Slow", 5);
        Fleet slowElsewhere = new Fleet("checkout", "Slow", 5);
        for (int i = 0; i < 10; i++) {
            slow.span("t" + i, "a", "", "checkout", "POST /pay", i, i == 9 ? 4_200 : 80, "");
            slowElsewhere.span("t" + i, "a", "", "search", "GET /find", i, 4_200, "");
        }

        assertThat(rules(slow, "traces.tail_latency"))
                .singleElement()
                .satisfies(
                        finding ->
                                assertThat(finding.summary())
                                        .contains("10 traces of checkout", "4200 ms", "1000 ms"));
        assertThat(rules(slowElsewhere, "traces.tail_latency")).isEmpty();
    }

    @Test
    void fourTracesHaveNoTail() {
        Fleet fleet = new Fleet("checkout", "Slow", 5);
        for (int i = 0; i < 4; i++) {
            fleet.span("t" + i, "a", "", "checkout", "POST /pay", i, 9_000, "");
        }

        assertThat(rules(fleet, "traces.tail_latency")).isEmpty();
    }

    @Test
    void anIncidentOfTheSameNameThatWasOpenBeforeIsADuplicate() {
        Fleet fleet = new Fleet("checkout", "Checkout5xx", 5);
        fleet.prior("before", "Checkout5xx", -40);

        assertThat(rules(fleet, "incident.duplicate_open"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.suggestion()).contains("before"));
    }

    @Test
    void theIncidentThatTheAlertOpenedIsNoDuplicateNorIsOneOfAnotherName() {
        Fleet fleet =
                new Fleet("checkout", "Checkout5xx", 5)
                        .prior("its-own", "Checkout5xx", 6)
                        .prior("other", "CheckoutDisk", -40);

        assertThat(rules(fleet, "incident.duplicate_open")).isEmpty();
    }

    @Test
    void theOwnerInTheCatalogGetsIt() {
        Fleet fleet =
                new Fleet("checkout", "Checkout5xx", 5)
                        .relation("ownedBy", "group:default/payments");

        assertThat(rules(fleet, "routing.team"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.suggestion()).isEqualTo("Page payments"));
    }

    @Test
    void aContainerThatWasKilledForItsMemoryIsTold() {
        Fleet killed =
                new Fleet("checkout", "Restarts", 5)
                        .usual("checkout", "order placed")
                        .errors(
                                "checkout",
                                1,
                                3,
                                "container terminated: OOMKilled (exit code 137)");
        Fleet fine =
                new Fleet("checkout", "Restarts", 5)
                        .usual("checkout", "order placed in the room")
                        .errors("checkout", 1, 3, "zoom level out of bounds");

        assertThat(rules(killed, "container.oom"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.HIGH));
        assertThat(rules(fine, "container.oom")).isEmpty();
    }

    @Test
    void leadersThatComeAndGoAreThrashAndOneChangeIsNot() {
        Fleet thrash =
                new Fleet("scheduler", "JobsLate", 5)
                        .usual("scheduler", "job done")
                        .errors("scheduler", 1, 6, "failed to renew lease: stopped leading");
        Fleet once =
                new Fleet("scheduler", "JobsLate", 5)
                        .usual("scheduler", "job done")
                        .errors("scheduler", 1, 1, "failed to renew lease: stopped leading");

        assertThat(rules(thrash, "leader_election.thrash")).hasSize(1);
        assertThat(rules(once, "leader_election.thrash")).isEmpty();
    }

    @Test
    void troubleThatGoesFromServiceToServiceAlongTheCallsIsACascade() {
        Fleet fleet = cascade();
        fleet.span("t", "a", "", "web", "GET /", -30, 90, "");
        fleet.span("t", "b", "a", "checkout", "POST /pay", -30, 60, "");
        fleet.span("t", "c", "b", "ledger", "book", -30, 20, "");

        assertThat(rules(fleet, "dependency.cascade"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.summary()).contains("ledger, checkout, web"));
    }

    @Test
    void threeServicesInTroubleThatDoNotCallEachOtherAreNoCascade() {
        assertThat(rules(cascade(), "dependency.cascade")).isEmpty();
    }

    private static Fleet cascade() {
        Fleet fleet = new Fleet("web", "Web5xx", 8);
        for (String service : List.of("web", "checkout", "ledger")) {
            fleet.usual(service, "served");
        }
        fleet.line("ledger", -20, Level.INFO, "served", Map.of());
        return fleet.errors("ledger", 1, 20, "cannot book: connection pool exhausted")
                .errors("checkout", 3, 20, "payment failed: deadline exceeded")
                .errors("web", 5, 20, "upstream error: status 503");
    }

    private static List<Finding> rules(Fleet fleet, String rule) {
        return new Diagnostician(RuleSettings.DEFAULTS)
                .diagnose(fleet.context()).findings().stream()
                        .filter(finding -> finding.rule().equals(rule))
                        .toList();
    }
}
