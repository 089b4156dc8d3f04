package dev.forgeincident.sources.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that only reads. Path segments and parameters are plain text; they are encoded where
 * they are put in.
 */
public final class Ask {

    record Parameter(String name, String value) {}

    private final List<String> segments;
    private final List<Parameter> query;
    private final Map<String, String> headers;
    private final byte @Nullable [] body;
    private final String contentType;
    private final boolean evenRefused;
    private final boolean unchanging;

    private Ask(
            List<String> segments,
            List<Parameter> query,
            Map<String, String> headers,
            byte @Nullable [] body,
            String contentType,
            boolean evenRefused,
            boolean unchanging) {
        this.segments = List.copyOf(segments);
        this.query = List.copyOf(query);
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.contentType = contentType;
        this.evenRefused = evenRefused;
        this.unchanging = unchanging;
    }

    /**
     * A GET of a path below the system's address.
     *
     * @param path its segments; a slash inside one is encoded
     */
    public static Ask get(String... path) {
        return new Ask(List.of(path), List.of(), Map.of(), null, "", false, false);
    }

    /** A POST of a query, for systems that take their queries so. */
    public static Ask post(String json, String... path) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new Ask(List.of(path), List.of(), Map.of(), bytes, "application/json", false, false);
    }

    /** The same with one more parameter. */
    public Ask with(String name, Object value) {
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, String.valueOf(value)));
        return new Ask(segments, more, headers, body, contentType, evenRefused, unchanging);
    }

    /** The same with one more header. */
    public Ask header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Ask(segments, query, more, body, contentType, evenRefused, unchanging);
    }

    /**
     * The same, where a refusal (a status from 300 to 499) is handed over as an answer too, for the
     * one who reads in its headers or body what was wrong.
     */
    public Ask evenRefused() {
        return new Ask(segments, query, headers, body, contentType, true, unchanging);
    }

    /**
     * The same, where what is at the address never changes: a {@link Wire#cachedIn caching} wire
     * that has it on disk sends no request.
     */
    public Ask unchanging() {
        return new Ask(segments, query, headers, body, contentType, evenRefused, true);
    }

    /** The same as a POST with its parameters in the body, for those too long for an address. */
    public Ask asForm() {
        String form =
                query.stream()
                        .map(each -> encoded(each.name()) + '=' + encoded(each.value()))
                        .collect(Collectors.joining("&"));
        return new Ask(
                segments,
                List.of(),
                headers,
                form.getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded",
                evenRefused,
                unchanging);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    List<String> segments() {
        return segments;
    }

    List<Parameter> query() {
        return query;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte @Nullable [] body() {
        return body;
    }

    boolean isEvenRefused() {
        return evenRefused;
    }

    boolean isUnchanging() {
        return unchanging;
    }

    String contentType() {
        return contentType;
    }
}
