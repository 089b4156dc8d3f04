package dev.forgeincident.service.wiring;

import dev.forgeincident.sources.github.GitHubApp;
import dev.forgeincident.sources.github.GitHubSources;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Wire;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Makes the wires to the systems that the settings name. */
final class Wires implements AutoCloseable {

    /** So much before the gatherer gives up on a source, its wire does, and says what hung. */
    private static final Duration EARLIER = Duration.ofMillis(200);

    private final Clients clients;
    private final Limits limits;
    private final Clock clock;

    Wires(Settings settings, Clock clock) {
        this.clients = clients(settings.tls());
        this.limits = Limits.USUAL.within(deadline(settings.gather()));
        this.clock = clock;
    }

    /** To an endpoint with the usual settings. */
    Wire to(String key, String url, Settings.Endpoint endpoint) {
        return to(key, url, credentials(key, endpoint));
    }

    /**
     * @param key of the setting, for what is wrong with the address
     */
    Wire to(String key, String url, Credentials credentials) {
        return to(key, url, credentials, limits);
    }

    /** To a system that has more time than the others. */
    Wire to(String key, String url, Credentials credentials, Limits itsOwn) {
        return new Wire(clients, address(key, url), credentials, itsOwn, clock);
    }

    /** The rights of a GitHub App's installation. */
    Credentials ofApp(String key, String url, GitHubApp app) {
        return GitHubSources.credentials(app, clients, address(key, url), limits, clock);
    }

    /** What the endpoint's settings say: a token, or a user with a password, and headers. */
    static Credentials credentials(String key, Settings.Endpoint endpoint) {
        Credentials all = Credentials.NONE;
        Optional<Secret> token = secret(endpoint.token(), endpoint.tokenFile());
        if (token.isPresent()) {
            all = Credentials.bearer(token.get());
        } else if (endpoint.user().isPresent()) {
            Secret password =
                    secret(endpoint.password(), endpoint.passwordFile())
                            .orElseThrow(
                                    () ->
                                            new BadSettings(
                                                    key + ".user is set without a password",
                                                    "both are needed",
                                                    "Set " + key + ".password or passwordFile."));
            all = Credentials.basic(endpoint.user().get(), password);
        }
        if (endpoint.tenant().isPresent()) {
            Secret tenant = Secret.of(endpoint.tenant().get());
            all = all.and(Credentials.header("X-Scope-OrgID", "", tenant));
        }
        for (var header : endpoint.headers().entrySet()) {
            Secret value = Secret.of(header.getValue());
            all = all.and(Credentials.header(header.getKey(), "", value));
        }
        return all;
    }

    /** The text of a setting, or the file that another one names. */
    static Optional<Secret> secret(Optional<String> text, Optional<String> file) {
        return text.map(Secret::of).or(() -> file.map(Path::of).map(Secret::ofFile));
    }

    @Override
    public void close() {
        clients.close();
    }

    private static Clients clients(Settings.Tls tls) {
        try {
            return Clients.trusting(tls.caFile().map(Path::of).orElse(null));
        } catch (IllegalArgumentException unusable) {
            throw new BadSettings(
                    "forge.tls.caFile cannot be used",
                    "the file " + unusable.getMessage(),
                    "Name a PEM file of certificate authorities, or leave it out.");
        }
    }

    private static Address address(String key, String url) {
        try {
            return Address.of(url);
        } catch (IllegalArgumentException unusable) {
            throw new BadSettings(
                    key + " cannot be used",
                    "the address " + unusable.getMessage(),
                    "Correct it in app-config.yaml or in the environment.");
        }
    }

    private static Duration deadline(Settings.Gather gather) {
        Duration shorter = gather.deadline().minus(EARLIER);
        return shorter.compareTo(EARLIER) < 0 ? gather.deadline() : shorter;
    }
}
