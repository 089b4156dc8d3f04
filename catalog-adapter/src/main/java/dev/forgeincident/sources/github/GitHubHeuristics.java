package dev.forgeincident.sources.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.gotcha.HeuristicsSource;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.text.SourcePath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code GOTCHA.md} of the default branch: beside the service's source, else at the root. That
 * there is none is said only of a repository that could be looked into: GitHub answers alike for a
 * missing file and for a repository that the token may not read.
 */
final class GitHubHeuristics implements HeuristicsSource {

    private static final String FILE = "GOTCHA.md";
    private static final int MAX_BYTES = 1024 * 1024;

    private final Site site;
    private final BiFunction<String, String, GotchaFile> reader;
    private final Clock clock;

    GitHubHeuristics(Site site, BiFunction<String, String, GotchaFile> reader, Clock clock) {
        this.site = site;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Observation<GotchaFile> heuristics(ServiceProfile service) {
        Repositories.Location location = site.repositories().locate(service);
        if (location instanceof Repositories.Location.Found found) {
            String query = FILE + " of " + found.slug();
            try {
                String text = find(site.session(), found.slug(), service);
                return text == null
                        ? new Observation.Empty<>(Site.NAME, query, null)
                        : told(service, text);
            } catch (Trouble trouble) {
                return Session.isEmptyRepository(trouble)
                        ? new Observation.Empty<>(Site.NAME, query, null)
                        : site.unavailable(trouble, found.slug(), query, null);
            }
        }
        return location instanceof Repositories.Location.Refused refused
                ? new Observation.Unavailable<>(Site.NAME, FILE, null, refused.reason(), false)
                : Observation.Unavailable.notConfigured(Site.NAME);
    }

    private Observation<GotchaFile> told(ServiceProfile service, String text) {
        String note = site.clockNote();
        return new Observation.Available<>(
                reader.apply(service.ref().name(), text),
                Site.NAME,
                clock.instant(),
                note == null ? List.of() : List.of(note));
    }

    private static @Nullable String find(Session session, Slug slug, ServiceProfile service)
            throws Trouble {
        SourcePath path = SourcePath.stated(service, slug.toString());
        if (!path.isWholeRepository()) {
            String beside = content(session, slug, path.path() + "/" + FILE);
            if (beside != null) {
                return beside;
            }
        }
        String atRoot = content(session, slug, FILE);
        if (atRoot != null) {
            return atRoot;
        }
        String otherwise = writtenOtherwise(session, slug);
        return otherwise == null ? null : content(session, slug, otherwise);
    }

    /** The text of the file; null where there is none. */
    private static @Nullable String content(Session session, Slug slug, String path)
            throws Trouble {
        JsonNode file;
        try {
            file = session.ask(contents(slug, path)).json();
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_FOUND) {
                return null;
            }
            throw trouble;
        }
        if (isFolder(file) || file.path("type").asText().matches("symlink|submodule")) {
            return null;
        }
        if (file.path("size").asLong() > MAX_BYTES) {
            throw new Trouble(Trouble.Kind.TOO_LONG, FILE + " is larger than 1 MiB");
        }
        JsonNode content = file.path("content");
        if (!content.isTextual() || !file.path("encoding").asText().equals("base64")) {
            throw new Trouble(Trouble.Kind.UNREADABLE, "the answer holds no file");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(content.asText());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            throw new Trouble(Trouble.Kind.UNREADABLE, "the answer holds no file");
        }
    }

    /** The name of the file at the root whose name is written in another case; null without. */
    private static @Nullable String writtenOtherwise(Session session, Slug slug) throws Trouble {
        JsonNode root = session.ask(contents(slug, "")).json();
        if (!isFolder(root)) {
            throw new Trouble(Trouble.Kind.UNREADABLE, "the answer lists no files");
        }
        for (JsonNode each : root) {
            String name = each.path("name").asText();
            if (name.equalsIgnoreCase(FILE) && each.path("type").asText().equals("file")) {
                return name;
            }
        }
        return null;
    }

    /** A folder is told as a list of what is in it, which is never nothing. */
    private static boolean isFolder(JsonNode answer) {
        return answer.isArray() && answer.path(0).path("name").isTextual();
    }

    private static Ask contents(Slug slug, String path) {
        List<String> segments =
                new ArrayList<>(List.of("repos", slug.owner(), slug.name(), "contents"));
        Stream.of(path.split("/")).filter(part -> !part.isEmpty()).forEach(segments::add);
        return Ask.get(segments.toArray(String[]::new));
    }
}
