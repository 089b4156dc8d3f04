package dev.forgeincident.sources.git;

import dev.forgeincident.context.catalog.ServiceProfile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the clones are.
 *
 * @param bySlug project slug, {@code owner/repo}, to the clone: a work tree or a bare repository
 * @param root a folder of clones, {@code <root>/<repo>} or {@code <root>/<owner>/<repo>}, with or
 *     without {@code .git}; null where there is none
 */
public record GitRepositories(Map<String, Path> bySlug, @Nullable Path root) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]+");

    public GitRepositories {
        // In the given order, so that of two that fit the same one is taken every time.
        bySlug = Collections.unmodifiableMap(new LinkedHashMap<>(bySlug));
    }

    /** Where the clone of a service is, or why there is none. */
    sealed interface Location {

        /**
         * The clone is to be looked for here; nobody has checked that it is there.
         *
         * @param name what a reader calls the repository: its slug, else its name
         */
        record Found(String name, Path path) implements Location {}

        /** Nobody said where it is. */
        record NotConfigured() implements Location {}

        /** It cannot be found; the reason is for the reader. */
        record Refused(String reason) implements Location {}
    }

    /** By the service's project slug; where the catalog gives none, by the service's name. */
    Location locate(ServiceProfile service) {
        String slug = service.annotation(ServiceProfile.PROJECT_SLUG);
        return slug == null || slug.isBlank() ? byName(service.ref().name()) : bySlug(slug.strip());
    }

    private Location bySlug(String slug) {
        for (Map.Entry<String, Path> entry : bySlug.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(slug)) {
                return new Location.Found(entry.getKey(), entry.getValue());
            }
        }
        if (!isSlug(slug)) {
            return new Location.Refused("the project slug \"" + slug + "\" is not owner/repo");
        }
        if (root == null) {
            return new Location.NotConfigured();
        }
        Location found = under(root, slug, Stream.of(slug, lastPart(slug)));
        return found instanceof Location.NotConfigured
                ? new Location.Refused(
                        "no clone of " + slug + " in the folder " + root.getFileName())
                : found;
    }

    private Location byName(String name) {
        for (Map.Entry<String, Path> entry : bySlug.entrySet()) {
            if (lastPart(entry.getKey()).equalsIgnoreCase(name)) {
                return new Location.Found(entry.getKey(), entry.getValue());
            }
        }
        if (root == null) {
            return new Location.NotConfigured();
        }
        Location found = under(root, name, Stream.of(name));
        return found instanceof Location.Found ? found : underAnyOwner(root, name);
    }

    /**
     * Two owners' repositories of one name are not told apart by it: better none than the wrong.
     */
    private static Location underAnyOwner(Path root, String name) {
        List<Location> found = new ArrayList<>();
        try (DirectoryStream<Path> owners = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path owner : owners) {
                String slug = owner.getFileName() + "/" + name;
                if (under(root, slug, Stream.of(slug)) instanceof Location.Found location) {
                    found.add(location);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return new Location.Refused("the folder " + root.getFileName() + " cannot be read");
        }
        return switch (found.size()) {
            case 0 -> new Location.NotConfigured();
            case 1 -> found.get(0);
            default ->
                    new Location.Refused(
                            "several clones are called " + name + ": a project slug would decide");
        };
    }

    private static Location under(Path root, String name, Stream<String> places) {
        return places.flatMap(place -> Stream.of(place, place + ".git"))
                .map(root::resolve)
                .filter(GitRepositories::isClone)
                .findFirst()
                .<Location>map(path -> new Location.Found(name, path))
                .orElseGet(Location.NotConfigured::new);
    }

    private static boolean isClone(Path path) {
        return Files.exists(path.resolve(".git"))
                || (Files.exists(path.resolve("HEAD")) && Files.exists(path.resolve("objects")));
    }

    /** Owner, perhaps groups, and repository: names that cannot lead out of a folder. */
    private static boolean isSlug(String text) {
        List<String> parts = List.of(text.split("/", -1));
        return parts.size() > 1 && parts.stream().allMatch(GitRepositories::isPart);
    }

    private static boolean isPart(String part) {
        return PART.matcher(part).matches() && !part.equals(".") && !part.equals("..");
    }

    private static String lastPart(String slug) {
        return slug.substring(slug.lastIndexOf('/') + 1);
    }
}
