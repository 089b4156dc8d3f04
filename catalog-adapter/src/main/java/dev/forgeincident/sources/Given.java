package dev.forgeincident.sources;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.logs.LogExcerpt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller brings along. A part that is given is used as given and its sources are not asked;
 * a part that is null is gathered.
 */
public record Given(
        @Nullable Observation<List<Change>> changes,
        @Nullable Observation<LogExcerpt> logs,
        @Nullable Observation<GotchaFile> heuristics,
        @Nullable String description,
        @Nullable List<String> dependencies,
        @Nullable List<String> tags) {

    public static final Given NOTHING = new Given(null, null, null, null, null, null);

    public Given {
        dependencies = dependencies == null ? null : List.copyOf(dependencies);
        tags = tags == null ? null : List.copyOf(tags);
    }
}
