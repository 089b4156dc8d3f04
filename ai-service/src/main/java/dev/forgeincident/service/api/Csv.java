package dev.forgeincident.service.api;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as comma-separated values (<a href="https://www.rfc-editor.org/rfc/rfc4180">RFC
 * 4180</a>). Names come from catalogs and callers: one that a spreadsheet would run as a formula
 * gets an apostrophe before it (<a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV
 * injection</a>).
 */
final class Csv {

    static final String MEDIA_TYPE = "text/csv";

    private static final String FORMULA = "=+-@\t\r\n";
    private static final String QUOTED = ",\"\r\n";

    private Csv() {}

    /**
     * @param rows numbers and texts; what is null is an empty cell
     */
    static String of(List<String> header, List<List<@Nullable Object>> rows) {
        StringBuilder text = new StringBuilder();
        append(text, header);
        rows.forEach(row -> append(text, row));
        return text.toString();
    }

    private static void append(StringBuilder text, List<? extends @Nullable Object> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String cell = value.toString();
        if (!(value instanceof Number) && !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0) {
            cell = "'" + cell;
        }
        boolean quoted = cell.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0);
        return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
