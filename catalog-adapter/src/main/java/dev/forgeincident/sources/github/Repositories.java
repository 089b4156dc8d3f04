package dev.forgeincident.sources.github;

import dev.forgeincident.context.Words;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.text.SourcePath;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which repository of the configured GitHub holds a service's source. */
final class Repositories {

    private static final Pattern BEGIN = Pattern.compile("/([^/]+/[^/]+)(?:/.*+)?", Pattern.DOTALL);

    private final WebPages pages;

    Repositories(WebPages pages) {
        this.pages = pages;
    }

    /** Where the repository is, or why it is not known. */
    sealed interface Location {

        record Found(Slug slug) implements Location {}

        /** Nobody said where it is, or it is not on this GitHub. */
        record NotConfigured() implements Location {}

        /** What was said names none; the reason is for the reader. */
        record Refused(String reason) implements Location {}
    }

    /**
     * By the project slug; where the catalog gives none, by the address of the source or of the
     * service's own catalog file, when that is on this GitHub.
     */
    Location locate(ServiceProfile service) {
        String stated = service.annotation(ServiceProfile.PROJECT_SLUG);
        if (stated != null && !stated.isBlank()) {
            Slug slug = Slug.of(stated);
            return slug == null
                    ? new Location.Refused(
                            "the project slug \""
                                    + Words.clean(Words.bounded(stated.strip(), 80))
                                    + "\" is not owner/repo")
                    : new Location.Found(slug);
        }
        String source = service.annotation(SourcePath.SOURCE_LOCATION);
        Slug slug = source == null ? ofCatalogFile(service) : slugIn(source);
        return slug == null ? new Location.NotConfigured() : new Location.Found(slug);
    }

    /** A catalog of many services need not lie where their source does. */
    private @Nullable Slug ofCatalogFile(ServiceProfile service) {
        String file = service.annotation(SourcePath.MANAGED_BY_LOCATION);
        return file != null && file.strip().matches("\\S*+(?<=/catalog-info\\.ya?ml)")
                ? slugIn(file)
                : null;
    }

    private @Nullable Slug slugIn(String location) {
        if (!location.startsWith("url:")) {
            return null;
        }
        try {
            URI address = new URI(location.substring("url:".length()).strip());
            String path = address.getPath();
            if (!pages.areAt(address) || path == null) {
                return null;
            }
            Matcher begin = BEGIN.matcher(path);
            return begin.matches() ? Slug.of(begin.group(1)) : null;
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }
}
