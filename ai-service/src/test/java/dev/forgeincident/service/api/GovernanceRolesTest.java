package dev.forgeincident.service.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.service.Usage;
import dev.forgeincident.service.intake.BadInput;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who asked is told to an admin only; what is too much is told to nobody. */
class GovernanceRolesTest {

    private static final Usage.Line LINE =
            new Usage.Line(List.of("maya"), 1, 0, 1, 1, null, 1, 1, 1, 0, 0);

    @Test
    void namesOfPeopleAreForAnAdmin() {
        assertThatThrownBy(() -> ask(1, Set.of(Roles.VIEWER), "user"))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> ask(1, Set.of(Roles.VIEWER, Roles.RESPONDER), "day,USER"))
                .isInstanceOf(ForbiddenException.class);
        assertThat(ask(1, Set.of(Roles.VIEWER, Roles.ADMIN), "user").getStatus()).isEqualTo(200);
        assertThat(ask(1, Set.of(Roles.VIEWER), "team").getStatus()).isEqualTo(200);
    }

    @Test
    void tenThousandRowsAreToldAndOneMoreIsRefused() {
        assertThat(ask(10_000, Set.of(Roles.VIEWER), "team").getStatus()).isEqualTo(200);
        assertThatThrownBy(() -> ask(10_001, Set.of(Roles.VIEWER), "team"))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad -> {
                            assertThat(bad.problems().get(0).field()).isEqualTo("by");
                            assertThat(bad.problems().get(0).reason())
                                    .contains("more than 10000 rows");
                        });
    }

    private static Response ask(int rows, Set<String> roles, String by) {
        HttpHeaders unused =
                (HttpHeaders)
                        Proxy.newProxyInstance(
                                GovernanceRolesTest.class.getClassLoader(),
                                new Class<?>[] {HttpHeaders.class},
                                (proxy, method, arguments) -> List.of());
        return new GovernanceResource(
                        (keys, from, to, limit) -> Collections.nCopies(Math.min(limit, rows), LINE),
                        (from, to) -> List.of(),
                        QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal("somebody"))
                                .addRoles(roles)
                                .build(),
                        Clock.systemUTC())
                .usage(null, null, List.of(by), "csv", unused);
    }
}
