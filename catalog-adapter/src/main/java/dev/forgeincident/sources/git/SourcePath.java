package dev.forgeincident.sources.git;

import dev.forgeincident.context.catalog.ServiceProfile;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Where in its repository a service lives.
 *
 * @param path with {@code /}, none at either end; empty for the whole repository
 */
record SourcePath(String path) {

    private static final String SOURCE_LOCATION = "backstage.io/source-location";
    private static final String MANAGED_BY_LOCATION = "backstage.io/managed-by-location";

    /** {@code /owner/repo/tree/main/services/invoice-api}; GitLab puts {@code -/} before tree. */
    private static final Pattern PLACE = Pattern.compile("/(.+?)/(?:-/)?(tree|blob)/[^/]+/(.*?)/*");

    private static final Pattern CATALOG_FILE = Pattern.compile("(.*/)?catalog-info\\.ya?ml");

    boolean isWholeRepository() {
        return path.isEmpty();
    }

    /** Whether a file of the repository belongs to the service. */
    boolean holds(String file) {
        return isWholeRepository() || file.equals(path) || file.startsWith(path + "/");
    }

    /** The tree (or file) of the service in a commit's tree; the zero id where it is not. */
    ObjectId in(RevTree tree, ObjectReader reader) throws IOException {
        if (isWholeRepository()) {
            return tree;
        }
        try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
            return walk == null ? ObjectId.zeroId() : walk.getObjectId(0);
        }
    }

    /**
     * What the catalog says, if that speaks of this repository: a catalog kept in a repository of
     * its own says nothing about the place of the source.
     *
     * @param repository the slug, or the bare name, of the repository
     */
    static SourcePath stated(ServiceProfile service, String repository) {
        String stated = service.annotation(SOURCE_LOCATION);
        Matcher place = place(stated == null ? service.annotation(MANAGED_BY_LOCATION) : stated);
        if (place == null || !isSame(place.group(1), repository)) {
            return new SourcePath("");
        }
        Matcher catalogFile = CATALOG_FILE.matcher(place.group(3));
        if (catalogFile.matches()) {
            String folder = catalogFile.group(1);
            return new SourcePath(folder == null ? "" : folder.substring(0, folder.length() - 1));
        }
        return new SourcePath(place.group(2).equals("tree") ? place.group(3) : "");
    }

    /**
     * This path as it exists in the tree. A branch whose name has a {@code /} leaves its rest in
     * front of the path, and is cut off here; null where nothing of it exists.
     */
    @Nullable SourcePath foundIn(RevTree tree, ObjectReader reader) throws IOException {
        SourcePath candidate = this;
        while (candidate.in(tree, reader).equals(ObjectId.zeroId())) {
            int slash = candidate.path.indexOf('/');
            if (slash < 0) {
                return null;
            }
            candidate = new SourcePath(candidate.path.substring(slash + 1));
        }
        return candidate;
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

    private static boolean isSame(String slug, String repository) {
        String ours = repository.toLowerCase(Locale.ROOT);
        String theirs = slug.toLowerCase(Locale.ROOT);
        return theirs.equals(ours) || (!ours.contains("/") && theirs.endsWith("/" + ours));
    }
}
