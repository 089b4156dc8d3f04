package dev.forgeincident.sources.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubDeploymentsTest extends GitHubWorld {

    private FakeGitHub github;
    private final List<Map<String, Object>> made = new ArrayList<>();

    @BeforeEach
    void commits() {
        github = pushed(3).served();
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    /** A deployment of the head; its statuses are given newest first, as state and minutes ago. */
    private void deployed(int id, int minutesAgo, String environment, Object... statuses) {
        String path = "/deployments/" + id + "/statuses";
        made.add(
                Map.of(
                        "id",
                        id,
                        "sha",
                        github.head(),
                        "ref",
                        "main",
                        "task",
                        "deploy",
                        "environment",
                        environment,
                        "creator",
                        Map.of("login", "maya"),
                        "created_at",
                        ago(minutesAgo).toString(),
                        "statuses_url",
                        server.baseUrl() + github.repository() + path));
        List<Map<String, Object>> told = new ArrayList<>();
        for (int i = 0; i < statuses.length; i += 2) {
            told.add(
                    Map.of(
                            "state",
                            statuses[i],
                            "created_at",
                            ago((Integer) statuses[i + 1]).toString()));
        }
        github.answer(path, told);
        github.answer("/deployments", made);
    }

    @Test
    void a_deployment_is_live_since_its_first_success() {
        deployed(
                1,
                30,
                "production",
                "inactive",
                2,
                "success",
                24,
                "success",
                25,
                "in_progress",
                29);

        Deployment live = deployments(changes(wire())).get(0);

        assertThat(live.at()).isEqualTo(ago(25));
        assertThat(live.commit()).isEqualTo(github.head());
        assertThat(live.environment()).isEqualTo("production");
        assertThat(live.author()).isEqualTo("maya");
        assertThat(live.service()).isEqualTo("invoice-api");
        assertThat(live.url()).isEqualTo(server.baseUrl() + "/acme/invoice-api/deployments");
    }

    @Test
    void one_without_statuses_counts_since_it_was_made() {
        deployed(1, 30, "production");

        assertThat(deployments(changes(wire())).get(0).at()).isEqualTo(ago(30));
    }

    @Test
    void one_that_failed_or_goes_on_is_left_out_and_told_of() {
        deployed(1, 5, "production", "in_progress", 4);
        deployed(2, 30, "production", "failure", 28);
        deployed(3, 40, "staging", "success", 38);

        Observation<List<Change>> changes = changes(wire());

        assertThat(deployments(changes))
                .extracting(Deployment::environment)
                .containsExactly("staging");
        assertThat(shortfalls(changes))
                .containsExactly("2 of 3 deployments did not succeed and are left out");
    }

    @Test
    void changes_stand_in_the_order_of_time() {
        deployed(1, 15, "production", "success", 15);

        List<Change> told = told(changes(wire()));

        assertThat(told.get(0)).isInstanceOf(Commit.class);
        assertThat(told.get(1)).isInstanceOf(Deployment.class);
        assertThat(told).hasSize(4);
    }

    @Test
    void statuses_that_cannot_be_read_are_told_of() {
        deployed(1, 15, "production", "success", 15);
        deployed(2, 16, "production", "success", 15);
        github.refuse("/deployments/1/statuses", aResponse().withStatus(403));

        Observation<List<Change>> changes = changes(wire());

        assertThat(deployments(changes))
                .extracting(Deployment::at)
                .containsExactly(ago(15), ago(16));
        assertThat(shortfalls(changes))
                .singleElement()
                .asString()
                .contains("403")
                .contains("2 of 2 deployments")
                .contains("not read");
    }

    @Test
    void statuses_on_another_host_are_not_asked_for() {
        deployed(1, 15, "production", "success", 12);
        Map<String, Object> elsewhere = new HashMap<>(made.get(0));
        elsewhere.put("statuses_url", "http://169.254.169.254/latest");
        github.answer("/deployments", List.of(elsewhere));

        assertThat(shortfalls(changes(wire()))).anyMatch(it -> it.contains("another host"));
    }

    @Test
    void deployments_that_cannot_be_read_are_told_of() {
        github.refuse("/deployments", aResponse().withStatus(403));

        Observation<List<Change>> changes = changes(wire());

        assertThat(commits(changes)).hasSize(3);
        assertThat(shortfalls(changes))
                .singleElement()
                .asString()
                .contains("403")
                .endsWith("deployments not read");
    }

    @Test
    void where_deployments_are_kept_no_run_stands_for_one() {
        deployed(1, 60 * 48, "production", "success", 60 * 48);
        runs(run("Deploy", "deploy.yml", 10));

        assertThat(deployments(changes(wire()))).isEmpty();
        server.verify(0, getRequestedFor(urlPathMatching(".*/actions/.*")));
    }

    @Test
    void where_none_are_kept_a_run_that_deploys_stands_for_one() {
        deployed(1, 20, "github-pages", "success", 20);
        runs(
                run("CI", "ci.yml", 5),
                run("Release Drafter", "draft.yml", 3),
                run("Deploy preview", "pr.yml", 4),
                run("pages build and deployment", "pages-build-deployment", 6),
                run("Ship it", "deploy-production.yml", 10),
                run("CI/CD", "main.yml", 20),
                run("Release", "x.yml", 60 * 30));

        List<Deployment> told = deployments(changes(wire()));

        assertThat(told).extracting(Deployment::at).containsExactly(ago(10), ago(20));
        assertThat(told.get(0).commit()).isEqualTo(github.head());
        assertThat(told.get(0).author()).isEqualTo("tomas");
        assertThat(told.get(0).url())
                .isEqualTo(server.baseUrl() + "/acme/invoice-api/actions/runs/1");
        server.verify(
                getRequestedFor(urlPathMatching(".*/actions/runs"))
                        .withQueryParam(
                                "branch",
                                com.github.tomakehurst.wiremock.client.WireMock.equalTo("main")));
    }

    @Test
    void where_nothing_deploys_a_release_stands_for_it() {
        github.answer(
                "/releases",
                List.of(
                        release("v2.0-rc1", ago(5), true),
                        release("v1.9", ago(10), false),
                        release("v1.8", ago(60 * 48), false)));

        assertThat(deployments(changes(wire())))
                .singleElement()
                .satisfies(
                        told -> {
                            assertThat(told.at()).isEqualTo(ago(10));
                            assertThat(told.commit()).isEmpty();
                            assertThat(told.url())
                                    .isEqualTo(server.baseUrl() + "/acme/invoice-api/releases");
                        });
    }

    @Test
    void of_a_shared_repository_only_what_names_the_service_is_its_deployment() {
        deployed(3, 10, "prod-invoice-apiary", "success", 10);
        deployed(1, 15, "prod-billing", "success", 15);
        deployed(2, 25, "prod-invoice-api", "success", 25);
        ServiceProfile service =
                service(
                        Map.of(
                                ServiceProfile.PROJECT_SLUG,
                                "acme/invoice-api",
                                "backstage.io/source-location",
                                "url:https://h/acme/invoice-api/tree/main/services/inv/"));

        assertThat(deployments(changes(wire(), service)))
                .extracting(Deployment::environment)
                .containsExactly("prod-invoice-api");
    }

    @Test
    void a_limit_of_one_change_tells_a_commit() {
        deployed(1, 5, "production", "success", 5);

        Observation<List<Change>> changes =
                GitHubSources.at(wire(), clock)
                        .changes()
                        .changes(
                                service(Map.of(ServiceProfile.PROJECT_SLUG, "acme/invoice-api")),
                                LAST_DAY,
                                1);

        assertThat(told(changes)).singleElement().isInstanceOf(Commit.class);
    }

    private void runs(Object... runs) {
        github.answer(
                "/actions/runs",
                Map.of("total_count", runs.length, "workflow_runs", List.of(runs)));
    }

    private Map<String, Object> run(String name, String file, int minutesAgo) {
        return Map.of(
                "id",
                1,
                "name",
                name,
                "path",
                ".github/workflows/" + file,
                "head_sha",
                github.head(),
                "conclusion",
                "success",
                "actor",
                Map.of("login", "tomas"),
                "html_url",
                server.baseUrl() + "/acme/invoice-api/actions/runs/1",
                "updated_at",
                ago(minutesAgo).toString());
    }

    private static Map<String, Object> release(String tag, Instant at, boolean pre) {
        return Map.of(
                "tag_name",
                tag,
                "target_commitish",
                "main",
                "draft",
                false,
                "prerelease",
                pre,
                "published_at",
                at.toString(),
                "html_url",
                "javascript:alert(1)");
    }
}
