package dev.forgeincident.service.api;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whoever calls from this machine may do everything; nobody else may do anything. A browser on this
 * machine calls for the page it shows: a page of another origin, or one that reached us under a
 * foreign name (DNS rebinding), has no role either, unless its origin is configured.
 */
@ApplicationScoped
public class LoopbackIdentity implements HttpAuthenticationMechanism {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowedOrigins;

    LoopbackIdentity(
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.allowedOrigins = Set.copyOf(origins.orElse(List.of()));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager identities) {
        HttpServerRequest request = context.request();
        String host = authority(request);
        boolean trusted =
                isLoopback(request.remoteAddress())
                        && LOOPBACK_NAMES.contains(name(host))
                        && isOwnOrigin(request.getHeader("Origin"), host);
        if (!trusted) {
            return Uni.createFrom().nullItem();
        }
        SecurityIdentity identity =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal("loopback"))
                        .addRoles(
                                Set.of(Roles.VIEWER, Roles.RESPONDER, Roles.ADMIN, Roles.INGESTER))
                        .build();
        return Uni.createFrom().item(identity);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, null, null));
    }

    /**
     * The name under which we were called: HTTP/1 has it in {@code Host}, HTTP/2 in {@code
     * :authority}.
     */
    private static @Nullable String authority(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority == null ? null : authority.toString();
    }

    private boolean isOwnOrigin(@Nullable String origin, @Nullable String host) {
        return origin == null
                || origin.equals("http://" + host)
                || origin.equals("https://" + host)
                || allowedOrigins.contains(origin);
    }

    private static boolean isLoopback(@Nullable SocketAddress address) {
        try {
            return address != null
                    && address.hostAddress() != null
                    && InetAddress.getByName(address.hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String name(@Nullable String host) {
        if (host == null) {
            return "";
        }
        String name =
                URI.create("http://" + host.replaceAll("[^A-Za-z0-9.:\\[\\]-]", "_")).getHost();
        return name == null ? "" : name;
    }
}
