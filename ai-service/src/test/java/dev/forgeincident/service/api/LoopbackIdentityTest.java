package dev.forgeincident.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import org.junit.jupiter.api.Test;

class LoopbackIdentityTest {

    @Test
    void onlySomebodyWithANameOfTheirOwnIsAUser() {
        assertThat(LoopbackIdentity.user(called("user:default/ada"))).isEqualTo("user:default/ada");
        assertThat(LoopbackIdentity.user(called("loopback"))).isNull();
        assertThat(LoopbackIdentity.user(called("  "))).isNull();
        assertThat(
                        LoopbackIdentity.user(
                                QuarkusSecurityIdentity.builder().setAnonymous(true).build()))
                .isNull();
    }

    @Test
    void aNameFromOutsideIsBoundedAndCleaned() {
        assertThat(LoopbackIdentity.user(called("\u202eada" + "a".repeat(10_000))))
                .hasSize(200)
                .startsWith("\uFFFDada");
    }

    private static QuarkusSecurityIdentity called(String name) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name)).build();
    }
}
