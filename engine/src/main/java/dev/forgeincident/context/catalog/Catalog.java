package dev.forgeincident.context.catalog;

import dev.forgeincident.context.Observation;
import java.util.List;

/**
 * Port: the software catalog. Implementations are safe for use by several threads, never throw for
 * what a catalog can do wrong (they answer {@link Observation.Unavailable}), and return promptly
 * when the calling thread is interrupted. An unknown entity is {@link Observation.Empty}.
 */
public interface Catalog {

    /** The entity of that reference. */
    Observation<ServiceProfile> byRef(EntityRef ref);

    /**
     * The component of that name, whatever its case. Without a namespace, {@code default} wins over
     * others; among others the first in alphabetical order.
     */
    Observation<ServiceProfile> byName(String name);

    /**
     * The same as {@link #byRef}, as soon as the entity itself is known: which of its relations are
     * dangling need not be. For the one who has other things to ask meanwhile.
     */
    default Observation<ServiceProfile> lookUp(EntityRef ref) {
        return byRef(ref);
    }

    /** The same as {@link #byName}, as soon as the component itself is known. */
    default Observation<ServiceProfile> lookUp(String name) {
        return byName(name);
    }

    /**
     * The profiles of everything that is at most {@code hops} relations away from the entity,
     * nearest first, at most {@value #MAX_NEIGHBOURS}; the entity itself and dangling targets are
     * left out. Owners and groups are reached but not walked through: two services of one team are
     * not neighbours.
     */
    Observation<List<ServiceProfile>> neighbours(EntityRef ref, int hops);

    /**
     * All components, by name, at most {@value #MAX_COMPONENTS}; a shortfall says when there are
     * more.
     */
    Observation<List<ServiceProfile>> components();

    int MAX_NEIGHBOURS = 100;
    int MAX_COMPONENTS = 2_000;
}
