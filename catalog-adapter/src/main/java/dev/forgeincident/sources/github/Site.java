package dev.forgeincident.sources.github;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The configured GitHub: its wire, its pages, and when it wants to be left alone. */
final class Site {

    static final String NAME = "GitHub";

    private final Wire wire;
    private final RateLimit limit;
    private final WebPages pages;

    Site(Wire wire, Clock clock) {
        this.wire = wire;
        this.limit = new RateLimit(clock);
        this.pages = new WebPages(wire.address().toString());
    }

    /** For the requests of one question. */
    Session session() {
        return new Session(wire, limit);
    }

    Wire wire() {
        return wire;
    }

    WebPages pages() {
        return pages;
    }

    Repositories repositories() {
        return new Repositories(pages);
    }

    @Nullable String clockNote() {
        return wire.clockNote();
    }

    /** As the outcome of the whole question; where a repository is the matter, it is named. */
    <T> Observation<T> unavailable(
            Trouble trouble, Slug slug, String query, @Nullable TimeWindow window) {
        boolean ofThisOne =
                trouble.kind() == Trouble.Kind.NOT_FOUND
                        || trouble.kind() == Trouble.Kind.REDIRECTED;
        return new Observation.Unavailable<>(
                NAME,
                query,
                window,
                ofThisOne ? slug + ": " + trouble.reason() : trouble.reason(),
                trouble.mayPass());
    }
}
