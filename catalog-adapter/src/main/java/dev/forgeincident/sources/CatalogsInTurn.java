package dev.forgeincident.sources;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Several catalogs as one: the first that knows the answer gives it. One that could not be asked is
 * told of, so that what the next one says is not taken for the whole.
 */
final class CatalogsInTurn implements Catalog {

    private final List<Source<Catalog>> catalogs;

    /**
     * @param catalogs at least one, the one to believe first
     */
    CatalogsInTurn(List<Source<Catalog>> catalogs) {
        this.catalogs = List.copyOf(catalogs);
    }

    @Override
    public Observation<ServiceProfile> byRef(EntityRef ref) {
        return first(catalog -> catalog.byRef(ref));
    }

    @Override
    public Observation<ServiceProfile> byName(String name) {
        return first(catalog -> catalog.byName(name));
    }

    @Override
    public Observation<ServiceProfile> lookUp(EntityRef ref) {
        return first(catalog -> catalog.lookUp(ref));
    }

    @Override
    public Observation<ServiceProfile> lookUp(String name) {
        return first(catalog -> catalog.lookUp(name));
    }

    @Override
    public Observation<List<ServiceProfile>> neighbours(EntityRef ref, int hops) {
        return first(catalog -> catalog.neighbours(ref, hops));
    }

    @Override
    public Observation<List<ServiceProfile>> components() {
        Map<EntityRef, ServiceProfile> found = new LinkedHashMap<>();
        List<String> shortfalls = new ArrayList<>();
        List<Observation<List<ServiceProfile>>> others = new ArrayList<>();
        Observation.Available<List<ServiceProfile>> some = null;
        for (Source<Catalog> catalog : catalogs) {
            Observation<List<ServiceProfile>> answer = catalog.port().components();
            if (answer instanceof Observation.Available<List<ServiceProfile>> available) {
                some = available;
                available.data().forEach(each -> found.putIfAbsent(each.ref(), each));
                shortfalls.addAll(available.shortfalls());
            } else {
                others.add(answer);
                tell(answer, shortfalls);
            }
        }
        if (some == null) {
            return none(others);
        }
        if (found.size() > MAX_COMPONENTS) {
            shortfalls.add("only " + MAX_COMPONENTS + " of " + found.size() + " components");
        }
        List<ServiceProfile> all =
                found.values().stream()
                        .sorted(Comparator.comparing(each -> each.ref().toString()))
                        .limit(MAX_COMPONENTS)
                        .toList();
        return new Observation.Available<>(all, some.source(), some.asOf(), shortfalls);
    }

    private <T> Observation<T> first(Function<Catalog, Observation<T>> question) {
        List<String> shortfalls = new ArrayList<>();
        List<Observation<T>> others = new ArrayList<>();
        for (Source<Catalog> catalog : catalogs) {
            Observation<T> answer = question.apply(catalog.port());
            if (answer instanceof Observation.Available<T> available) {
                shortfalls.addAll(available.shortfalls());
                return new Observation.Available<>(
                        available.data(), available.source(), available.asOf(), shortfalls);
            }
            others.add(answer);
            tell(answer, shortfalls);
        }
        return none(others);
    }

    /**
     * Another one's "not here" does not say that one that was not asked would not have known it.
     */
    private static <T> Observation<T> none(List<Observation<T>> answers) {
        return answers.stream()
                .filter(answer -> answer instanceof Observation.Unavailable<T>)
                .findFirst()
                .orElse(answers.get(0));
    }

    private static void tell(Observation<?> answer, List<String> shortfalls) {
        if (answer instanceof Observation.Unavailable<?> missing) {
            shortfalls.add(missing.source() + " could not be asked: " + missing.reason());
        }
    }
}
