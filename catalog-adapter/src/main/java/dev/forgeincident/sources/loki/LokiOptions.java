package dev.forgeincident.sources.loki;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a service's lines are asked for.
 *
 * @param selector the stream selector, with {@code ${service}}, {@code ${namespace}} and {@code
 *     ${annotation:<key>}} inside its values; an entity's annotation {@value LokiSource#SELECTOR}
 *     takes its place
 * @param lineFilter the rest of the query, such as a line filter; empty for every line
 * @param tenant sent as {@code X-Scope-OrgID}; null where there is one tenant only
 * @param pageSize how many lines one request may ask for; more than the server's {@code
 *     max_entries_limit_per_query} are refused
 */
public record LokiOptions(
        String selector, String lineFilter, @Nullable String tenant, int pageSize) {

    private static final Pattern HEADER_VALUE = Pattern.compile("[!-~](?:[ -~]{0,498}[!-~])?");

    public static final LokiOptions USUAL =
            new LokiOptions("{app=\"${service}\"}", "|~ \"error|exception\"", null, 5_000);

    /**
     * @throws IllegalArgumentException saying what is wrong with which of them
     */
    public LokiOptions {
        lineFilter = lineFilter.strip();
        if (StreamSelector.parse(selector) == null) {
            throw new IllegalArgumentException(
                    "selector must be a stream selector such as {app=\"${service}\"}");
        }
        if (ServiceQuery.hasUnknownPlace(selector)) {
            throw new IllegalArgumentException(
                    "selector may hold ${service}, ${namespace} and ${annotation:<key>} only");
        }
        if (!lineFilter.isEmpty() && "|!".indexOf(lineFilter.charAt(0)) < 0) {
            throw new IllegalArgumentException(
                    "lineFilter must begin with a pipe or !, such as |~ \"(?i)error|exception\"");
        }
        if (tenant != null && !HEADER_VALUE.matcher(tenant).matches()) {
            throw new IllegalArgumentException("tenant cannot be sent as a header");
        }
        if (pageSize < 1 || pageSize > 100_000) {
            throw new IllegalArgumentException("pageSize must be from 1 to 100000");
        }
    }

    /** The same for another selector. */
    public LokiOptions selecting(String newSelector) {
        return new LokiOptions(newSelector, lineFilter, tenant, pageSize);
    }

    /** The same with another filter of lines. */
    public LokiOptions filtering(String newLineFilter) {
        return new LokiOptions(selector, newLineFilter, tenant, pageSize);
    }

    /** The same for a tenant. */
    public LokiOptions of(String newTenant) {
        return new LokiOptions(selector, lineFilter, newTenant, pageSize);
    }
}
