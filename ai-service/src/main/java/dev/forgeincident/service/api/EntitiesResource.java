package dev.forgeincident.service.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.service.intake.BadInput;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalog, as far as the pages need it. */
@Path("/api/entities")
@Produces(MediaType.APPLICATION_JSON)
class EntitiesResource {

    private final Optional<Catalog> catalog;

    EntitiesResource(Optional<Catalog> catalog) {
        this.catalog = catalog;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Entities list() {
        if (catalog.isEmpty()) {
            return new Entities(List.of(), List.of("No catalog is configured."));
        }
        Observation<List<ServiceProfile>> components = catalog.get().components();
        List<ServiceProfile> found = components.dataOrNull();
        List<String> notes =
                components instanceof Observation.Available<?> available
                        ? available.shortfalls()
                        : components instanceof Observation.Unavailable<?> missing
                                ? List.of(missing.source() + ": " + missing.reason())
                                : List.of();
        return new Entities(
                found == null
                        ? List.of()
                        : found.stream().map(profile -> Entity.of(profile, null)).toList(),
                notes);
    }

    @GET
    @Path("/{kind}/{namespace}/{name}")
    @RolesAllowed(Roles.VIEWER)
    public Response byRef(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
        EntityRef ref;
        try {
            ref = new EntityRef(kind, namespace, name);
        } catch (IllegalArgumentException e) {
            throw new BadInput("entity", "is no kind, namespace and name of a catalog entity");
        }
        Observation<ServiceProfile> found =
                catalog.map(known -> known.byRef(ref))
                        .orElseGet(() -> new Observation.Empty<>("catalog", "", null));
        if (found instanceof Observation.Unavailable<ServiceProfile> missing) {
            return Problems.unavailable("the catalog could not be read: " + missing.reason());
        }
        ServiceProfile profile = found.dataOrNull();
        return profile == null
                ? Problems.notFound("the catalog has no " + ref)
                : Response.ok(
                                Entity.of(
                                        profile,
                                        profile.relations().stream().map(Related::of).toList()))
                        .build();
    }

    record Entities(List<Entity> entities, List<String> notes) {}

    record Related(String type, String targetRef, boolean dangling) {
        static Related of(Relation relation) {
            return new Related(relation.type(), relation.target().toString(), relation.dangling());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entity(
            String entityRef,
            String kind,
            String namespace,
            String name,
            @Nullable String title,
            String description,
            String type,
            @Nullable String owner,
            List<String> tags,
            @Nullable List<Related> relations) {

        static Entity of(ServiceProfile profile, @Nullable List<Related> relations) {
            EntityRef ref = profile.ref();
            String owner =
                    profile.targets("ownedBy").stream()
                            .findFirst()
                            .map(EntityRef::toString)
                            .orElse(null);
            return new Entity(
                    ref.toString(),
                    ref.kind(),
                    ref.namespace(),
                    ref.name(),
                    profile.title(),
                    profile.description(),
                    profile.type(),
                    owner,
                    profile.tags(),
                    relations);
        }
    }
}
