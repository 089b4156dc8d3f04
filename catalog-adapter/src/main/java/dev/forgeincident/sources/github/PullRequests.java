package dev.forgeincident.sources.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By which pull requests commits came. GitHub writes the number into the message when it merges or
 * squashes; for others it is asked, once, for those merged last. What it does not say is left out:
 * a pull request is worth a look, and no diagnosis waits for it.
 */
final class PullRequests {

    private static final int NEWEST = 50;

    private static final Pattern SQUASHED = Pattern.compile("\\(#(\\d{1,9})\\)\\s*$");
    private static final Pattern MERGED = Pattern.compile("^Merge pull request #(\\d{1,9}) ");

    private final Session session;
    private final Slug slug;
    private final WebPages pages;

    PullRequests(Session session, Slug slug, WebPages pages) {
        this.session = session;
        this.slug = slug;
        this.pages = pages;
    }

    /** The addresses by the commits' hashes. */
    Map<String, String> of(List<Listed> commits) {
        Map<String, String> found = new HashMap<>();
        for (Listed commit : commits) {
            String number = number(commit);
            if (number != null) {
                found.put(commit.sha(), pages.pullRequest(slug, number));
            }
        }
        if (found.size() < commits.size()) {
            try {
                mergedLast().forEach(found::putIfAbsent);
            } catch (Trouble unknown) {
                return found;
            }
        }
        return found;
    }

    private static @Nullable String number(Listed commit) {
        String subject = commit.message().lines().findFirst().orElse("");
        for (Pattern form : List.of(SQUASHED, MERGED)) {
            Matcher number = form.matcher(subject);
            if (number.find()) {
                return number.group(1);
            }
        }
        return null;
    }

    private Map<String, String> mergedLast() throws Trouble {
        Map<String, String> merged = new HashMap<>();
        Ask ask =
                Ask.get("repos", slug.owner(), slug.name(), "pulls")
                        .with("state", "closed")
                        .with("sort", "updated")
                        .with("direction", "desc")
                        .with("per_page", NEWEST);
        for (JsonNode each : session.ask(ask).json()) {
            String sha = each.path("merge_commit_sha").asText("");
            String page = pages.ifOurs(each.path("html_url").asText(null));
            if (each.path("merged_at").isTextual() && Listed.isSha(sha) && page != null) {
                merged.put(sha, page);
            }
        }
        return merged;
    }
}
