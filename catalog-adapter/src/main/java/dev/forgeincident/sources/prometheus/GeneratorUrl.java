package dev.forgeincident.sources.prometheus;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The address that an alert carries to the expression it fired by. It is read and never called.
 * Prometheus, Thanos and Mimir write {@code …/graph?g0.expr=<expression>&g0.tab=1}; those of
 * vmalert and of Grafana name a rule instead, and are left out.
 */
final class GeneratorUrl {

    private static final int LONGEST = 10_000;
    private static final String EXPRESSION = "g0.expr=";

    private GeneratorUrl() {}

    /** The expression, or null where the address carries none. */
    static @Nullable String expression(@Nullable String url) {
        if (url == null || url.length() > LONGEST || url.indexOf('?') < 0) {
            return null;
        }
        String query = url.substring(url.indexOf('?') + 1);
        int fragment = query.indexOf('#');
        for (String parameter : (fragment < 0 ? query : query.substring(0, fragment)).split("&")) {
            if (parameter.startsWith(EXPRESSION)) {
                return decoded(parameter.substring(EXPRESSION.length()));
            }
        }
        return null;
    }

    private static @Nullable String decoded(String text) {
        try {
            String expression = URLDecoder.decode(text, StandardCharsets.UTF_8).strip();
            return expression.isEmpty() ? null : expression;
        } catch (IllegalArgumentException notEncoded) {
            return null;
        }
    }
}
