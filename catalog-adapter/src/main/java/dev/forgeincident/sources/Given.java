package dev.forgeincident.sources;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.logs.LogExcerpt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the caller brought along. What is null was not given and is gathered; what is given is used
 * as given, even when it says that there is nothing.
 *
 * @param description what the caller says the service is
 * @param dependencies what the caller says the service depends on, in the caller's words
 * @param tags the caller's tags of the service
 */
public record Given(
        @Nullable Observation<List<Change>> changes,
        @Nullable Observation<LogExcerpt> logs,
        @Nullable Observation<GotchaFile> heuristics,
        @Nullable String description,
        @Nullable List<String> dependencies,
        @Nullable List<String> tags) {

    /** The caller brought nothing but the alert. */
    public static final Given NOTHING = new Given(null, null, null, null, null, null);

    public Given {
        dependencies = dependencies == null ? null : List.copyOf(dependencies);
        tags = tags == null ? null : List.copyOf(tags);
    }

    /** The same, with what the caller says of the service itself. */
    public Given describedAs(
            @Nullable String newDescription,
            @Nullable List<String> newDependencies,
            @Nullable List<String> newTags) {
        return new Given(changes, logs, heuristics, newDescription, newDependencies, newTags);
    }
}
