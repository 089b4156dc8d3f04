package dev.forgeincident.sources.spans;

import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a service calls itself in its spans. */
public final class TracedName {

    /** Our own; names of the catalog are lower case, those of spans need not be. */
    public static final String OWN = "forge-incident/service-name";

    private static final int LONGEST = 200;

    private TracedName() {}

    /**
     * The first of the annotations that the entity has, our own before all, else the entity's name.
     */
    public static String of(ServiceProfile service, String... annotations) {
        String own = stated(service, OWN);
        if (own != null) {
            return own;
        }
        return List.of(annotations).stream()
                .map(key -> stated(service, key))
                .filter(name -> name != null)
                .findFirst()
                .orElse(service.ref().name());
    }

    private static @Nullable String stated(ServiceProfile service, String key) {
        String name = service.annotation(key);
        return name == null || name.isBlank() || name.length() > LONGEST ? null : name.strip();
    }
}
