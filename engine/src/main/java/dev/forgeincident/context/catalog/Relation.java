package dev.forgeincident.context.catalog;

/**
 * One direction of a relation, as it stands on the entity it starts from.
 *
 * @param type Backstage's word: {@code dependsOn}, {@code dependencyOf}, {@code providesApi},
 *     {@code apiProvidedBy}, {@code consumesApi}, {@code apiConsumedBy}, {@code partOf}, {@code
 *     hasPart}, {@code ownedBy}, {@code ownerOf} …
 * @param dangling whether the catalog has no entity of that reference
 */
public record Relation(String type, EntityRef target, boolean dangling) {}
