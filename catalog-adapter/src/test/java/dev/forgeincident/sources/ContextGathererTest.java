package dev.forgeincident.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.Observation.Available;
import dev.forgeincident.context.Observation.Empty;
import dev.forgeincident.context.Observation.Unavailable;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.change.Deployment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ContextGathererTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:12:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final GatherSettings SHORT =
            new GatherSettings(
                    Duration.ofMillis(400), Duration.ofMillis(150), Duration.ofHours(24), 50);

    private final Alert alert =
            new Alert(
                    "Invoice-API",
                    "5xx",
                    "critical",
                    Map.of(),
                    Map.of(),
                    NOW.minusSeconds(60),
                    null);

    @Test
    void whatNobodySetUpIsABlindSpotAndNoError() {
        IncidentContext context = gather(Sources.builder().build(), Given.NOTHING);

        assertThat(context.service()).isEqualTo(Unavailable.notConfigured("catalog"));
        assertThat(context.changes()).containsExactly(Unavailable.notConfigured("git"));
        assertThat(context.metrics()).containsExactly(Unavailable.notConfigured("Prometheus"));
        assertThat(context.asOf()).isEqualTo(NOW);
    }

    @Test
    void aSourceThatHangsCostsItsDeadlineAndNoMore() {
        AtomicBoolean interrupted = new AtomicBoolean();
        ChangeHistory hangs =
                (service, window, limit) -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                    }
                    return new Available<>(List.of(), "git", NOW, List.of("stopped early"));
                };

        IncidentContext context = gather(changes(hangs, working()), Given.NOTHING);

        assertThat(interrupted).isTrue();
        assertThat(context.changes()).hasSize(2);
        assertThat(context.changes().get(0)).isInstanceOf(Available.class);
        assertThat(context.changes().get(1)).isInstanceOf(Available.class);
    }

    @Test
    void aSourceThatIgnoresTheInterruptIsNamedWithItsTimeOut() {
        ChangeHistory deaf =
                (service, window, limit) -> {
                    Instant end = Instant.now().plusSeconds(2);
                    while (Instant.now().isBefore(end)) {
                        Thread.onSpinWait();
                    }
                    return new Empty<>("git", "log", window);
                };

        IncidentContext context = gather(changes(deaf), Given.NOTHING);

        assertThat(context.changes().get(0))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        missing -> {
                            assertThat(missing.reason()).startsWith("time-out after ");
                            assertThat(missing.retryable()).isTrue();
                            assertThat(missing.query()).contains("invoice-api");
                        });
    }

    @Test
    void aSourceThatThrowsIsNamedWithoutItsMessage() {
        ChangeHistory broken =
                (service, window, limit) -> {
                    throw new IllegalStateException("password=hunter2");
                };

        IncidentContext context = gather(changes(broken, working()), Given.NOTHING);

        assertThat(context.changes().get(0))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        missing ->
                                assertThat(missing.reason())
                                        .isEqualTo("failed: IllegalStateException"));
        assertThat(context.changes().get(1)).isInstanceOf(Available.class);
    }

    @Test
    void whatIsGivenIsUsedAsGivenAndItsSourcesAreNotAsked() {
        ChangeHistory neverAsked =
                (service, window, limit) -> {
                    throw new AssertionError("asked");
                };
        Observation<List<Change>> given = new Empty<>("request", "recentDeployments", null);

        IncidentContext context =
                gather(
                        changes(neverAsked),
                        new Given(given, null, null, "text", List.of("PostgreSQL"), null));

        assertThat(context.changes()).containsExactly(given);
        ServiceProfile profile = Observed.data(context.service());
        assertThat(profile.description()).isEqualTo("text");
        assertThat(profile.statedDependencies()).containsExactly("PostgreSQL");
        assertThat(profile.tags()).containsExactly("java");
    }

    @Test
    void theChangesOfWhatItDependsOnAreReadToo() {
        IncidentContext context = gather(changes(working()), Given.NOTHING);

        assertThat(context.changes())
                .extracting(
                        observation -> {
                            List<Change> data = observation.dataOrNull();
                            return data == null ? "" : data.get(0).service();
                        })
                .containsExactly("invoice-api", "payment-gateway");
    }

    @Test
    void aServiceWithAnImpossibleNameIsStillGathered() {
        Alert odd = new Alert("../../$(x) ümlaut/…", "5xx", "", Map.of(), Map.of(), NOW, null);
        try (ContextGatherer gatherer = new ContextGatherer(changes(working()), SHORT, CLOCK)) {
            IncidentContext context = gatherer.gather(odd, null, Given.NOTHING);

            assertThat(context.service()).isInstanceOf(Empty.class);
            assertThat(context.changes()).hasSize(1);
        }
    }

    @Test
    void aStartInTheFarFutureOrPastIsNoHarm() {
        for (Instant start : List.of(NOW.plus(Duration.ofDays(400)), Instant.EPOCH)) {
            Alert odd = new Alert("invoice-api", "5xx", "", Map.of(), Map.of(), start, null);
            try (ContextGatherer gatherer = new ContextGatherer(changes(working()), SHORT, CLOCK)) {
                assertThat(gatherer.gather(odd, null, Given.NOTHING).changes()).isNotEmpty();
            }
        }
    }

    @Test
    void theLogsAndMetricsOfWhatItDependsOnAreReadToo() {
        List<String> asked = java.util.Collections.synchronizedList(new ArrayList<>());
        Sources sources =
                Sources.builder()
                        .catalog("catalog", new OneCatalog(true))
                        .logs(
                                "Loki",
                                (service, window, limit) -> {
                                    asked.add(service.ref().name() + " " + limit);
                                    return new Empty<>("Loki", "q", window);
                                })
                        .metrics(
                                "Prometheus",
                                (service, about, window) -> {
                                    asked.add(service.ref().name() + " metrics");
                                    return new Empty<>("Prometheus", "q", window);
                                })
                        .build();

        gather(sources, Given.NOTHING);

        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "invoice-api 20000",
                        "payment-gateway 2000",
                        "invoice-api metrics",
                        "payment-gateway metrics");
    }

    @Test
    void anOutageIsToldOnceHoweverManyServicesWereAskedFor() {
        Sources sources =
                Sources.builder()
                        .catalog("catalog", new OneCatalog(true))
                        .logs(
                                "Loki",
                                (service, window, limit) ->
                                        new Unavailable<>(
                                                "Loki", service.ref().name(), window, "down", true))
                        .logs(
                                "files",
                                (service, window, limit) ->
                                        service.ref().name().equals("invoice-api")
                                                ? new Empty<>("files", "q", window)
                                                : Unavailable.notConfigured("files"))
                        .build();

        IncidentContext context = gather(sources, Given.NOTHING);

        assertThat(context.logs()).extracting(Observation::source).containsExactly("Loki", "files");
    }

    @Test
    void whatIsLateIsNamedWithItsSourceItsQueryAndItsWindow() {
        Sources sources =
                Sources.builder()
                        .logs(
                                "Loki",
                                (service, window, limit) -> {
                                    hang();
                                    return new Empty<>("never", "seen", window);
                                })
                        .build();

        Observation<?> late = gather(sources, Given.NOTHING).logs().get(0);

        assertThat(late)
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        missing -> {
                            assertThat(missing.source()).isEqualTo("Loki");
                            assertThat(missing.query()).isEqualTo("logs of invoice-api");
                            assertThat(missing.window())
                                    .isEqualTo(
                                            new TimeWindow(
                                                    alert.startedAt().minus(Duration.ofMinutes(90)),
                                                    NOW.plusSeconds(1)));
                        });
    }

    @Test
    void aCatalogThatHangsLeavesTimeToAskTheOthersByName() {
        Catalog hangs =
                new OneCatalog(false) {
                    @Override
                    public Observation<ServiceProfile> byName(String name) {
                        hang();
                        return new Empty<>("never", "seen", null);
                    }
                };
        ChangeHistory slow =
                (service, window, limit) -> {
                    pause(100);
                    return working().changes(service, window, limit);
                };
        Sources sources = Sources.builder().catalog("portal", hangs).changes("git", slow).build();

        IncidentContext context = gather(sources, Given.NOTHING);

        assertThat(context.service()).isInstanceOf(Unavailable.class);
        assertThat(context.service().source()).isEqualTo("portal");
        assertThat(context.changes().get(0)).isInstanceOf(Available.class);
    }

    @Test
    void theNeighboursAreAskedForWhileTheOthersAnswer() {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicBoolean together = new AtomicBoolean();
        Sources sources =
                Sources.builder()
                        .catalog(
                                "catalog",
                                new OneCatalog(true) {
                                    @Override
                                    public Observation<List<ServiceProfile>> neighbours(
                                            EntityRef ref, int hops) {
                                        together.set(await(asked));
                                        return super.neighbours(ref, hops);
                                    }
                                })
                        .changes(
                                "git",
                                (service, window, limit) -> {
                                    asked.countDown();
                                    return working().changes(service, window, limit);
                                })
                        .build();

        IncidentContext context = gather(sources, Given.NOTHING);

        assertThat(together).isTrue();
        assertThat(context.changes()).hasSize(2);
    }

    @Test
    void othersAreAskedBeforeItIsKnownWhereTheServicesRelationsLead() {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicBoolean together = new AtomicBoolean();
        Catalog catalog =
                new LookingUp() {
                    @Override
                    public Observation<ServiceProfile> byRef(EntityRef ref) {
                        together.set(await(asked));
                        return new Available<>(
                                profile(ref.name(), "payment-gateway", true), "catalog", NOW);
                    }
                };

        IncidentContext context = gather(askedWith(catalog, asked), Given.NOTHING);

        assertThat(together).isTrue();
        assertThat(Observed.data(context.service()).relations())
                .extracting(Relation::dangling)
                .containsExactly(true);
    }

    @Test
    void whereItIsNotLookedUpWhereRelationsLeadTheServiceIsToldWithThatShortfall() {
        Catalog catalog =
                new LookingUp() {
                    @Override
                    public Observation<ServiceProfile> byRef(EntityRef ref) {
                        return new Unavailable<>("catalog", "q", null, "500", true);
                    }
                };

        IncidentContext context = gather(askedWith(catalog, new CountDownLatch(1)), Given.NOTHING);

        assertThat(Observed.data(context.service()).ref().name()).isEqualTo("invoice-api");
        assertThat(Observed.shortfalls(context.service()))
                .containsExactly(
                        "two are named so",
                        "whether its relations lead anywhere was not looked up (500)");
    }

    @Test
    void whatTheCatalogSaidWhenItFoundTheServiceIsToldOnceWithWhatItSaysOfItsRelations() {
        IncidentContext context =
                gather(askedWith(new LookingUp(), new CountDownLatch(1)), Given.NOTHING);

        assertThat(Observed.shortfalls(context.service())).containsExactly("two are named so");
    }

    @Test
    void theServicesThatItDependsOnDoNotWaitForWhatIsFartherAway() {
        CountDownLatch asked = new CountDownLatch(2);
        AtomicBoolean together = new AtomicBoolean();
        Catalog catalog =
                new OneCatalog(true) {
                    @Override
                    public Observation<List<ServiceProfile>> neighbours(EntityRef ref, int hops) {
                        if (hops == 2) {
                            together.set(await(asked));
                        }
                        return super.neighbours(ref, hops);
                    }
                };

        IncidentContext context = gather(askedWith(catalog, asked), Given.NOTHING);

        assertThat(together).isTrue();
        assertThat(context.changes()).hasSize(2);
        assertThat(context.neighbours()).isInstanceOf(Available.class);
    }

    /** Its changes are counted down when they are asked for. */
    private static Sources askedWith(Catalog catalog, CountDownLatch asked) {
        return Sources.builder()
                .catalog("catalog", catalog)
                .changes(
                        "git",
                        (service, window, limit) -> {
                            asked.countDown();
                            return working().changes(service, window, limit);
                        })
                .build();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(120, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("told to end", e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private IncidentContext gather(Sources sources, Given given) {
        try (ContextGatherer gatherer = new ContextGatherer(sources, SHORT, CLOCK)) {
            return gatherer.gather(alert, null, given);
        }
    }

    private static Sources changes(ChangeHistory... histories) {
        Sources.Builder sources =
                Sources.builder().catalog("catalog", new OneCatalog(histories.length == 1));
        for (ChangeHistory history : histories) {
            sources.changes("git", history);
        }
        return sources.build();
    }

    private static ChangeHistory working() {
        return (service, window, limit) ->
                new Available<>(
                        List.of(
                                new Deployment(
                                        service.ref().name(),
                                        "abc1234",
                                        "Ada",
                                        NOW.minusSeconds(120),
                                        "",
                                        null)),
                        "git",
                        NOW);
    }

    /** invoice-api, which depends on payment-gateway where that is wanted. */
    private static class OneCatalog implements Catalog {

        private final boolean withDependency;

        OneCatalog(boolean withDependency) {
            this.withDependency = withDependency;
        }

        @Override
        public Observation<ServiceProfile> byRef(EntityRef ref) {
            return byName(ref.name());
        }

        @Override
        public Observation<ServiceProfile> byName(String name) {
            return name.equalsIgnoreCase("invoice-api")
                    ? new Available<>(
                            profile("invoice-api", withDependency ? "payment-gateway" : null),
                            "catalog",
                            NOW)
                    : new Empty<>("catalog", name, null);
        }

        @Override
        public Observation<List<ServiceProfile>> neighbours(EntityRef ref, int hops) {
            return withDependency
                    ? new Available<>(List.of(profile("payment-gateway", null)), "catalog", NOW)
                    : new Empty<>("catalog", "neighbours", null);
        }

        @Override
        public Observation<List<ServiceProfile>> components() {
            return new Empty<>("catalog", "components", null);
        }

        private static ServiceProfile profile(String name, @Nullable String dependency) {
            return profile(name, dependency, false);
        }

        static ServiceProfile profile(String name, @Nullable String dependency, boolean dangling) {
            List<Relation> relations =
                    dependency == null
                            ? List.of()
                            : List.of(
                                    new Relation(
                                            "dependsOn",
                                            EntityRef.component(dependency),
                                            dangling));
            return new ServiceProfile(
                    EntityRef.component(name),
                    null,
                    "",
                    "service",
                    List.of("java"),
                    Map.of(),
                    relations,
                    List.of());
        }
    }

    /** One that is sooner to know the component than where its relations lead, and in doubt. */
    private static class LookingUp extends OneCatalog {

        LookingUp() {
            super(true);
        }

        @Override
        public Observation<ServiceProfile> lookUp(String name) {
            return new Available<>(
                    profile(name, "payment-gateway", false),
                    "catalog",
                    NOW,
                    List.of("two are named so"));
        }
    }
}
