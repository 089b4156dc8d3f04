package dev.forgeincident.sources.github;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.sources.http.TroubleContractTest;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.text.GotchaText;

class GitHubHeuristicsTroubleTest extends TroubleContractTest {

    @Override
    protected Observation<?> ask(Wire wire) {
        return GitHubSources.at(wire, clock)
                .heuristics(GotchaText::read)
                .heuristics(GitHubChangesTroubleTest.INVOICE_API);
    }

    @Override
    protected void answersWell(WireMockServer well) {
        FakeGitHub.on(well)
                .answer(
                        "/contents/GOTCHA.md",
                        GitHubHeuristicsContractTest.file("## HEURISTICS\n- no secrets\n"));
    }
}
