package dev.forgeincident.service.wiring;

import dev.forgeincident.sources.git.Bounds;
import dev.forgeincident.sources.git.GitRepositories;
import dev.forgeincident.sources.git.GitSources;
import dev.forgeincident.sources.github.GitHubApp;
import dev.forgeincident.sources.github.GitHubSources;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.text.GotchaText;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where changes and the team's rules are read. */
final class ChangeWiring {

    private static final String GITHUB = "forge.changes.github";
    private static final String GITHUB_COM = "https://api.github.com";

    private ChangeWiring() {}

    /**
     * @param cache where GitHub's answers are kept; null where they are not
     */
    static void add(Settings.Changes settings, @Nullable Path cache, Wiring wiring) {
        if (!settings.git().repositories().isEmpty() || settings.git().root().isPresent()) {
            git(settings.git(), wiring);
        }
        Settings.Github github = settings.github();
        if (github.endpoint().isPresent()
                || github.token().isPresent()
                || github.tokenFile().isPresent()
                || github.app().id().isPresent()) {
            github(github, cache, wiring);
        }
    }

    private static void git(Settings.Git settings, Wiring wiring) {
        GitRepositories clones =
                new GitRepositories(
                        Wiring.paths(settings.repositories()),
                        settings.root().map(Path::of).orElse(null));
        wiring.sources()
                .changes("git", GitSources.changes(clones, Bounds.DEFAULT, wiring.clock()))
                .heuristics("git", GitSources.heuristics(clones, GotchaText::read, wiring.clock()));
        wiring.connections().add(GitSources.connection(clones, wiring.clock()));
    }

    private static void github(Settings.Github settings, @Nullable Path cache, Wiring wiring) {
        String address = settings.endpoint().orElse(GITHUB_COM);
        Credentials credentials = credentials(settings, address, wiring);
        Wire plain = wiring.wires().to(GITHUB, address, credentials);
        Wire wire =
                cache == null
                        ? plain
                        : Wiring.checked(
                                GITHUB + ".cache",
                                () -> plain.cachedIn(cache, GitHubSources.USUAL_CACHE));
        GitHubSources github = GitHubSources.at(wire, wiring.clock());
        wiring.sources()
                .changes("GitHub", github.changes())
                .heuristics("GitHub", github.heuristics(GotchaText::read));
        wiring.connections().add(github.connection("changes.github"));
    }

    private static Credentials credentials(
            Settings.Github settings, String address, Wiring wiring) {
        Optional<Secret> token = Wires.secret(settings.token(), settings.tokenFile());
        if (settings.app().id().isEmpty()) {
            return token.map(Credentials::bearer).orElse(Credentials.NONE);
        }
        Settings.App app = settings.app();
        if (app.installationId().isEmpty() || app.privateKeyFile().isEmpty()) {
            throw new BadSettings(
                    GITHUB + ".app is not complete",
                    "id, installationId and privateKeyFile are all needed",
                    "Set what is missing, or use a token instead.");
        }
        Secret key = Secret.ofFile(Path.of(app.privateKeyFile().get()));
        GitHubApp rights =
                Wiring.checked(
                        GITHUB + ".app",
                        () ->
                                new GitHubApp(
                                        app.id().orElseThrow(),
                                        app.installationId().orElseThrow(),
                                        key));
        return wiring.wires().ofApp(GITHUB, address, rights);
    }
}
