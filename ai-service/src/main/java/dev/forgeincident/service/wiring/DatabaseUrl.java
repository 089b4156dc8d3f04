package dev.forgeincident.service.wiring;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The address of an external database, in JDBC's form or as {@code
 * postgres://user:password@host:port/name}.
 */
record DatabaseUrl(String jdbcUrl, @Nullable String user, @Nullable String password) {

    /**
     * @throws BadSettings when it is neither; the text is never repeated, it may hold a password
     */
    static DatabaseUrl parse(String text) {
        String url = text.strip();
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(url, null, null);
        }
        try {
            URI uri = new URI(url);
            boolean postgres =
                    "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
            if (postgres
                    && uri.getHost() != null
                    && uri.getPath() != null
                    && uri.getPath().length() > 1) {
                String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
                String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                String[] login =
                        uri.getRawUserInfo() == null
                                ? new String[0]
                                : uri.getRawUserInfo().split(":", 2);
                return new DatabaseUrl(
                        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                        login.length > 0 ? decoded(login[0]) : null,
                        login.length > 1 ? decoded(login[1]) : null);
            }
        } catch (URISyntaxException e) {
            // Told below, without its text.
        }
        throw new BadSettings(
                "DATABASE_URL cannot be used",
                "it is neither jdbc:postgresql://host/name nor postgres://user:password@host:port/name",
                "Correct it, or unset it to use the embedded database.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
