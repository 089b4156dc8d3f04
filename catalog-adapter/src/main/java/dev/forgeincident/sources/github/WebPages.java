package dev.forgeincident.sources.github;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a person reads what the API tells: {@code https://github.com} for {@code
 * https://api.github.com}, {@code https://ghe.example.com} for {@code
 * https://ghe.example.com/api/v3}.
 */
final class WebPages {

    private static final String ENTERPRISE_API = "/api/v3";

    private final URI base;

    WebPages(String api) {
        URI address = URI.create(api);
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String pages = host.startsWith("api.") ? host.substring("api.".length()) : host;
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = address.getPath() == null ? "" : address.getPath();
        String below =
                path.endsWith(ENTERPRISE_API)
                        ? path.substring(0, path.length() - ENTERPRISE_API.length())
                        : "";
        this.base = URI.create(address.getScheme() + "://" + pages + port + below);
    }

    String commit(Slug slug, String sha) {
        return base + "/" + slug + "/commit/" + sha;
    }

    String pullRequest(Slug slug, String number) {
        return base + "/" + slug + "/pull/" + number;
    }

    String deployments(Slug slug) {
        return base + "/" + slug + "/deployments";
    }

    String releases(Slug slug) {
        return base + "/" + slug + "/releases";
    }

    /** The address when it is one of these pages; else null. */
    @Nullable String ifOurs(@Nullable String address) {
        return address != null && address.startsWith(base + "/") && address.length() < 2_000
                ? address
                : null;
    }

    /** Whether an address names the host of these pages and carries no user. */
    boolean areAt(URI address) {
        return address.getHost() != null
                && address.getUserInfo() == null
                && String.valueOf(address.getScheme()).matches("(?i:https?)")
                && address.getHost().equalsIgnoreCase(base.getHost())
                && address.getPort() == base.getPort();
    }
}
