package dev.forgeincident.service.api;

import dev.forgeincident.context.Words;
import dev.forgeincident.service.Usage;
import dev.forgeincident.service.intake.BadInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the calls of models came to, as rows of named values. */
record UsageTable(List<String> header, List<List<@Nullable Object>> rows) {

    private static final int MAX_TOLD = 100;
    private static final List<String> SUMS =
            List.of(
                    "calls",
                    "failed",
                    "tokensIn",
                    "tokensOut",
                    "cost",
                    "averageMillis",
                    "p95Millis",
                    "claimsKept",
                    "claimsRemoved",
                    "redactions");

    static UsageTable of(List<Usage.Key> keys, List<Usage.Line> lines) {
        List<String> header = new ArrayList<>(keys.stream().map(UsageTable::word).toList());
        header.addAll(SUMS);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Usage.Line line : lines) {
            List<@Nullable Object> row = new ArrayList<>(line.keys());
            row.addAll(
                    Arrays.asList(
                            line.calls(),
                            line.failed(),
                            line.tokensIn(),
                            line.tokensOut(),
                            plain(line.cost()),
                            line.averageMillis(),
                            line.p95Millis(),
                            line.claimsKept(),
                            line.claimsRemoved(),
                            line.redactions()));
            rows.add(row);
        }
        return new UsageTable(header, rows);
    }

    /**
     * The keys of {@code by}, each once: several parameters, or names with commas between them; the
     * day where none is given.
     *
     * @throws BadInput when one of them is none
     */
    static List<Usage.Key> keys(List<String> by) {
        List<Usage.Key> keys =
                by.stream()
                        .flatMap(part -> Stream.of(part.split(",")))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(UsageTable::key)
                        .distinct()
                        .toList();
        return keys.isEmpty() ? List.of(Usage.Key.DAY) : keys;
    }

    static String word(Usage.Key key) {
        return key.name().toLowerCase(Locale.ROOT);
    }

    List<Map<String, @Nullable Object>> named() {
        List<Map<String, @Nullable Object>> named = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                values.put(header.get(i), row.get(i));
            }
            named.add(values);
        }
        return named;
    }

    private static Usage.Key key(String name) {
        return Stream.of(Usage.Key.values())
                .filter(key -> word(key).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new BadInput(
                                        "by",
                                        "\""
                                                + Words.bounded(Words.clean(name), MAX_TOLD)
                                                + "\" is none of "
                                                + Stream.of(Usage.Key.values())
                                                        .map(UsageTable::word)
                                                        .collect(Collectors.joining(", "))));
    }

    /** Never as 1E+3, which not everybody reads. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal cost) {
        if (cost == null) {
            return null;
        }
        BigDecimal plain = cost.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
