package dev.forgeincident.narration.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerSchemaTest {

    /** What every provider that enforces a schema knows. */
    private static final Set<String> KEYWORDS =
            Set.of(
                    "type",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "enum",
                    "description");

    @Test
    void everyObjectRequiresAllOfItsPropertiesAndAllowsNoOther() {
        List<JsonNode> objects = new ArrayList<>();
        objects(AnswerSchema.json(), objects);

        assertThat(objects).hasSize(4);
        for (JsonNode object : objects) {
            List<String> required = new ArrayList<>();
            object.get("required").forEach(name -> required.add(name.asText()));
            assertThat(object.get("properties").fieldNames())
                    .toIterable()
                    .containsExactlyElementsOf(required);
            assertThat(object.get("additionalProperties").asBoolean(true)).isFalse();
        }
    }

    @Test
    void noKeywordIsUsedThatAProviderRefuses() {
        List<JsonNode> schemas = new ArrayList<>();
        schemas(AnswerSchema.json(), schemas);

        for (JsonNode schema : schemas) {
            assertThat(KEYWORDS).containsAll(() -> schema.fieldNames());
        }
    }

    @Test
    void aCallerMayChangeItsCopy() {
        AnswerSchema.json().withObject("/properties").removeAll();

        assertThat(AnswerSchema.text()).contains("\"statements\"").doesNotContain("\n");
    }

    private static void objects(JsonNode schema, List<JsonNode> found) {
        List<JsonNode> all = new ArrayList<>();
        schemas(schema, all);
        all.stream()
                .filter(each -> "object".equals(each.path("type").asText()))
                .forEach(found::add);
    }

    private static void schemas(JsonNode schema, List<JsonNode> found) {
        found.add(schema);
        schema.path("properties").forEach(property -> schemas(property, found));
        if (schema.has("items")) {
            schemas(schema.get("items"), found);
        }
    }
}
