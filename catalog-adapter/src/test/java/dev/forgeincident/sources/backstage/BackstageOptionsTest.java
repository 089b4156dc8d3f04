package dev.forgeincident.sources.backstage;

import static dev.forgeincident.sources.backstage.StubBackstage.entity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.context.Observation;
import dev.forgeincident.sources.Observed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackstageOptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "=", "a,b", "a b", "a=b", "a=${service},kind=user", "a=${svc}", "ä"})
    void an_annotation_that_is_none_is_refused_by_name(String annotation) {
        assertThatThrownBy(() -> new BackstageSource.Options(List.of(annotation)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining('"' + annotation + '"');
    }

    @Test
    void more_annotations_than_fit_an_address_are_refused() {
        assertThatThrownBy(() -> new BackstageSource.Options(Collections.nCopies(21, "a")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void annotations_of_ones_own_are_looked_at_the_surest_first() {
        try (Portal portal = new Portal()) {
            portal.has(
                    Portal.component("a", Map.of("acme.com/alias", "X-1")),
                    Portal.component("b", Map.of("acme.com/service", "team.x-1")),
                    entity("Component", "default", "c"));
            var options =
                    new BackstageSource.Options(
                            List.of("acme.com/service=team.${service}", "acme.com/alias"));
            var catalog = BackstageSource.catalog(portal.wire(), options, portal.clock);

            assertThat(Observed.data(catalog.byName("x-1")).ref())
                    .hasToString("component:default/b");
            assertThat(Observed.shortfalls(catalog.byName("x-1"))).isEmpty();
            assertThat(catalog.byName("team.x-1")).isInstanceOf(Observation.Empty.class);
        }
    }
}
