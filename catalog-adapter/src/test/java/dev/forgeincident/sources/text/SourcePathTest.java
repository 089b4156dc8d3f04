package dev.forgeincident.sources.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePathTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "%0A", "a", "/tree/a"})
    @Timeout(value = 5, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLocationMadeToTakeLongIsReadInNoTime(String end) {
        String location =
                "url:https://github.com/acme"
                        + "/tree/a".repeat(20_000)
                        + "/".repeat(200_000)
                        + end;

        SourcePath stated =
                SourcePath.stated(
                        service(Map.of("backstage.io/source-location", location)), "acme/mono");

        assertThat(stated.isWholeRepository()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "url:https://github.com/acme/mono/tree/main/services/a/, services/a",
        "url:https://github.com/acme/mono/tree/main/services/a, services/a",
        "url:https://github.com/Acme/Mono/tree/main/services/a/, services/a",
        "url:https://gitlab.example/acme/mono/-/tree/main/services/a/, services/a",
        "url:https://github.com/acme/mono/blob/main/services/a/catalog-info.yaml, services/a",
        "url:https://github.com/acme/mono/tree/main/services%20x/, services x",
        "url:https://github.com/acme/mono/tree/main/, ''",
        "url:https://github.com/acme/mono/blob/main/catalog-info.yaml, ''",
        "url:https://github.com/acme/mono/blob/main/catalog/all.yaml, ''",
        "url:https://github.com/acme/catalog/blob/main/services/a/catalog-info.yaml, ''",
        "url:https://github.com/acme/mono, ''",
        "url:https://exa mple/acme/mono/tree/main/a, ''",
        "dir:./services/a, ''",
        "file:/srv/catalog/services/a/catalog-info.yaml, ''",
    })
    void readsThePathOfTheServiceInThisRepository(String location, String path) {
        // When
        SourcePath stated =
                SourcePath.stated(
                        service(Map.of("backstage.io/managed-by-location", location)), "acme/mono");

        // Then
        assertThat(stated.path()).isEqualTo(path);
    }

    @Test
    void theSourcesOwnLocationWinsOverTheCatalogFiles() {
        // Given
        ServiceProfile service =
                service(
                        Map.of(
                                "backstage.io/source-location",
                                "url:https://github.com/acme/mono/tree/main/a/",
                                "backstage.io/managed-by-location",
                                "url:https://github.com/acme/mono/blob/main/b/catalog-info.yaml"));

        // When
        SourcePath stated = SourcePath.stated(service, "mono");

        // Then
        assertThat(stated.path()).isEqualTo("a");
    }

    private static ServiceProfile service(Map<String, String> annotations) {
        return new ServiceProfile(
                EntityRef.component("a"),
                null,
                "",
                "service",
                List.of(),
                annotations,
                List.of(),
                List.of());
    }
}
