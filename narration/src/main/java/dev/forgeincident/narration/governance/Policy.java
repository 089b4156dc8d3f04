package dev.forgeincident.narration.governance;

import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * For whom no model is asked. What cannot be known is not let through: a policy that a catalog's
 * outage opens would be none.
 *
 * @param teamsOff names of teams, {@code billing} or {@code group:default/billing}. While it names
 *     any, nothing of a service whose owner is not known goes to a model
 * @param entitiesOff names of entities, {@code invoice-api} or {@code
 *     component:default/invoice-api}
 */
public record Policy(Set<String> teamsOff, Set<String> entitiesOff) {

    public static final Policy OPEN = new Policy(Set.of(), Set.of());

    /**
     * The annotation of a component that switches the model off for it. A word other than {@code
     * on} or {@code true} is taken as {@code off}.
     */
    public static final String ANNOTATION = "forge-incident/model";

    private static final Set<String> ON = Set.of("on", "true");

    /**
     * @throws IllegalArgumentException when a name is no reference
     */
    public Policy {
        teamsOff = references(teamsOff, References::team);
        entitiesOff = references(entitiesOff, References::entity);
    }

    /** Why no model may be asked, for a sentence; null where one may. */
    @Nullable String against(Account account, @Nullable ServiceProfile profile) {
        String entity = entityOff(account, profile);
        if (entity != null) {
            return "the model is switched off for " + entity + " (forge.ai.off.entities)";
        }
        if (profile != null && !ON.contains(annotation(profile))) {
            return "the model is switched off for "
                    + profile.ref()
                    + " (the annotation "
                    + ANNOTATION
                    + " of its catalog entry)";
        }
        return teamOff(account, profile);
    }

    /** Why nothing of another service may be sent, for a sentence; null where it may. */
    @Nullable String against(AlsoTold other) {
        ServiceProfile profile = other.profile();
        EntityRef owner = profile == null ? null : profile.owner();
        Account account =
                new Account(
                        "",
                        profile == null ? null : profile.ref().toString(),
                        other.service(),
                        owner == null ? null : owner.toString(),
                        null);
        String off = against(account, profile);
        return off == null ? null : "the evidence tells of " + other.service() + ": " + off;
    }

    /** Without a catalog a service goes by its name alone; that is enough to know it again. */
    private @Nullable String entityOff(Account account, @Nullable ServiceProfile profile) {
        Set<String> names = new TreeSet<>();
        if (account.entity() != null) {
            names.add(account.entity().toLowerCase(Locale.ROOT));
        }
        if (profile != null) {
            names.add(profile.ref().toString());
        }
        boolean isKnown = !names.isEmpty();
        String service = account.service().strip().toLowerCase(Locale.ROOT);
        return entitiesOff.stream()
                .filter(off -> isKnown ? names.contains(off) : off.endsWith("/" + service))
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private @Nullable String teamOff(Account account, @Nullable ServiceProfile profile) {
        if (teamsOff.isEmpty()) {
            return null;
        }
        Set<String> owners = new TreeSet<>();
        if (account.team() != null) {
            owners.add(account.team().toLowerCase(Locale.ROOT));
        }
        if (profile != null) {
            profile.targets("ownedBy").forEach(owner -> owners.add(owner.toString()));
        }
        if (owners.isEmpty()) {
            return "the catalog names no owner of this service, and the model is switched off for some teams (forge.ai.off.teams)";
        }
        owners.retainAll(teamsOff);
        return owners.isEmpty()
                ? null
                : "the model is switched off for "
                        + owners.iterator().next()
                        + " (forge.ai.off.teams)";
    }

    private static String annotation(ServiceProfile profile) {
        return Objects.requireNonNullElse(profile.annotation(ANNOTATION), "on")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> references(Set<String> names, UnaryOperator<String> reference) {
        return names.stream().map(reference).collect(Collectors.toUnmodifiableSet());
    }
}
