package dev.forgeincident.sources.http;

import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a configured system is. Requests go below this address and nowhere else, whatever an answer
 * or an entity of the catalog says.
 */
public final class Address {

    private final HttpUrl base;

    private Address(HttpUrl base) {
        this.base = base;
    }

    /**
     * @throws IllegalArgumentException when the text is no http or https address, or carries a
     *     user, a query or a fragment; it says which, and does not quote a password
     */
    public static Address of(String text) {
        HttpUrl url = HttpUrl.parse(text.strip());
        if (url == null) {
            throw new IllegalArgumentException(
                    "is no address such as https://loki.example.com:3100");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new IllegalArgumentException(
                    "holds a user or a password; write them as settings of their own");
        }
        if (url.query() != null || url.fragment() != null) {
            throw new IllegalArgumentException("holds a query or a fragment");
        }
        return new Address(url);
    }

    /** The address of a path below this one; each segment is encoded, none can climb out. */
    HttpUrl url(List<String> segments, List<Ask.Parameter> query) {
        HttpUrl.Builder url = base.newBuilder();
        if (!base.pathSegments().isEmpty()
                && base.pathSegments().get(base.pathSize() - 1).isEmpty()) {
            url.removePathSegment(base.pathSize() - 1);
        }
        for (String segment : segments) {
            url.addPathSegment(isDots(segment) ? segment.replace(".", "%2E") : segment);
        }
        query.forEach(each -> url.addQueryParameter(each.name(), each.value()));
        return url.build();
    }

    /** Whether the address is of the same scheme, host and port as this one. */
    public boolean isHostOf(String url) {
        HttpUrl other = HttpUrl.parse(url);
        return other != null
                && other.scheme().equals(base.scheme())
                && other.host().equals(base.host())
                && other.port() == base.port();
    }

    /** The host's name or number, without the port. */
    public String host() {
        return base.host();
    }

    public boolean isEncrypted() {
        return base.isHttps();
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address address && address.base.equals(base);
    }

    @Override
    public int hashCode() {
        return base.hashCode();
    }

    /** The address as configured, without a slash at its end. */
    @Override
    public String toString() {
        String text = base.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
