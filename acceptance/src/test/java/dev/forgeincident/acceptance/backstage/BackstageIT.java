package dev.forgeincident.acceptance.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.backstage.BackstageSource;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Wire;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The catalog over a real Backstage, where the folder of an installed one is given. */
@EnabledIf(
        value = "isInstalled",
        disabledReason = RunningBackstage.HOME + " names no installed Backstage")
class BackstageIT {

    private static final EntityRef INVOICE_API = EntityRef.component("invoice-api");

    /** Unhurried: a busy machine is not what is tested. */
    private static final Limits LIMITS = Limits.USUAL.within(Duration.ofSeconds(30));

    private static final Clients CLIENTS = Clients.trusting(null);

    @TempDir static Path directory;

    private static RunningBackstage backstage;

    static boolean isInstalled() {
        boolean found = RunningBackstage.home() != null;
        if (!found) {
            System.out.println(
                    "BackstageIT skipped: "
                            + RunningBackstage.HOME
                            + " names no folder with backend/node_modules.");
        }
        return found;
    }

    @BeforeAll
    static void start() throws Exception {
        backstage = started(directory);
    }

    @AfterAll
    static void stop() {
        backstage.close();
        CLIENTS.close();
    }

    @Test
    void aServiceIsFoundByItsNameAndByWhatPagingCallsIt() {
        Catalog catalog = catalog(wire(backstage));

        ServiceProfile service = data(catalog.byName("Invoice-API"));

        assertThat(service.ref()).isEqualTo(INVOICE_API);
        assertThat(service.title()).isEqualTo("Invoice API");
        assertThat(service.annotation(ServiceProfile.PROJECT_SLUG)).isEqualTo("acme/invoice-api");
        assertThat(service.targets("dependsOn")).hasSize(4);
        assertThat(service.relations()).hasSize(12).noneMatch(Relation::dangling);
        assertThat(data(catalog.byName("PABC123")).ref())
                .isEqualTo(EntityRef.component("payment-gateway"));
        assertThat(data(catalog.byName("staging/invoice-api")).relations())
                .filteredOn(Relation::dangling)
                .extracting(relation -> relation.target().toString())
                .containsExactly("resource:default/does-not-exist");
    }

    @Test
    void whatIsTwoRelationsAwayCostsThreeCalls() {
        Wire wire = wire(backstage);
        Catalog catalog = catalog(wire);

        catalog.byName("invoice-api");
        Observation<List<ServiceProfile>> around = catalog.neighbours(INVOICE_API, 2);

        assertThat(data(around))
                .extracting(profile -> profile.ref().toString())
                .startsWith("api:default/invoice-events", "api:default/invoice-rest")
                .contains("component:default/notification-service", "system:default/messaging")
                .doesNotContain("component:staging/invoice-api", "domain:default/commerce");
        assertThat(((Observation.Available<?>) around).shortfalls()).isEmpty();
        assertThat(wire.usage().requests()).isEqualTo(3);
        assertThat(wire.usage().failures()).isZero();
    }

    @Test
    void allComponentsAreListed() {
        assertThat(data(catalog(wire(backstage)).components()))
                .extracting(profile -> profile.ref().toString())
                .containsExactly(
                        "component:default/billing-web",
                        "component:default/invoice-api",
                        "component:staging/invoice-api",
                        "component:default/notification-service",
                        "component:default/payment-gateway");
        assertThat(BackstageSource.connection(wire(backstage)).look().said())
                .isEqualTo("5 components");
    }

    @Test
    void whatIsNotThereIsNotThere() {
        Catalog catalog = catalog(wire(backstage));

        assertThat(catalog.byRef(EntityRef.component("nobody")))
                .isInstanceOf(Observation.Empty.class);
        assertThat(catalog.byName("nobody")).isInstanceOf(Observation.Empty.class);
        assertThat(catalog.byName("invoice-api,kind=user")).isInstanceOf(Observation.Empty.class);
    }

    @Test
    void anAddressWithoutACatalogSaysSo() {
        Catalog catalog =
                catalog(wire(backstage.address() + "/elsewhere", bearer(RunningBackstage.TOKEN)));

        assertThat(reason(catalog.byRef(INVOICE_API))).contains("there is no catalog");
        assertThat(reason(catalog.byName("invoice-api"))).contains("there is no catalog");
    }

    @Test
    void aWrongTokenIsRefusedInWords() {
        assertThat(reason(asked(bearer("wrong")))).startsWith("401").contains("Illegal token");
        assertThat(reason(asked(Credentials.NONE))).startsWith("401").doesNotContain("stack");
    }

    @Test
    void theTokenOfAnotherPluginIsRefusedInWords() {
        assertThat(reason(asked(bearer(RunningBackstage.OTHER_PLUGINS_TOKEN))))
                .startsWith("403")
                .contains("restricted to plugin(s) 'ai-incident'");
    }

    @Test
    void aTokenMadeWithTheSharedSecretIsTaken() {
        assertThat(data(asked(legacy(RunningBackstage.LEGACY_SECRET))).ref())
                .isEqualTo(INVOICE_API);
        assertThat(reason(asked(legacy("YW5vdGhlciBzZWNyZXQ=")))).startsWith("401");
    }

    @Test
    void whatWasKnownIsToldAfterItWasStopped(@TempDir Path another) throws Exception {
        Catalog known;
        Clock[] clock = {Clock.systemUTC()};
        try (RunningBackstage stopped = started(another)) {
            known =
                    BackstageSource.catalog(
                            wire(stopped), BackstageSource.Options.USUAL, moved(clock));
            known.byName("invoice-api");
            known.neighbours(INVOICE_API, 2);
        }
        clock[0] = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));

        Observation<ServiceProfile> service = known.byName("invoice-api");
        Observation<List<ServiceProfile>> around = known.neighbours(INVOICE_API, 2);

        assertThat(data(service).relations()).hasSize(12);
        assertThat(data(around)).hasSizeGreaterThan(10);
        assertThat(List.of(service, around))
                .allSatisfy(
                        told ->
                                assertThat(((Observation.Available<?>) told).shortfalls())
                                        .singleElement()
                                        .asString()
                                        .matches(
                                                "the catalog did not answer \\(.+\\); this is as of"
                                                        + " [-0-9: ]+ UTC"));
        assertThat(known.byName("payment-db")).isInstanceOf(Observation.Unavailable.class);
    }

    private static RunningBackstage started(Path in) throws Exception {
        return RunningBackstage.start(Objects.requireNonNull(RunningBackstage.home()), in);
    }

    private Observation<ServiceProfile> asked(Credentials credentials) {
        return catalog(wire(backstage.address(), credentials)).byName("invoice-api");
    }

    private static Catalog catalog(Wire wire) {
        return BackstageSource.catalog(wire, BackstageSource.Options.USUAL, Clock.systemUTC());
    }

    private static Wire wire(RunningBackstage to) {
        return wire(to.address(), bearer(RunningBackstage.TOKEN));
    }

    private static Wire wire(String address, Credentials credentials) {
        return new Wire(CLIENTS, Address.of(address), credentials, LIMITS, Clock.systemUTC());
    }

    private static Credentials bearer(String token) {
        return Credentials.bearer(Secret.of(token));
    }

    private static Credentials legacy(String secret) {
        return BackstageSource.legacy(Secret.of(secret), Clock.systemUTC());
    }

    /** A clock that goes as the one in the array does. */
    private static Clock moved(Clock[] by) {
        return new Clock() {
            @Override
            public java.time.Instant instant() {
                return by[0].instant();
            }

            @Override
            public java.time.ZoneId getZone() {
                return java.time.ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException("time zones play no part");
            }
        };
    }

    private static <T> T data(Observation<T> observation) {
        if (observation instanceof Observation.Available<T> available) {
            return available.data();
        }
        throw new AssertionError("expected data, but got " + observation);
    }

    private static String reason(Observation<?> observation) {
        if (observation instanceof Observation.Unavailable<?> unavailable) {
            return unavailable.reason();
        }
        throw new AssertionError("expected none, but got " + observation);
    }
}
