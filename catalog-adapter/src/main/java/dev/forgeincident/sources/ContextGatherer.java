package dev.forgeincident.sources;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the context of an incident: first the catalog (who is it, and what surrounds it), then
 * everything else at once. The whole takes no longer than the budget, whatever hangs.
 */
public final class ContextGatherer implements AutoCloseable {

    /**
     * Questions under way at once, over all analyses; one that finds no place is a blind spot, not
     * a queue.
     */
    private static final int MAX_WORKERS = 64;

    private final Sources sources;
    private final GatherSettings settings;
    private final Clock clock;
    private final ExecutorService workers;

    public ContextGatherer(Sources sources, GatherSettings settings, Clock clock) {
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.workers =
                new ThreadPoolExecutor(
                        0,
                        MAX_WORKERS,
                        30,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, "gather-" + number.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Gathers what is known about the alert.
     *
     * @param entity the entity that is meant; null where only the alert's name for the service is
     *     known
     */
    public IncidentContext gather(Alert alert, @Nullable EntityRef entity, Given given) {
        long budgetEnd = System.nanoTime() + settings.budget().toNanos();
        Observation<ServiceProfile> service =
                service(alert, entity, budgetEnd).map(profile -> with(profile, given));
        ServiceProfile profile = service.dataOrNull();
        Observation<List<ServiceProfile>> neighbours = neighbours(profile, budgetEnd);
        ServiceProfile asked = profile == null ? stranger(alert, given) : profile;
        if (profile == null && (given.dependencies() != null || given.description() != null)) {
            service =
                    new Observation.Available<>(
                            asked,
                            "catalog",
                            clock.instant(),
                            List.of("no component of that name"));
        }
        TimeWindow changeWindow = changeWindow(alert);
        TimeWindow logWindow = logWindow(alert);

        List<Inquiry<List<Change>>> changes =
                given.changes() != null
                        ? List.of()
                        : askForChanges(asked, neighbours, changeWindow);
        var heuristics =
                given.heuristics() != null
                        ? List.<Inquiry<dev.forgeincident.context.gotcha.GotchaFile>>of()
                        : ask(
                                sources.heuristics(),
                                "GOTCHA.md",
                                "GOTCHA.md",
                                source -> source.heuristics(asked));
        var logs =
                given.logs() != null
                        ? List.<Inquiry<dev.forgeincident.context.logs.LogExcerpt>>of()
                        : ask(
                                sources.logs(),
                                "logs",
                                "logs of " + asked.ref().name(),
                                source -> source.lines(asked, logWindow, GatherSettings.LOG_LINES));
        var metrics =
                ask(
                        sources.metrics(),
                        "metrics",
                        "",
                        source -> source.series(asked, alert, logWindow));
        var traces =
                ask(
                        sources.traces(),
                        "traces",
                        "",
                        source -> source.spans(asked, logWindow, GatherSettings.TRACES));
        var history =
                ask(
                        sources.history(),
                        "incidents",
                        "",
                        source -> source.incidents(asked, GatherSettings.PRIOR_INCIDENTS));

        return new IncidentContext(
                alert,
                clock.instant(),
                service,
                neighbours,
                given.changes() != null
                        ? List.of(given.changes())
                        : ofSeveralServices(answers(changes, budgetEnd, "git")),
                given.heuristics() != null
                        ? List.of(given.heuristics())
                        : answers(heuristics, budgetEnd, "GOTCHA.md"),
                given.logs() != null ? List.of(given.logs()) : answers(logs, budgetEnd, "logs"),
                answers(metrics, budgetEnd, "Prometheus"),
                answers(traces, budgetEnd, "traces"),
                List.of(),
                answers(history, budgetEnd, "incidents"));
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private Observation<ServiceProfile> service(
            Alert alert, @Nullable EntityRef entity, long budgetEnd) {
        String query = entity == null ? "component " + alert.service() : entity.toString();
        return fromCatalog(
                query,
                budgetEnd,
                catalog ->
                        entity == null ? catalog.byName(alert.service()) : catalog.byRef(entity));
    }

    private Observation<List<ServiceProfile>> neighbours(
            @Nullable ServiceProfile profile, long budgetEnd) {
        if (profile == null) {
            return new Observation.Empty<>("catalog", "neighbours of an unknown service", null);
        }
        return fromCatalog(
                "neighbours of " + profile.ref(),
                budgetEnd,
                catalog -> catalog.neighbours(profile.ref(), 2));
    }

    private <T> Observation<T> fromCatalog(
            String query, long budgetEnd, Function<Catalog, Observation<T>> question) {
        Catalog catalog = sources.catalog();
        if (catalog == null) {
            return Observation.Unavailable.notConfigured("catalog");
        }
        Inquiry<T> inquiry = Inquiry.ask(workers, "catalog", query, () -> question.apply(catalog));
        return inquiry.within(settings.deadline(), budgetEnd);
    }

    private List<Inquiry<List<Change>>> askForChanges(
            ServiceProfile asked, Observation<List<ServiceProfile>> neighbours, TimeWindow window) {
        List<ServiceProfile> services = new ArrayList<>(List.of(asked));
        List<ServiceProfile> around = neighbours.dataOrNull();
        List<EntityRef> dependsOn = asked.targets("dependsOn");
        if (around != null) {
            around.stream()
                    .filter(
                            other ->
                                    other.ref().kind().equals("component")
                                            && dependsOn.contains(other.ref()))
                    .limit(GatherSettings.DEPENDENCIES)
                    .forEach(services::add);
        }
        List<Inquiry<List<Change>>> inquiries = new ArrayList<>();
        for (ServiceProfile service : services) {
            String query = "changes of " + service.ref().name() + " in " + window;
            inquiries.addAll(
                    ask(
                            sources.changes(),
                            "changes",
                            query,
                            source -> source.changes(service, window, settings.changeLimit())));
        }
        return inquiries;
    }

    private <S, T> List<Inquiry<T>> ask(
            List<S> asked, String name, String query, Function<S, Observation<T>> question) {
        BiFunction<S, String, Inquiry<T>> one =
                (source, what) -> Inquiry.ask(workers, name, what, () -> question.apply(source));
        return asked.stream().map(source -> one.apply(source, query)).toList();
    }

    private <T> List<Observation<T>> answers(
            List<Inquiry<T>> inquiries, long budgetEnd, String kind) {
        if (inquiries.isEmpty()) {
            return List.of(Observation.Unavailable.notConfigured(kind));
        }
        return inquiries.stream()
                .map(inquiry -> inquiry.within(settings.deadline(), budgetEnd))
                .toList();
    }

    /**
     * The service's own come first; that a dependency's repository is not known is no blind spot.
     */
    private List<Observation<List<Change>>> ofSeveralServices(
            List<Observation<List<Change>>> answers) {
        int own = Math.max(1, sources.changes().size());
        List<Observation<List<Change>>> told = new ArrayList<>(answers.subList(0, own));
        answers.stream()
                .skip(own)
                .filter(
                        each ->
                                !(each instanceof Observation.Unavailable<?> missing
                                        && missing.isNotConfigured()))
                .forEach(told::add);
        return told;
    }

    private TimeWindow changeWindow(Alert alert) {
        Instant now = clock.instant();
        Instant from = earlier(alert.startedAt(), now).minus(settings.changeWindow());
        return new TimeWindow(from, until(alert, now));
    }

    private TimeWindow logWindow(Alert alert) {
        Instant now = clock.instant();
        Instant started = earlier(alert.startedAt(), now);
        Instant to = until(alert, now);
        return new TimeWindow(started.minus(GatherSettings.LOG_BASELINE), to);
    }

    /** What happened long after the alert does not explain it, and would crowd out what does. */
    private static Instant until(Alert alert, Instant now) {
        return earlier(
                earlier(alert.startedAt(), now).plus(GatherSettings.AFTER), now.plusSeconds(1));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static ServiceProfile with(ServiceProfile profile, Given given) {
        return new ServiceProfile(
                profile.ref(),
                profile.title(),
                Objects.requireNonNullElse(given.description(), profile.description()),
                profile.type(),
                Objects.requireNonNullElse(given.tags(), profile.tags()),
                profile.annotations(),
                profile.relations(),
                Objects.requireNonNullElse(given.dependencies(), profile.statedDependencies()));
    }

    /**
     * A service that no catalog knows is still asked for by its name, as well as a name can be made
     * of it.
     */
    private static ServiceProfile stranger(Alert alert, Given given) {
        String name =
                alert.service()
                        .replaceAll("[^A-Za-z0-9._-]+", "-")
                        .replaceAll("^[-_.]+|[-_.]+$", "");
        EntityRef ref =
                EntityRef.component(
                        name.isEmpty() || name.length() > 63
                                ? "unknown"
                                : name.replaceAll("[-_.]{2,}", "-"));
        return with(ServiceProfile.named(ref), given);
    }
}
