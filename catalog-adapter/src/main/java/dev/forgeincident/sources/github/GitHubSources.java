package dev.forgeincident.sources.github;

import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.gotcha.HeuristicsSource;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.http.WireConnection;
import java.time.Clock;
import java.util.function.BiFunction;

/**
 * The ports that one GitHub serves; they share its rate limit. The wire's address is that of the
 * API: {@code https://api.github.com}, or {@code https://ghe.example.com/api/v3}.
 */
public final class GitHubSources {

    /** How much of the disk its {@link Wire#cachedIn kept answers} take, in bytes. */
    public static final long USUAL_CACHE = 50L << 20;

    private final Site site;
    private final Clock clock;

    private GitHubSources(Site site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    /**
     * @param wire one that is {@link Wire#cachedIn cached} asks far less
     */
    public static GitHubSources at(Wire wire, Clock clock) {
        return new GitHubSources(new Site(wire, clock), clock);
    }

    /** The commits of each repository's default branch, its deployments, or its releases. */
    public ChangeHistory changes() {
        return new GitHubChanges(site, clock);
    }

    /**
     * The {@code GOTCHA.md} on each repository's default branch.
     *
     * @param reader makes the file of the service's name and the Markdown text
     */
    public HeuristicsSource heuristics(BiFunction<String, String, GotchaFile> reader) {
        return new GitHubHeuristics(site, reader, clock);
    }

    /**
     * @param setting below {@code forge}, such as {@code changes.github}
     */
    public Connection connection(String setting) {
        Wire wire = site.wire();
        return new WireConnection(
                Site.NAME,
                Connection.Kind.CHANGES,
                setting,
                wire,
                new GitHubConnection(wire),
                "the scope repo; a fine-grained one, or an app, contents:read, deployments:read and"
                        + " actions:read");
    }

    /**
     * The rights of an app's installation, as credentials of a wire to the same address; its token
     * is asked for when it is first needed.
     */
    public static Credentials credentials(
            GitHubApp app, Clients clients, Address address, Limits limits, Clock clock) {
        Credentials asApp = new AppToken(app.appId(), app.privateKey(), clock);
        return new InstallationToken(
                new Wire(clients, address, asApp, limits, clock), app.installationId(), clock);
    }
}
