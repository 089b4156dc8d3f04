package dev.forgeincident.sources.applicationinsights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.sources.http.FakeSystem.Asked;
import dev.forgeincident.sources.http.FakeSystem.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The query API as documented, for the one question that we ask of it. */
final class FakeInsights implements Function<Asked, Told> {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern ASKED =
            Pattern.compile(
                    "timestamp >= datetime\\((\\S+)\\) and timestamp < datetime\\((\\S+)\\)"
                            + "(?s:.*)top (\\d+) by timestamp desc");
    private static final List<String> COLUMNS =
            List.of(
                    "timestamp",
                    "itemType",
                    "itemId",
                    "itemCount",
                    "severityLevel",
                    "message",
                    "type",
                    "outerMessage",
                    "innermostMessage",
                    "problemId",
                    "details",
                    "operation_Name",
                    "operation_Id",
                    "cloud_RoleInstance",
                    "application_Version",
                    "customDimensions");

    private record Item(Instant at, Map<String, Object> cells) {}

    private final List<Item> items = new ArrayList<>();
    private String error = "";

    FakeInsights item(Instant at, Map<String, Object> cells) {
        items.add(new Item(at, cells));
        return this;
    }

    FakeInsights trace(Instant at, String message, int severity) {
        return item(at, Map.of("itemType", "trace", "message", message, "severityLevel", severity));
    }

    /** Whose answers are parts only. */
    FakeInsights failing(String partialError) {
        error = partialError;
        return this;
    }

    @Override
    public Told apply(Asked asked) {
        try {
            return told(JSON.readTree(asked.body()).path("query").asText());
        } catch (JsonProcessingException wrong) {
            return new Told(
                    400, "{\"error\":{\"code\":\"BadArgumentError\",\"message\":\"no JSON\"}}");
        }
    }

    private Told told(String query) throws JsonProcessingException {
        Matcher matcher = ASKED.matcher(query);
        if (!matcher.find()) {
            return new Told(
                    400,
                    "{\"error\":{\"message\":\"The request had some invalid properties\",\"code\":"
                            + "\"BadArgumentError\",\"innererror\":{\"code\":\"SyntaxError\","
                            + "\"message\":\"A recognition error occurred in the query.\"}}}");
        }
        Instant from = Instant.parse(matcher.group(1));
        Instant to = Instant.parse(matcher.group(2));
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode table = answer.putArray("tables").addObject().put("name", "PrimaryResult");
        ArrayNode columns = table.putArray("columns");
        COLUMNS.forEach(name -> columns.addObject().put("name", name).put("type", "string"));
        ArrayNode rows = table.putArray("rows");
        items.stream()
                .filter(each -> !each.at().isBefore(from) && each.at().isBefore(to))
                .sorted(Comparator.comparing(Item::at).reversed())
                .limit(Integer.parseInt(matcher.group(3)))
                .forEach(each -> row(each, rows.addArray()));
        if (!error.isEmpty()) {
            answer.set("error", JSON.readTree(error));
        }
        return new Told(200, answer.toString());
    }

    private static void row(Item item, ArrayNode row) {
        for (String column : COLUMNS) {
            Object cell = column.equals("timestamp") ? item.at() : item.cells().get(column);
            row.add(
                    cell == null
                            ? JSON.nullNode()
                            : cell instanceof Instant at
                                    ? JSON.valueToTree(at.toString())
                                    : JSON.<JsonNode>valueToTree(cell));
        }
    }
}
