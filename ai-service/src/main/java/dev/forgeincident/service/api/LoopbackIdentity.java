package dev.forgeincident.service.api;

import dev.forgeincident.context.Words;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Whoever calls from this machine may do everything; nobody else may do anything. */
@ApplicationScoped
public class LoopbackIdentity implements HttpAuthenticationMechanism {

    /** What a caller of this machine is called: it says where from, not who. */
    private static final String NAME = "loopback";

    private static final int MAX_NAME = 200;

    private final LocalCallers callers;

    LoopbackIdentity(
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.callers = new LocalCallers(origins.orElse(List.of()));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager identities) {
        HttpServerRequest request = context.request();
        SocketAddress caller = request.remoteAddress();
        boolean trusted =
                callers.trust(
                        caller == null ? null : caller.hostAddress(),
                        authority(request),
                        request.getHeader("Origin"));
        if (!trusted) {
            return Uni.createFrom().nullItem();
        }
        SecurityIdentity identity =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(NAME))
                        .addRoles(
                                Set.of(Roles.VIEWER, Roles.RESPONDER, Roles.ADMIN, Roles.INGESTER))
                        .build();
        return Uni.createFrom().item(identity);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, null, null));
    }

    /** Who calls; null where that is not known. */
    static @Nullable String user(SecurityIdentity caller) {
        String name = caller.isAnonymous() ? NAME : caller.getPrincipal().getName();
        return name == null || name.isBlank() || name.equals(NAME)
                ? null
                : Words.bounded(Words.clean(name), MAX_NAME);
    }

    /**
     * The name under which we were called: HTTP/1 has it in {@code Host}, HTTP/2 in {@code
     * :authority}.
     */
    private static @Nullable String authority(HttpServerRequest request) {
        String host = request.getHeader("Host");
        HostAndPort authority =
                host == null && request.version() == HttpVersion.HTTP_2
                        ? request.authority()
                        : null;
        return authority == null ? host : authority.toString();
    }
}
