package dev.forgeincident.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CatalogsInTurnTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:12:00Z");

    @Test
    void the_first_that_knows_it_is_believed() {
        Catalog both =
                inTurn(holding("portal", "invoice-api"), holding("files", "invoice-api", "ledger"));

        assertThat(both.byName("invoice-api").source()).isEqualTo("portal");
        assertThat(both.byName("ledger").source()).isEqualTo("files");
        assertThat(both.byName("nobody")).isInstanceOf(Observation.Empty.class);
        assertThat(Observed.data(both.components()))
                .extracting(each -> each.ref().name())
                .containsExactly("invoice-api", "ledger");
    }

    @Test
    void one_that_could_not_be_asked_is_told_of() {
        Catalog both = inTurn(down("portal"), holding("files", "invoice-api"));

        assertThat(Observed.shortfalls(both.byName("invoice-api")))
                .containsExactly("portal could not be asked: 503");
        assertThat(Observed.shortfalls(both.components()))
                .containsExactly("portal could not be asked: 503");
    }

    @Test
    void what_one_does_not_hold_may_be_in_the_one_that_could_not_be_asked() {
        assertThat(inTurn(down("portal"), holding("files")).byName("invoice-api"))
                .isInstanceOf(Observation.Unavailable.class);
        assertThat(inTurn(holding("files"), down("portal")).byName("invoice-api"))
                .isInstanceOf(Observation.Unavailable.class);
        assertThat(inTurn(down("portal"), down("files")).components())
                .isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void what_one_can_tell_sooner_is_told_sooner() {
        EntityRef ledger = EntityRef.component("ledger");
        Catalog slow = new LookingUp();

        assertThat(inTurn(slow, holding("files", "ledger")).lookUp("ledger").source())
                .isEqualTo("sooner");
        assertThat(inTurn(slow, holding("files", "ledger")).lookUp(ledger).source())
                .isEqualTo("sooner");
    }

    @Test
    void none_is_asked_for_all_components_twice() {
        AtomicInteger asked = new AtomicInteger();
        Catalog counted = counting(down("portal"), asked);

        assertThat(inTurn(counted, holding("files")).components().source()).isEqualTo("files");
        assertThat(inTurn(counted, down("files")).components())
                .isInstanceOf(Observation.Unavailable.class);
        assertThat(asked).hasValue(2);
    }

    private static Catalog counting(Catalog catalog, AtomicInteger asked) {
        return new Catalog() {
            @Override
            public Observation<ServiceProfile> byRef(EntityRef ref) {
                return catalog.byRef(ref);
            }

            @Override
            public Observation<ServiceProfile> byName(String name) {
                return catalog.byName(name);
            }

            @Override
            public Observation<List<ServiceProfile>> neighbours(EntityRef ref, int hops) {
                return catalog.neighbours(ref, hops);
            }

            @Override
            public Observation<List<ServiceProfile>> components() {
                asked.incrementAndGet();
                return catalog.components();
            }
        };
    }

    private static Catalog inTurn(Catalog... catalogs) {
        Sources.Builder sources = Sources.builder();
        Arrays.stream(catalogs).forEach(each -> sources.catalog("one", each));
        return Objects.requireNonNull(sources.build().catalog()).port();
    }

    private static Catalog holding(String source, String... names) {
        List<ServiceProfile> profiles =
                Arrays.stream(names)
                        .map(name -> ServiceProfile.named(EntityRef.component(name)))
                        .toList();
        return new Catalog() {
            @Override
            public Observation<ServiceProfile> byRef(EntityRef ref) {
                return byName(ref.name());
            }

            @Override
            public Observation<ServiceProfile> byName(String name) {
                for (ServiceProfile each : profiles) {
                    if (each.ref().name().equals(name)) {
                        return new Observation.Available<>(each, source, NOW);
                    }
                }
                return new Observation.Empty<>(source, name, null);
            }

            @Override
            public Observation<List<ServiceProfile>> neighbours(EntityRef ref, int hops) {
                return new Observation.Empty<>(source, "neighbours", null);
            }

            @Override
            public Observation<List<ServiceProfile>> components() {
                return new Observation.Available<>(profiles, source, NOW);
            }
        };
    }

    private static Catalog down(String source) {
        return new Catalog() {
            @Override
            public Observation<ServiceProfile> byRef(EntityRef ref) {
                return missing();
            }

            @Override
            public Observation<ServiceProfile> byName(String name) {
                return missing();
            }

            @Override
            public Observation<List<ServiceProfile>> neighbours(EntityRef ref, int hops) {
                return missing();
            }

            @Override
            public Observation<List<ServiceProfile>> components() {
                return missing();
            }

            private <T> Observation<T> missing() {
                return new Observation.Unavailable<>(source, "", null, "503", true);
            }
        };
    }

    /** One that tells nothing but what is looked up. */
    private static final class LookingUp implements Catalog {

        @Override
        public Observation<ServiceProfile> byRef(EntityRef ref) {
            throw new AssertionError("asked for more than is needed");
        }

        @Override
        public Observation<ServiceProfile> byName(String name) {
            throw new AssertionError("asked for more than is needed");
        }

        @Override
        public Observation<ServiceProfile> lookUp(EntityRef ref) {
            return new Observation.Available<>(ServiceProfile.named(ref), "sooner", NOW);
        }

        @Override
        public Observation<ServiceProfile> lookUp(String name) {
            return lookUp(EntityRef.component(name));
        }

        @Override
        public Observation<List<ServiceProfile>> neighbours(EntityRef ref, int hops) {
            throw new AssertionError("asked for more than is needed");
        }

        @Override
        public Observation<List<ServiceProfile>> components() {
            throw new AssertionError("asked for more than is needed");
        }
    }
}
