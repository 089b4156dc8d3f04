package dev.forgeincident.sources.prometheus;

import java.util.Collection;
import java.util.stream.Collectors;

/** Text from outside, put into PromQL as text. */
final class Promql {

    /** What RE2 gives a meaning. */
    private static final String SPECIAL = "\\.+*?()|[]{}^$-";

    private Promql() {}

    /** The text inside a string literal, without its quotation marks. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', '"' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                // A backslash before it is an error where another quote surrounds it.
                case '\'' -> out.append("\\x27");
                // Ends a raw literal and cannot be escaped inside one.
                case '`' -> out.append("\\x60");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** {@code label=~"one|other"}: the label is one of the names, letter by letter. */
    static String isOneOf(String label, Collection<String> names) {
        return label + "=~\"" + escaped(alternatives(label, names)) + '"';
    }

    private static String alternatives(String label, Collection<String> names) {
        String either = names.stream().map(Promql::literal).collect(Collectors.joining("|"));
        // OpenTelemetry and the Prometheus operator write a namespace before the job's name.
        return label.equals("job") ? "(.+/)?(" + either + ")" : either;
    }

    private static String literal(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }
}
