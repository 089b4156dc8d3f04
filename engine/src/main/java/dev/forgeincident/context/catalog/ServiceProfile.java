package dev.forgeincident.context.catalog;

import dev.forgeincident.context.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog says of one entity: a component, or an API, a resource, a system beside it.
 *
 * @param title the display name; null where the catalog gives none
 * @param description {@link #NO_DESCRIPTION} where the catalog gives none
 * @param type the entity's {@code spec.type}: {@code service}, {@code database}, {@code asyncapi}
 *     …; empty when not given
 * @param relations both directions, as they stand on this entity; dangling targets kept
 * @param statedDependencies what a caller said the service depends on, in the caller's words; no
 *     catalog knows them
 */
public record ServiceProfile(
        EntityRef ref,
        @Nullable String title,
        String description,
        String type,
        List<String> tags,
        Map<String, String> annotations,
        List<Relation> relations,
        List<String> statedDependencies) {

    public static final String NO_DESCRIPTION = "No description";

    /** {@code owner/repo} of the repository that holds the source. */
    public static final String PROJECT_SLUG = "github.com/project-slug";

    public ServiceProfile {
        title = title == null ? null : Words.clean(title);
        description = description.isBlank() ? NO_DESCRIPTION : Words.clean(description).strip();
        tags = List.copyOf(tags);
        annotations = Map.copyOf(annotations);
        relations = List.copyOf(relations);
        statedDependencies = List.copyOf(statedDependencies);
    }

    /** A service of which only the name is known. */
    public static ServiceProfile named(EntityRef ref) {
        return new ServiceProfile(ref, null, "", "", List.of(), Map.of(), List.of(), List.of());
    }

    /** The targets of all relations of that type, in the catalog's order. */
    public List<EntityRef> targets(String relationType) {
        return relations.stream()
                .filter(relation -> relation.type().equals(relationType))
                .map(Relation::target)
                .toList();
    }

    /** Who owns it, the first where the catalog names several; null where it names nobody. */
    public @Nullable EntityRef owner() {
        return targets("ownedBy").stream().findFirst().orElse(null);
    }

    /** The annotation's value, or null. */
    public @Nullable String annotation(String key) {
        return annotations.get(key);
    }
}
