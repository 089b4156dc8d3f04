package dev.forgeincident.sources.backstage;

import dev.forgeincident.context.catalog.EntityRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which component a name from outside means: the one that is named so, or the one that says of
 * itself, in an annotation, that another system knows it by that name.
 */
final class NameSearch {

    /** Longer values are not searchable in Backstage. */
    private static final int MAX_VALUE = 200;

    private static final int TOLD = 5;

    /**
     * An annotation and the value that it has where it means the name.
     *
     * @param value with {@link BackstageSource.Options#SERVICE} in place of the name
     */
    private record Annotation(String key, String value) {}

    /**
     * What was found.
     *
     * @param ref null where nothing was
     * @param others those that the name means as well as this one, itself among them; empty where
     *     there is no other
     */
    record Match(@Nullable EntityRef ref, List<EntityRef> others) {

        /** What the reader is told of the others; null where there are none. */
        @Nullable String doubt() {
            if (others.isEmpty()) {
                return null;
            }
            String some =
                    others.stream()
                            .limit(TOLD)
                            .map(EntityRef::toString)
                            .collect(Collectors.joining(", "));
            return others.size()
                    + " components are meant by this name equally well ("
                    + some
                    + (others.size() > TOLD ? ", …" : "")
                    + "); "
                    + ref
                    + " was taken";
        }
    }

    private record Candidate(EntityRef ref, int rank) {

        static final Comparator<Candidate> BEST_FIRST =
                Comparator.comparing(Candidate::rank)
                        .thenComparing(Candidate::ref, BackstageCatalog.DEFAULT_FIRST)
                        .thenComparing(candidate -> candidate.ref().name());

        boolean isAsGoodAs(Candidate other) {
            return rank == other.rank && inDefault() == other.inDefault();
        }

        private boolean inDefault() {
            return ref.namespace().equals(EntityRef.DEFAULT_NAMESPACE);
        }
    }

    private final List<Annotation> annotations;

    NameSearch(List<String> annotations) {
        this.annotations =
                annotations.stream()
                        .map(
                                text -> {
                                    int equals = text.indexOf('=');
                                    return equals < 0
                                            ? new Annotation(text, BackstageSource.Options.SERVICE)
                                            : new Annotation(
                                                    text.substring(0, equals),
                                                    text.substring(equals + 1));
                                })
                        .toList();
    }

    /** The same text for names that mean the same. */
    static String key(String name) {
        return name.length() > MAX_VALUE ? "" : name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The filters of the API that find the candidates; empty where nothing can have that name. A
     * comma would end a condition and begin another, and cannot be escaped, so no value with one is
     * ever put into a filter.
     *
     * @param name as {@link #key} gives it
     */
    List<String> filters(String name) {
        List<String> filters = new ArrayList<>();
        EntityRef named = named(name);
        if (named != null) {
            filters.add(
                    "kind=component,metadata.name="
                            + named.name()
                            + (name.contains("/")
                                    ? ",metadata.namespace=" + named.namespace()
                                    : ""));
        }
        for (Annotation annotation : annotations) {
            String value = value(annotation, name);
            if (value != null) {
                filters.add(
                        "kind=component,metadata.annotations." + annotation.key() + "=" + value);
            }
        }
        return filters;
    }

    /**
     * The best of what the filters found. What they do not find is not taken, whatever the portal
     * answers.
     */
    Match best(String name, List<CatalogEntity> found) {
        List<Candidate> candidates =
                found.stream()
                        .filter(entity -> entity.ref().kind().equals("component"))
                        .map(entity -> candidate(name, entity))
                        .filter(Objects::nonNull)
                        .sorted(Candidate.BEST_FIRST)
                        .toList();
        if (candidates.isEmpty()) {
            return new Match(null, List.of());
        }
        Candidate best = candidates.get(0);
        List<EntityRef> equals =
                candidates.stream().filter(best::isAsGoodAs).map(Candidate::ref).toList();
        return new Match(best.ref(), equals.size() > 1 ? equals : List.of());
    }

    private @Nullable Candidate candidate(String name, CatalogEntity entity) {
        EntityRef named = named(name);
        if (named != null
                && entity.ref().name().equals(named.name())
                && (!name.contains("/") || entity.ref().namespace().equals(named.namespace()))) {
            return new Candidate(entity.ref(), 0);
        }
        for (int i = 0; i < annotations.size(); i++) {
            String has = entity.annotations().get(annotations.get(i).key());
            if (has != null
                    && has.toLowerCase(Locale.ROOT).equals(value(annotations.get(i), name))) {
                return new Candidate(entity.ref(), i + 1);
            }
        }
        return null;
    }

    private static @Nullable EntityRef named(String name) {
        try {
            EntityRef ref = EntityRef.parse(name);
            return ref.kind().equals("component") ? ref : null;
        } catch (IllegalArgumentException noName) {
            return null;
        }
    }

    private static @Nullable String value(Annotation annotation, String name) {
        String value =
                annotation
                        .value()
                        .replace(BackstageSource.Options.SERVICE, name)
                        .toLowerCase(Locale.ROOT);
        boolean fits =
                !name.isEmpty()
                        && value.length() <= MAX_VALUE
                        && value.chars().noneMatch(c -> c == ',' || Character.isISOControl(c));
        return fits ? value : null;
    }
}
