package dev.forgeincident.sources.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a system wants to see before it answers: headers, made anew for each request. */
@FunctionalInterface
public interface Credentials {

    Credentials NONE = Map::of;

    /**
     * Header names and values.
     *
     * @throws Trouble when a token cannot be had
     */
    Map<String, String> headers() throws Trouble;

    /** {@code Authorization: Bearer …} */
    static Credentials bearer(Secret token) {
        return header("Authorization", "Bearer ", token);
    }

    /** {@code Authorization: Basic …} in UTF-8 (RFC 7617). */
    static Credentials basic(String user, Secret password) {
        return () ->
                Map.of(
                        "Authorization",
                        okhttp3.Credentials.basic(
                                user, password.text(), java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A header of that name, its value the prefix and the secret. */
    static Credentials header(String name, String prefix, Secret secret) {
        return () -> Map.of(name, prefix + secret.text());
    }

    /** These and the others; of a header that both have, the others'. */
    default Credentials and(Credentials others) {
        return () -> {
            Map<String, String> all = new LinkedHashMap<>(headers());
            all.putAll(others.headers());
            return all;
        };
    }
}
