package dev.forgeincident.sources.backstage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers as the catalog of Backstage 1.55 does, over the entities that it is given. */
final class StubBackstage implements ResponseTransformerV2 {

    static final String NAME = "backstage";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENTITIES = "/api/catalog/entities/";

    private volatile Map<String, JsonNode> entities = Map.of();

    void serve(List<JsonNode> catalog) {
        Map<String, JsonNode> byRef = new LinkedHashMap<>();
        catalog.forEach(entity -> byRef.put(ref(entity), entity));
        entities = byRef;
    }

    /** An entity as the catalog gives it; relations are written {@code type ref}. */
    static ObjectNode entity(String kind, String namespace, String name, String... relations) {
        ObjectNode entity = JSON.createObjectNode().put("kind", kind);
        entity.putObject("metadata").put("namespace", namespace).put("name", name);
        entity.putObject("spec").put("type", "service");
        ArrayNode links = entity.putArray("relations");
        for (String relation : relations) {
            String[] words = relation.split(" ", 2);
            links.addObject().put("type", words[0]).put("targetRef", words[1]);
        }
        return entity;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        Request request = event.getRequest();
        String path = URI.create(request.getUrl()).getPath();
        try {
            if (path.startsWith(ENTITIES + "by-name/")) {
                return byName(path.substring((ENTITIES + "by-name/").length()).split("/"));
            }
            if (path.equals(ENTITIES + "by-refs")) {
                return answer(200, byRefs(JSON.readTree(request.getBodyAsString())));
            }
            if (path.equals(ENTITIES + "by-query")) {
                return answer(200, byQuery(request));
            }
            return Response.response().status(404).body("").build();
        } catch (JsonProcessingException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private Response byName(String[] asked) {
        String ref = (asked[0] + ":" + asked[1] + "/" + asked[2]).toLowerCase(Locale.ROOT);
        JsonNode entity = entities.get(ref);
        if (entity != null) {
            return answer(200, entity);
        }
        ObjectNode none = JSON.createObjectNode();
        none.putObject("error")
                .put("name", "NotFoundError")
                .put("message", "No entity named '" + asked[2] + "' found")
                .put("stack", "NotFoundError: at Object.writeSingleEntityResponse (/app/x.js:15)");
        none.putObject("response").put("statusCode", 404);
        return answer(404, none);
    }

    /** References are compared as they are written: an upper case letter finds nothing. */
    private JsonNode byRefs(JsonNode body) {
        List<String> fields = new ArrayList<>();
        body.path("fields").forEach(field -> fields.add(field.asText()));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode items = answer.putArray("items");
        for (JsonNode asked : body.path("entityRefs")) {
            JsonNode entity = entities.get(asked.asText());
            items.add(entity == null ? JSON.nullNode() : only(fields, entity));
        }
        return answer;
    }

    /** With a cursor, its filters count and those of the request do not. */
    private JsonNode byQuery(Request request) throws JsonProcessingException {
        String given = parameter(request, "cursor", "");
        JsonNode cursor =
                given.isEmpty()
                        ? JSON.createObjectNode()
                        : JSON.readTree(
                                new String(
                                        Base64.getDecoder().decode(given), StandardCharsets.UTF_8));
        List<String> filters = new ArrayList<>();
        if (given.isEmpty()) {
            QueryParameter asked = request.queryParameter("filter");
            filters.addAll(asked.isPresent() ? asked.values() : List.of());
        } else {
            cursor.path("filters").forEach(filter -> filters.add(filter.asText()));
        }
        int limit = Integer.parseInt(parameter(request, "limit", "20"));
        int from = cursor.path("from").asInt(0);
        List<String> fields = Arrays.asList(parameter(request, "fields", "").split(","));
        List<JsonNode> found =
                entities.values().stream()
                        .filter(entity -> filters.stream().anyMatch(each -> meets(entity, each)))
                        .sorted(
                                Comparator.comparing(
                                        (JsonNode entity) -> value(entity, "metadata.name")))
                        .toList();
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        found.stream().skip(from).limit(limit).forEach(each -> items.add(only(fields, each)));
        page.put("totalItems", found.size());
        ObjectNode info = page.putObject("pageInfo");
        if (from + limit < found.size()) {
            ObjectNode next = JSON.createObjectNode().put("from", from + limit);
            filters.forEach(next.putArray("filters")::add);
            info.put(
                    "nextCursor",
                    Base64.getEncoder()
                            .encodeToString(next.toString().getBytes(StandardCharsets.UTF_8)));
        }
        return page;
    }

    private static boolean meets(JsonNode entity, String filter) {
        return Arrays.stream(filter.split(","))
                .allMatch(
                        statement -> {
                            String[] parts = statement.strip().split("=", 2);
                            return value(entity, parts[0])
                                    .equals(parts[1].strip().toLowerCase(Locale.ROOT));
                        });
    }

    /** Keys may hold dots of their own. */
    private static String value(JsonNode entity, String key) {
        String annotations = "metadata.annotations.";
        JsonNode node = entity;
        if (key.startsWith(annotations)) {
            node =
                    entity.path("metadata")
                            .path("annotations")
                            .path(key.substring(annotations.length()));
        } else {
            for (String part : key.split("\\.")) {
                node = node.path(part);
            }
        }
        return node.asText().toLowerCase(Locale.ROOT);
    }

    private static JsonNode only(List<String> fields, JsonNode entity) {
        ObjectNode kept = JSON.createObjectNode();
        for (String field : fields) {
            String[] parts = field.split("\\.", 2);
            JsonNode node = entity.path(parts[0]);
            if (parts.length == 1 && !node.isMissingNode()) {
                kept.set(parts[0], node);
            } else if (parts.length == 2 && node.has(parts[1])) {
                kept.withObjectProperty(parts[0]).set(parts[1], node.get(parts[1]));
            }
        }
        return kept;
    }

    private static String parameter(Request request, String name, String without) {
        QueryParameter parameter = request.queryParameter(name);
        return parameter.isPresent() ? parameter.firstValue() : without;
    }

    private static String ref(JsonNode entity) {
        JsonNode metadata = entity.path("metadata");
        return (entity.path("kind").asText()
                        + ":"
                        + metadata.path("namespace").asText("default")
                        + "/"
                        + metadata.path("name").asText())
                .toLowerCase(Locale.ROOT);
    }

    private static Response answer(int status, JsonNode body) {
        return Response.response()
                .status(status)
                .headers(
                        new HttpHeaders(
                                HttpHeader.httpHeader(
                                        "Content-Type", "application/json; charset=utf-8")))
                .body(body.toString())
                .build();
    }

    /** An annotation of an entity. */
    static void annotate(ObjectNode entity, Map<String, String> annotations) {
        ObjectNode all = entity.withObjectProperty("metadata").withObjectProperty("annotations");
        annotations.forEach(all::put);
    }
}
