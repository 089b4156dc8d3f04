package dev.forgeincident.bench.gather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.bench.gather.SlowSystem.Asked;
import dev.forgeincident.bench.gather.SlowSystem.Told;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The catalog of a portal (<a
 * href="https://backstage.io/docs/features/software-catalog/software-catalog-api">API</a>): the
 * service, the service and the database that it depends on, and whom they belong to. Entities hold
 * the fields that are asked for and no others.
 */
final class BackstageAnswers implements SlowSystem.Answers {

    private static final String ENTITIES = "/api/catalog/entities/";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> entities = new LinkedHashMap<>();

    BackstageAnswers() {
        component(
                World.SERVICE,
                "dependsOn component:default/" + World.DEPENDENCY,
                "dependsOn resource:default/invoices-db",
                "dependencyOf component:default/web-shop",
                "providesApi api:default/invoices",
                "ownedBy group:default/billing",
                "partOf system:default/payments");
        component(
                World.DEPENDENCY,
                "dependencyOf component:default/" + World.SERVICE,
                "dependsOn resource:default/ledger-db",
                "ownedBy group:default/accounting",
                "partOf system:default/payments");
        component(
                "web-shop",
                "dependsOn component:default/" + World.SERVICE,
                "ownedBy group:default/shop");
        entity("api", "invoices", "apiProvidedBy component:default/" + World.SERVICE);
        entity("resource", "invoices-db", "dependencyOf component:default/" + World.SERVICE);
        entity("resource", "ledger-db", "dependencyOf component:default/" + World.DEPENDENCY);
        entity("group", "billing", "ownerOf component:default/" + World.SERVICE);
        entity("group", "accounting", "ownerOf component:default/" + World.DEPENDENCY);
        entity("group", "shop", "ownerOf component:default/web-shop");
        entity("system", "payments", "hasPart component:default/" + World.SERVICE);
    }

    private void component(String name, String... relations) {
        entity("component", name, relations)
                .withObjectProperty("metadata")
                .putObject("annotations")
                .put("github.com/project-slug", World.slug(name))
                .put("backstage.io/kubernetes-id", name)
                .put("backstage.io/techdocs-ref", "dir:.");
    }

    private ObjectNode entity(String kind, String name, String... relations) {
        ObjectNode entity = JsonNodeFactory.instance.objectNode().put("kind", kind);
        entity.putObject("metadata")
                .put("namespace", "default")
                .put("name", name)
                .put("title", name)
                .put("description", "What customers owe, and what they were told they owe.")
                .putArray("tags")
                .add("java");
        entity.putObject("spec").put("type", "service");
        ArrayNode links = entity.putArray("relations");
        for (String relation : relations) {
            String[] words = relation.split(" ", 2);
            links.addObject().put("type", words[0]).put("targetRef", words[1]);
        }
        entities.put(kind + ":default/" + name, entity);
        return entity;
    }

    @Override
    public Told to(Asked asked) throws IOException {
        return switch (asked.path()) {
            case ENTITIES + "by-query" -> Told.json(named(asked.parameter("filter")).toString());
            case ENTITIES + "by-refs" -> Told.json(byRefs(json.readTree(asked.body())).toString());
            default -> Told.nothing();
        };
    }

    private ObjectNode named(String filter) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        ObjectNode entity =
                entities.get(
                        "component:default/"
                                + filter.substring(filter.indexOf("metadata.name=") + 14));
        if (entity != null) {
            items.add(entity);
        }
        page.put("totalItems", items.size()).putObject("pageInfo");
        return page;
    }

    private ObjectNode byRefs(JsonNode question) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        question.path("entityRefs").forEach(ref -> items.add(entities.get(ref.asText())));
        return answer;
    }
}
