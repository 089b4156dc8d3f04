package dev.forgeincident.sources.files;

import dev.forgeincident.context.catalog.EntityRef;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Works out relations from what stands in an entity's {@code spec}, as Backstage's own processors
 * do: which key makes which relation, its reverse, and the kind of a reference that names none.
 */
final class SpecRelations {

    /** One relation and its reverse. */
    record Edge(EntityRef from, String type, EntityRef to, String reverse) {}

    private record Rule(String key, String type, String reverse, String defaultKind) {}

    private static final Rule OWNER = new Rule("owner", "ownedBy", "ownerOf", "group");
    private static final Rule SYSTEM = new Rule("system", "partOf", "hasPart", "system");
    private static final Rule DEPENDS_ON =
            new Rule("dependsOn", "dependsOn", "dependencyOf", "component");
    private static final Rule DEPENDENCY_OF =
            new Rule("dependencyOf", "dependencyOf", "dependsOn", "component");

    private static final Map<String, List<Rule>> RULES =
            Map.of(
                    "component",
                    List.of(
                            OWNER,
                            SYSTEM,
                            DEPENDS_ON,
                            DEPENDENCY_OF,
                            new Rule("subcomponentOf", "partOf", "hasPart", "component"),
                            new Rule("providesApis", "providesApi", "apiProvidedBy", "api"),
                            new Rule("consumesApis", "consumesApi", "apiConsumedBy", "api")),
                    "api",
                    List.of(OWNER, SYSTEM),
                    "resource",
                    List.of(OWNER, SYSTEM, DEPENDS_ON, DEPENDENCY_OF),
                    "system",
                    List.of(OWNER, new Rule("domain", "partOf", "hasPart", "domain")),
                    "domain",
                    List.of(OWNER, new Rule("subdomainOf", "partOf", "hasPart", "domain")),
                    "group",
                    List.of(
                            new Rule("parent", "childOf", "parentOf", "group"),
                            new Rule("children", "parentOf", "childOf", "group"),
                            new Rule("members", "hasMember", "memberOf", "user")),
                    "user",
                    List.of(new Rule("memberOf", "memberOf", "hasMember", "group")),
                    "template",
                    List.of(OWNER));

    private SpecRelations() {}

    /**
     * The relations that start from the entity by its own word.
     *
     * @param problem told of every value that is no reference
     */
    static Stream<Edge> of(EntityDocument entity, Consumer<String> problem) {
        return RULES.getOrDefault(entity.ref().kind(), List.of(OWNER)).stream()
                .flatMap(rule -> edges(entity, rule, problem));
    }

    private static Stream<Edge> edges(EntityDocument entity, Rule rule, Consumer<String> problem) {
        EntityRef from = entity.ref();
        return entity.specTexts(rule.key()).stream()
                .flatMap(
                        text -> {
                            try {
                                EntityRef to =
                                        EntityRef.parse(text, rule.defaultKind(), from.namespace());
                                return Stream.of(new Edge(from, rule.type(), to, rule.reverse()));
                            } catch (IllegalArgumentException e) {
                                problem.accept("spec." + rule.key() + ": " + e.getMessage());
                                return Stream.empty();
                            }
                        });
    }
}
