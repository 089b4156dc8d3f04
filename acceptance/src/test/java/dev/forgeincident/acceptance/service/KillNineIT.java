package dev.forgeincident.acceptance.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.demo.DemoWorld;
import dev.forgeincident.demo.Deployment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * How the service ends, and what is there after: asked to, killed, or never begun. This class
 * mostly waits, so that it runs beside the others; its tests run one after the other.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillNineIT {

    /** Of a start on data that is there; a minute would mean that it waited for a dead database. */
    private static final Duration RESTART = Duration.ofSeconds(30);

    /** A job that the dead process had begun is taken over when its heartbeats stayed away. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(60);

    private final DemoWorld world;
    private RunningService service;

    KillNineIT(@TempDir Path directory) throws Exception {
        world = DemoWorld.create(directory.resolve("world"), Instant.now());
        service = RunningService.start(world.directory(), RunningService.freePort());
    }

    @BeforeEach
    void running() throws Exception {
        if (!service.isRunning()) {
            service = RunningService.start(world.directory(), RunningService.freePort());
        }
    }

    @AfterAll
    void close() throws Exception {
        service.close();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        for (Deployment deployment : world.deployments()) {
            service.post("/context/deploys", StoryService.json(deployment)).withStatus(202);
        }
        Map<String, String> incidents = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "payment-gateway", "c", "d")) {
            incidents.put(name, StoryService.incidentOf(service.post("/alerts", alert(name))));
        }
        String story =
                StoryService.incidentOf(service.post("/alerts", Files.readString(world.alert())));

        service.kill();
        service = RunningService.launch(world.directory(), RunningService.freePort());

        service.awaitReady(RESTART);
        for (Map.Entry<String, String> each : incidents.entrySet()) {
            JsonNode incident = service.incident(each.getValue());
            assertThat(incident.path("service").asText()).isEqualTo(each.getKey());
            assertThat(incident.path("status").asText()).isEqualTo("investigating");
            StructuredAnswer.check(service.analysisOf(each.getValue(), 0, TAKE_OVER).json());
        }
        JsonNode answer = service.analysisOf(story, 0, TAKE_OVER).json();
        StructuredAnswer.check(answer);
        assertThat(answer.at("/diagnosis/hypotheses/0/change/sha").asText())
                .isEqualTo(world.culprit());
        assertThat(answer.at("/diagnosis/hypotheses/0/change/deployed").asBoolean())
                .as("the deployments told before the kill are used")
                .isTrue();
    }

    /**
     * Several senders push while the service dies. What it acknowledged is looked for where an
     * analysis sees it: in the context that the analysis was made from.
     */
    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void everyAcknowledgedLogLineSurvivesAKillInTheMiddle() throws Exception {
        PushingSenders senders = PushingSenders.start(service);
        senders.awaitAcknowledged(600);

        service.kill();
        Map<String, Set<Integer>> acknowledged = senders.stop();
        service = RunningService.launch(world.directory(), RunningService.freePort());
        service.awaitReady(RESTART);

        assertThat(acknowledged).hasSize(PushingSenders.SENDERS);
        for (Map.Entry<String, Set<Integer>> sent : acknowledged.entrySet()) {
            assertThat(PushingSenders.linesOf(service, sent.getKey()))
                    .as("lines of %s", sent.getKey())
                    .containsAll(sent.getValue());
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aSecondServiceOnTheSameDataIsRefusedAndHarmsNothing() throws Exception {
        RunningService second = RunningService.launch(world.directory(), RunningService.freePort());

        assertThat(second.awaitExit(Duration.ofSeconds(20))).isEqualTo(1);
        assertThat(second.log().lines())
                .hasSize(3)
                .anyMatch(line -> line.contains(world.directory().resolve("data").toString()));
        assertThat(service.get("/q/health/ready").status()).isEqualTo(200);
        assertThat(service.get("/api/incidents").status()).isEqualTo(200);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void whoIsAskedToEndLeavesNothingBehind() throws Exception {
        assertThat(service.processesOnItsData()).as("its PostgreSQL, now").isNotEmpty();

        int exit = service.stop();

        assertThat(service.processesOnItsData()).isEmpty();
        assertThat(exit).as("exit code: 0, or that of SIGTERM").isIn(0, 143);
        assertThat(service.log()).doesNotContain("ERROR", "Exception");
    }

    private static String alert(String service) {
        return """
               {"version":"4","status":"firing","alerts":[{"status":"firing","startsAt":"%s",
                "labels":{"alertname":"Down","service":"%s","severity":"warning"},"fingerprint":"f-%s"}]}
               """
                .formatted(Instant.now(), service, service);
    }
}
