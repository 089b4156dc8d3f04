package dev.forgeincident.narration.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.narration.answer.Answer.Opinion;
import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.narration.claim.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One statement, or the opinion, out of its JSON, as leniently as Jackson can be told to read. */
final class Elements {

    static final int MAX_TEXT = 4_000;
    static final int MAX_NESTING = 20;
    static final int MAX_CITES = 20;
    static final int MAX_CITE = 12;

    private static final int MAX_JSON = 8 * MAX_TEXT;
    private static final int MAX_COMMAND = 1_000;
    private static final int MAX_REASONS = 20;
    private static final int MAX_ACTION = 1_000;

    /** The keys, and what models call them. */
    private static final Map<String, String> KEYS =
            Map.ofEntries(
                    Map.entry("section", "section"),
                    Map.entry("seccion", "section"),
                    Map.entry("text", "text"),
                    Map.entry("sentence", "text"),
                    Map.entry("statement", "text"),
                    Map.entry("texto", "text"),
                    Map.entry("evidence", "evidence"),
                    Map.entry("evidenceids", "evidence"),
                    Map.entry("citations", "evidence"),
                    Map.entry("cites", "evidence"),
                    Map.entry("evidencia", "evidence"),
                    Map.entry("action", "action"),
                    Map.entry("accion", "action"),
                    Map.entry("command", "command"),
                    Map.entry("comando", "command"),
                    Map.entry("hypothesis", "hypothesis"),
                    Map.entry("hipotesis", "hypothesis"),
                    Map.entry("because", "because"),
                    Map.entry("reasons", "because"),
                    Map.entry("porque", "because"));

    /** Words that stand beside ids where a list was asked for. */
    private static final Set<String> NO_CITES =
            Set.of("and", "y", "e", "evidence", "evidencia", "id", "ids", "see", "ver");

    private static final Pattern BETWEEN_CITES = Pattern.compile("[\\s,;\\[\\](){}\"'`]+");
    private static final Pattern ONLY_CITES = Pattern.compile("(?i)[\\s,;.\\[\\]e\\d]*+");
    private static final Pattern NUMBER = Pattern.compile("\\D{0,10}(\\d{1,4})\\D{0,10}");
    private static final Pattern HYPOTHESIS = Pattern.compile("(?i)h\\d{1,3}\\b");

    private final JsonMapper json =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_NESTING)
                                                    .maxNumberLength(100)
                                                    .build())
                                    .build())
                    .enable(
                            JsonReadFeature.ALLOW_TRAILING_COMMA,
                            JsonReadFeature.ALLOW_MISSING_VALUES,
                            JsonReadFeature.ALLOW_JAVA_COMMENTS,
                            JsonReadFeature.ALLOW_SINGLE_QUOTES,
                            JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                            JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                            JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                            JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    /**
     * A statement; null where it cannot be read, is too long, says nothing, or names no section
     * that there is.
     *
     * @param section where it stands, whatever it says itself; null where only itself can tell
     */
    @Nullable Statement statement(@Nullable Section section, String text) {
        JsonNode node = read(text);
        Section named = section == null ? SectionNames.of(text(field(node, "section"))) : section;
        return node == null || named == null ? null : statement(named, node);
    }

    /** The opinion; null where it cannot be read. */
    @Nullable Opinion opinion(String text) {
        JsonNode node = read(text);
        if (node == null) {
            return null;
        }
        String named = text(node.isObject() ? field(node, "hypothesis") : node).strip();
        Matcher id = HYPOTHESIS.matcher(named);
        String hypothesis = named;
        if (id.lookingAt()) {
            hypothesis = id.group().toLowerCase(Locale.ROOT);
        } else if (named.equalsIgnoreCase("none") || named.equalsIgnoreCase("ninguna")) {
            hypothesis = "none";
        }
        if (hypothesis.isEmpty() || hypothesis.length() > MAX_CITE) {
            return null;
        }
        List<Statement> because = new ArrayList<>();
        for (JsonNode reason : listed(field(node, "because"))) {
            Statement statement = statement(Section.OPINION, reason);
            if (statement != null && because.size() < MAX_REASONS) {
                because.add(statement);
            }
        }
        return new Opinion(hypothesis, because);
    }

    private @Nullable JsonNode read(String text) {
        if (text.length() > MAX_JSON) {
            return null;
        }
        try {
            return json.readTree(text);
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    private static @Nullable Statement statement(Section section, JsonNode node) {
        String text = text(node.isObject() ? field(node, "text") : node).strip();
        if (text.length() > MAX_TEXT || ONLY_CITES.matcher(text).matches()) {
            return null;
        }
        return new Statement(
                section,
                Words.clean(text),
                cites(field(node, "evidence")),
                section == Section.ACTION ? action(field(node, "action")) : 0,
                command(text(field(node, "command"))));
    }

    /** The last field that is called so, whatever its case. */
    private static JsonNode field(@Nullable JsonNode node, String key) {
        JsonNode found = MissingNode.getInstance();
        if (node != null) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (entry.getKey().length() <= 2 * MAX_CITE
                        && key.equals(KEYS.get(SectionNames.folded(entry.getKey())))) {
                    found = entry.getValue();
                }
            }
        }
        return found;
    }

    /** Text as it is; of a list its texts, one after the other. */
    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return node.isTextual() ? node.textValue() : "";
        }
        List<String> texts = new ArrayList<>();
        node.forEach(each -> texts.add(each.isTextual() ? each.textValue() : ""));
        return String.join(" ", texts);
    }

    /** Ids in a list or in one text, {@code e1} or {@code [e1]}; a plain number n is en. */
    private static List<String> cites(JsonNode node) {
        Set<String> cites = new LinkedHashSet<>();
        for (JsonNode each : listed(node)) {
            if (each.isInt() && each.intValue() > 0) {
                cites.add("e" + each.intValue());
            }
            for (String word : BETWEEN_CITES.split(Words.clean(text(each)))) {
                String id = word.toLowerCase(Locale.ROOT);
                if (!id.isEmpty() && id.length() <= MAX_CITE && !NO_CITES.contains(id)) {
                    cites.add(id);
                }
            }
        }
        return cites.stream().limit(MAX_CITES).toList();
    }

    private static int action(JsonNode node) {
        if (node.isNumber()) {
            double number = node.doubleValue();
            return number >= 1 && number <= MAX_ACTION ? (int) number : 0;
        }
        Matcher number = NUMBER.matcher(text(node));
        return number.matches() ? action(number.group(1)) : 0;
    }

    private static int action(String digits) {
        int number = Integer.parseInt(digits);
        return number <= MAX_ACTION ? number : 0;
    }

    /** What is to be typed, without the marks of code around it; one too long is none. */
    private static String command(String text) {
        String command = text.strip();
        int start = 0;
        int end = command.length();
        while (start < end && command.charAt(start) == '`' && command.charAt(end - 1) == '`') {
            start++;
            end--;
        }
        String bare = command.substring(start, Math.max(start, end)).strip();
        return bare.length() > MAX_COMMAND ? "" : Words.clean(bare);
    }

    private static List<JsonNode> listed(JsonNode node) {
        List<JsonNode> nodes = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(nodes::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            nodes.add(node);
        }
        return nodes;
    }
}
