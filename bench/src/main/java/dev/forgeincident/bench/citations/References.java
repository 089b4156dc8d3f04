package dev.forgeincident.bench.citations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.Diagnosis;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an answer refers to by its words, because ids change with the engine: {@code {e:text}} is
 * the id of the only evidence whose excerpt or source holds the text, {@code {h:text}} that of the
 * only hypothesis whose statement does, {@code {sha:text}} the first seven characters of the only
 * commit whose message does.
 */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("\\{(e|h|sha):([^{}]{1,200})\\}");

    private final Diagnosis diagnosis;
    private final List<Commit> commits;

    References(IncidentContext context, Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        this.commits =
                context.changes().stream()
                        .map(Observation::dataOrNull)
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .filter(Commit.class::isInstance)
                        .map(Commit.class::cast)
                        .toList();
    }

    /**
     * The text with every reference replaced.
     *
     * @throws IllegalArgumentException naming the reference that means nothing, or several things
     */
    String resolved(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(meant(match.group(1), match.group(2))));
    }

    /** The same JSON with every reference in its texts replaced. */
    JsonNode resolved(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(resolved(node.asText()));
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> copy.add(resolved(each)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(each -> copy.set(each.getKey(), resolved(each.getValue())));
            return copy;
        }
        return node;
    }

    private String meant(String kind, String text) {
        Stream<String> found =
                switch (kind) {
                    case "e" ->
                            diagnosis.evidence().stream()
                                    .filter(
                                            each ->
                                                    each.excerpt().contains(text)
                                                            || each.source().contains(text))
                                    .map(each -> each.id());
                    case "h" ->
                            diagnosis.hypotheses().stream()
                                    .filter(each -> each.statement().contains(text))
                                    .map(each -> each.id());
                    default ->
                            commits.stream()
                                    .filter(each -> each.message().contains(text))
                                    .map(Commit::shortSha);
                };
        List<String> meant = found.toList();
        if (meant.size() != 1) {
            throw new IllegalArgumentException(
                    "{%s:%s} means %s"
                            .formatted(
                                    kind,
                                    text,
                                    meant.isEmpty()
                                            ? "nothing in the diagnosis"
                                            : "several: " + String.join(", ", meant)));
        }
        return meant.get(0);
    }
}
