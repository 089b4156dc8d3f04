package dev.forgeincident.sources;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.history.PriorIncident;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.traces.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One gathering: who is it; then all about it, and what surrounds it, at once; as soon as it is
 * known which, the same of the services that it depends on.
 */
final class Gathering {

    private final Sources sources;
    private final GatherSettings settings;
    private final Clock clock;
    private final ExecutorService workers;
    private final Alert alert;
    private final Given given;
    private final Progress progress;
    private final long budgetEnd;
    private final TimeWindow changeWindow;
    private final TimeWindow signalWindow;

    private final List<Inquiry<List<Change>>> changes = new ArrayList<>();
    private final List<Inquiry<LogExcerpt>> logs = new ArrayList<>();
    private final List<Inquiry<List<MetricSeries>>> metrics = new ArrayList<>();

    Gathering(
            Sources sources,
            GatherSettings settings,
            Clock clock,
            ExecutorService workers,
            Alert alert,
            Given given,
            Progress progress) {
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
        this.workers = workers;
        this.alert = alert;
        this.given = given;
        this.progress = progress;
        this.budgetEnd = System.nanoTime() + settings.budget().toNanos();
        Instant now = clock.instant();
        Instant started = earlier(alert.startedAt(), now);
        // What happened long after the alert does not explain it, and would crowd out what does.
        Instant until = earlier(started.plus(GatherSettings.AFTER), now.plusSeconds(1));
        this.changeWindow = new TimeWindow(started.minus(settings.changeWindow()), until);
        this.signalWindow = new TimeWindow(started.minus(GatherSettings.BASELINE), until);
    }

    IncidentContext gather(@Nullable EntityRef entity) {
        CatalogInquiry catalog =
                new CatalogInquiry(
                        sources.catalog(),
                        settings,
                        workers,
                        budgetEnd,
                        alert.service(),
                        entity,
                        progress);
        ServiceProfile known = catalog.known();
        ServiceProfile asked = known == null ? stranger() : with(known);
        askOf(asked, GatherSettings.LOG_LINES);
        List<Inquiry<GotchaFile>> heuristics =
                given.heuristics() != null
                        ? List.of()
                        : ask(
                                sources.heuristics(),
                                "GOTCHA.md",
                                asked,
                                null,
                                source -> source.heuristics(asked));
        List<Inquiry<List<Span>>> traces =
                ask(
                        sources.traces(),
                        "traces",
                        asked,
                        signalWindow,
                        source -> source.spans(asked, signalWindow, GatherSettings.TRACES));
        List<Inquiry<List<PriorIncident>>> history =
                ask(
                        sources.history(),
                        "incidents",
                        asked,
                        null,
                        source -> source.incidents(asked, GatherSettings.PRIOR_INCIDENTS));
        tellUnasked("changes", asked, given.changes(), "git", changes);
        tellUnasked("logs", asked, given.logs(), "logs", logs);
        tellUnasked("GOTCHA.md", asked, given.heuristics(), "GOTCHA.md", heuristics);
        tellUnasked("metrics", asked, null, "Prometheus", metrics);
        tellUnasked("traces", asked, null, "traces", traces);

        catalog.dependencies().forEach(each -> askOf(each, GatherSettings.LOG_LINES_AROUND));
        Observation<List<ServiceProfile>> neighbours = catalog.neighbours();
        Observation<ServiceProfile> service = described(catalog.service());

        List<Observation<List<Change>>> changed =
                orGiven(given.changes(), changes, "git", sources.changes().size());
        List<Observation<GotchaFile>> rules =
                orGiven(given.heuristics(), heuristics, "GOTCHA.md", heuristics.size());
        List<Observation<LogExcerpt>> logged =
                orGiven(given.logs(), logs, "logs", sources.logs().size());
        List<Observation<List<MetricSeries>>> measured =
                orGiven(null, metrics, "Prometheus", sources.metrics().size());
        List<Observation<List<Span>>> traced = orGiven(null, traces, "traces", traces.size());
        List<Observation<List<PriorIncident>>> before =
                orGiven(null, history, "incidents", history.size());
        return new IncidentContext(
                alert,
                clock.instant(),
                service,
                neighbours,
                changed,
                rules,
                logged,
                measured,
                traced,
                List.of(),
                before);
    }

    /** What can be asked of the service and of each that it depends on. */
    private void askOf(ServiceProfile service, int lines) {
        if (given.changes() == null) {
            changes.addAll(
                    ask(
                            sources.changes(),
                            "changes",
                            service,
                            changeWindow,
                            source ->
                                    source.changes(service, changeWindow, settings.changeLimit())));
        }
        if (given.logs() == null) {
            logs.addAll(
                    ask(
                            sources.logs(),
                            "logs",
                            service,
                            signalWindow,
                            source -> source.lines(service, signalWindow, lines)));
        }
        metrics.addAll(
                ask(
                        sources.metrics(),
                        "metrics",
                        service,
                        signalWindow,
                        source -> source.series(service, alert, signalWindow)));
    }

    private <P, T> List<Inquiry<T>> ask(
            List<Source<P>> asked,
            String kind,
            ServiceProfile about,
            @Nullable TimeWindow window,
            Function<P, Observation<T>> question) {
        String query = query(kind, about);
        List<Inquiry<T>> inquiries = new ArrayList<>();
        for (Source<P> source : asked) {
            inquiries.add(
                    Inquiry.ask(
                            workers,
                            source.name(),
                            query,
                            window,
                            () -> question.apply(source.port()),
                            progress.of(kind, source.name(), query)));
        }
        return inquiries;
    }

    /** {@code logs of invoice-api} */
    private static String query(String kind, ServiceProfile about) {
        return kind + " of " + about.ref().name();
    }

    /** Who follows the gathering learns at once what nobody is asked for, and why. */
    private void tellUnasked(
            String kind,
            ServiceProfile about,
            @Nullable Observation<?> brought,
            String unset,
            List<? extends Inquiry<?>> inquiries) {
        if (brought != null) {
            progress.of(kind, brought.source(), query(kind, about)).accept(brought);
        } else if (inquiries.isEmpty()) {
            progress.of(kind, unset, query(kind, about))
                    .accept(Observation.Unavailable.notConfigured(unset));
        }
    }

    /**
     * @param own how many of the inquiries, from the first on, are about the service itself
     */
    private <T> List<Observation<T>> orGiven(
            @Nullable Observation<T> brought, List<Inquiry<T>> inquiries, String kind, int own) {
        if (brought != null) {
            return List.of(brought);
        }
        if (inquiries.isEmpty()) {
            return List.of(Observation.Unavailable.notConfigured(kind));
        }
        List<Observation<T>> told = new ArrayList<>();
        Set<String> missed = new LinkedHashSet<>();
        for (int i = 0; i < inquiries.size(); i++) {
            Observation<T> answer = inquiries.get(i).within(settings.deadline(), budgetEnd);
            if (answer instanceof Observation.Unavailable<T> missing) {
                boolean again = !missed.add(missing.source());
                // One outage is one blind spot; what one source does not have, another may.
                if (missing.isNotConfigured() || (again && i >= own)) {
                    continue;
                }
            }
            told.add(answer);
        }
        return told.isEmpty() ? List.of(Observation.Unavailable.notConfigured(kind)) : told;
    }

    /** What the caller says of the service beside what the catalog says. */
    private Observation<ServiceProfile> described(Observation<ServiceProfile> service) {
        boolean saysSo = given.dependencies() != null || given.description() != null;
        if (service.dataOrNull() == null && saysSo) {
            return new Observation.Available<>(
                    stranger(), "catalog", clock.instant(), List.of("no component of that name"));
        }
        return service.map(this::with);
    }

    private ServiceProfile with(ServiceProfile profile) {
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
    private ServiceProfile stranger() {
        String name =
                alert.service()
                        .replaceAll("[^A-Za-z0-9._-]+", "-")
                        .replaceAll("^[-_.]+|[-_.]+$", "");
        EntityRef ref =
                EntityRef.component(
                        name.isEmpty() || name.length() > 63
                                ? "unknown"
                                : name.replaceAll("[-_.]{2,}", "-"));
        return with(ServiceProfile.named(ref));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
