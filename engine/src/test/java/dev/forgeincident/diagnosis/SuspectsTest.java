package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.change.Deployment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuspectsTest {

    private static final Set<String> SERVICES =
            Set.of("cartservice", "checkout", "order-db", "order-db-proxy");

    @Test
    void aCommitToAServicesFolderShipsWithThatServiceAlone() {
        Suspect suspect =
                only(
                        fleet().commit("aaaaaaa", -30, "tidy", file("services/cart/store.go"))
                                .commit("bbbbbbb", -10, "tidy", file("services/checkout/pay.go"))
                                .deployed("checkout", "bbbbbbb", -9)
                                .deployed("cartservice", "bbbbbbb", -5),
                        "aaaaaaa");

        assertThat(suspect.owners()).containsExactly("cartservice");
        assertThat(suspect.shipments())
                .extracting(Deployment::service)
                .containsExactly("cartservice");
        assertThat(suspect.effectiveAt()).isEqualTo(Fleet.at(-5));
    }

    @Test
    void aCommitToASharedLibraryShipsWithEachServiceThatIsDeployedAfterIt() {
        Suspect suspect =
                only(
                        fleet().commit("aaaaaaa", -30, "tidy", file("pkg/retry/policy.go"))
                                .commit("bbbbbbb", -10, "tidy", file("services/checkout/pay.go"))
                                .deployed("checkout", "bbbbbbb", -9)
                                .deployed("cartservice", "bbbbbbb", -5),
                        "aaaaaaa");

        assertThat(suspect.owners()).isEmpty();
        assertThat(suspect.shipments())
                .extracting(Deployment::service)
                .containsExactly("checkout", "cartservice");
    }

    @Test
    void whatWentToStagingIsNotLive() {
        Suspect suspect =
                only(
                        fleet().commit("aaaaaaa", -30, "tidy", file("services/cart/store.go"))
                                .commit("0000001", -90, "tidy", file("services/cart/store.go"))
                                .deployed("cartservice", "0000001", -80)
                                .deployed("cartservice", "aaaaaaa", -5, "staging"),
                        "aaaaaaa");

        assertThat(suspect.waiting()).isTrue();
        assertThat(suspect.shipments()).isEmpty();
    }

    @Test
    void aDeploymentDoesNotHoldWhatWasCommittedHoursAfterIt() {
        Suspect suspect =
                only(
                        fleet().commit("aaaaaaa", -30, "tidy", file("services/cart/store.go"))
                                .commit("bbbbbbb", -10, "amended", file("services/cart/store.go"))
                                .deployed("cartservice", "bbbbbbb", -300),
                        "aaaaaaa");

        assertThat(suspect.shipments()).isEmpty();
    }

    @Test
    void theServiceWithMoreOfItsNameInThePathOwnsIt() {
        Suspect suspect =
                only(
                        fleet().commit("aaaaaaa", -30, "tidy", file("order/db/proxy/pool.go")),
                        "aaaaaaa");

        assertThat(suspect.owners()).containsExactly("order-db-proxy");
    }

    @Test
    void aFlagAndASettingAreSuspectsWithoutAHash() {
        List<Suspect> suspects =
                Suspects.of(
                        fleet().flag("checkout", "new_cart", "off", "on", -4)
                                .setting("checkout", "pool.max", "50", "5", -3)
                                .context(),
                        SERVICES);

        assertThat(suspects).noneMatch(Suspect::isCommit);
        assertThat(suspects)
                .extracting(suspect -> suspect.commit().subject())
                .containsExactlyInAnyOrder("flag new_cart off → on", "setting pool.max 50 → 5");
        assertThat(suspects)
                .flatExtracting(suspect -> suspect.reading().meanings())
                .extracting(meaning -> meaning.words())
                .anyMatch(words -> words.contains("new_cart"))
                .anyMatch(words -> words.contains("50 → 5"));
    }

    private static Fleet fleet() {
        return new Fleet("checkout", "Checkout5xx", 5);
    }

    private static Suspect only(Fleet fleet, String sha) {
        IncidentContext context = fleet.context();
        return Suspects.of(context, SERVICES).stream()
                .filter(suspect -> suspect.commit().sha().startsWith(sha))
                .findFirst()
                .orElseThrow();
    }

    private static dev.forgeincident.context.change.FileDiff file(String path) {
        return Worlds.patch(path, "-a = 1", "+a = 2");
    }
}
