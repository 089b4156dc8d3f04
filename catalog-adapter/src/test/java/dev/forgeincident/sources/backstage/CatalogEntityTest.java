package dev.forgeincident.sources.backstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogEntityTest {

    private final ObjectNode node = StubBackstage.entity("Component", "default", "ledger");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "17",
                "[]",
                "{}",
                "{\"kind\":\"Component\"}",
                "{\"kind\":\"Component\",\"metadata\":{\"name\":null}}",
                "{\"kind\":[],\"metadata\":{\"name\":\"a\"}}",
                "{\"kind\":\"Com ponent\",\"metadata\":{\"name\":\"a\"}}",
                "{\"kind\":\"Component\",\"metadata\":{\"name\":\"../a\"}}",
                "{\"kind\":\"Component\",\"metadata\":{\"name\":\"a\",\"namespace\":\"b/c\"}}",
            })
    void what_is_no_entity_is_none(String json) throws Exception {
        assertThat(CatalogEntity.of(new ObjectMapper().readTree(json), "")).isNull();
    }

    @Test
    void is_of_the_default_namespace_where_it_names_none() throws Exception {
        String json = "{\"kind\":\"API\",\"metadata\":{\"name\":\"Rest\"}}";

        assertThat(
                        Objects.requireNonNull(
                                        CatalogEntity.of(new ObjectMapper().readTree(json), ""))
                                .ref())
                .hasToString("api:default/rest");
    }

    @Test
    void relations_that_are_none_are_left_out_and_told() {
        for (String target :
                new String[] {
                    "resource:default/db",
                    "db",
                    "resource:db",
                    "default/db",
                    "resource:default/",
                    "https://evil.example/x",
                    "javascript:alert(1)",
                    "resource:default/../../etc",
                    "a:b/c:d/e",
                    "x".repeat(1 << 20)
                }) {
            link("dependsOn", target);
        }
        node.withArrayProperty("relations").add("text").addObject().put("type", "dependsOn");

        CatalogEntity entity = read();

        assertThat(entity.relations())
                .extracting(link -> link.target().toString())
                .containsExactly("resource:default/db");
        assertThat(entity.shortfalls()).containsExactly("11 of its relations could not be read");
    }

    @Test
    void fields_of_other_shapes_than_documented_are_as_if_not_there() {
        ObjectNode metadata = node.withObjectProperty("metadata");
        metadata.put("title", 17).put("description", true);
        metadata.putObject("tags").put("java", true);
        metadata.putArray("annotations").add("x");
        node.put("spec", "service").put("relations", "none");

        ServiceProfile profile = read().profile(target -> false);

        assertThat(profile.title()).isNull();
        assertThat(profile.description()).isEqualTo(ServiceProfile.NO_DESCRIPTION);
        assertThat(profile.type()).isEmpty();
        assertThat(profile.tags()).isEmpty();
        assertThat(profile.annotations()).isEmpty();
        assertThat(profile.relations()).isEmpty();
    }

    @Test
    void texts_stay_texts_cleaned_and_bounded() {
        ObjectNode metadata = node.withObjectProperty("metadata");
        metadata.put("title", "<img src=x onerror=alert(1)>\u202E");
        metadata.put("description", "d".repeat(10 << 20));
        for (int i = 0; i < 1_000; i++) {
            metadata.withArrayProperty("tags").add("tag-" + i + "-" + "t".repeat(1_000));
            StubBackstage.annotate(node, Map.of("a" + i, "v".repeat(10_000), "k".repeat(400), "v"));
        }

        CatalogEntity entity = assertTimeout(Duration.ofSeconds(2), this::read);

        assertThat(entity.title()).isEqualTo("<img src=x onerror=alert(1)>\uFFFD");
        assertThat(entity.description()).hasSize(4_000);
        assertThat(entity.tags()).hasSize(50).allMatch(tag -> tag.length() <= 100);
        assertThat(entity.annotations()).hasSize(200).doesNotContainKey("k".repeat(400));
        assertThat(entity.annotations().values()).allMatch(value -> value.length() <= 4_000);
    }

    private CatalogEntity read() {
        return Objects.requireNonNull(CatalogEntity.of(node, ""));
    }

    private void link(String type, String target) {
        node.withArrayProperty("relations").addObject().put("type", type).put("targetRef", target);
    }
}
