package dev.forgeincident.sources.text;

import dev.forgeincident.context.catalog.ServiceProfile;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in its repository a service lives.
 *
 * @param path with {@code /}, none at either end; empty for the whole repository
 */
public record SourcePath(String path) {

    /** Where the source is, as the catalog or its author says. */
    public static final String SOURCE_LOCATION = "backstage.io/source-location";

    /** Where the file is that describes the service; often beside its source. */
    public static final String MANAGED_BY_LOCATION = "backstage.io/managed-by-location";

    /** {@code /owner/repo/tree/main/services/invoice-api}; GitLab puts {@code -/} before tree. */
    private static final Pattern PLACE =
            Pattern.compile("/(.+?)/(?:-/)?(tree|blob)/[^/]+/(.*)", Pattern.DOTALL);

    private static final Pattern CATALOG_FILE = Pattern.compile("(.*/)?catalog-info\\.ya?ml");

    public boolean isWholeRepository() {
        return path.isEmpty();
    }

    /** Whether a file of the repository belongs to the service. */
    public boolean holds(String file) {
        return isWholeRepository() || file.equals(path) || file.startsWith(path + "/");
    }

    /**
     * What the catalog says, if that speaks of this repository: a catalog kept in a repository of
     * its own says nothing about the place of the source.
     *
     * @param repository the slug, or the bare name, of the repository
     */
    public static SourcePath stated(ServiceProfile service, String repository) {
        String stated = service.annotation(SOURCE_LOCATION);
        Matcher place = place(stated == null ? service.annotation(MANAGED_BY_LOCATION) : stated);
        if (place == null || !isSame(place.group(1), repository)) {
            return new SourcePath("");
        }
        String path = withoutSlashesAtTheEnd(place.group(3));
        Matcher catalogFile = CATALOG_FILE.matcher(path);
        if (catalogFile.matches()) {
            String folder = catalogFile.group(1);
            return new SourcePath(folder == null ? "" : folder.substring(0, folder.length() - 1));
        }
        return new SourcePath(place.group(2).equals("tree") ? path : "");
    }

    /**
     * This path without its first folder; null where it has no other. A branch whose name has a
     * {@code /} leaves its rest in front of the path, and is cut off so.
     */
    public @Nullable SourcePath withoutFirstFolder() {
        int slash = path.indexOf('/');
        return slash < 0 ? null : new SourcePath(path.substring(slash + 1));
    }

    private static @Nullable Matcher place(@Nullable String location) {
        if (location == null || !location.startsWith("url:http")) {
            return null;
        }
        try {
            String path = new URI(location.substring("url:".length()).strip()).getPath();
            Matcher place = PLACE.matcher(path == null ? "" : path);
            return place.matches() ? place : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String withoutSlashesAtTheEnd(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static boolean isSame(String slug, String repository) {
        String ours = repository.toLowerCase(Locale.ROOT);
        String theirs = slug.toLowerCase(Locale.ROOT);
        return theirs.equals(ours) || (!ours.contains("/") && theirs.endsWith("/" + ours));
    }
}
