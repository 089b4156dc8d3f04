package dev.forgeincident.service.store;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.service.PushedChanges;
import dev.forgeincident.service.intake.DeployEvent;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Deployments that others told us of, in PostgreSQL. */
final class PushedDeployments implements ChangeHistory, PushedChanges {

    private static final Logger LOG = Logger.getLogger(PushedDeployments.class);
    private static final String SOURCE = "pushed deployments";

    // In one order, so that two senders of the same never wait for each other.
    private static final Comparator<DeployEvent> BY_ID =
            Comparator.comparing(DeployEvent::source).thenComparing(DeployEvent::id);

    private static final Comparator<Deployment> BY_KEY =
            Comparator.comparing((Deployment each) -> Pushed.key(each.service()))
                    .thenComparing(Deployment::commit)
                    .thenComparing(Deployment::at)
                    .thenComparing(Deployment::environment);

    private final Jdbi jdbi;
    private final Clock clock;

    PushedDeployments(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void keep(List<Deployment> deployments) {
        if (deployments.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> insert(handle, deployments));
    }

    @Override
    public void keepOnce(List<DeployEvent> events) {
        jdbi.useTransaction(
                handle -> {
                    List<Deployment> news = new ArrayList<>();
                    for (DeployEvent event : events.stream().sorted(BY_ID).toList()) {
                        if (isNews(handle, event)) {
                            news.add(event.deployment());
                        }
                    }
                    if (!news.isEmpty()) {
                        insert(handle, news);
                    }
                });
    }

    private boolean isNews(Handle handle, DeployEvent event) {
        return handle.createUpdate(
                                "insert into pushed_event (source, id, received_at) values (:source, :id, :received)"
                                        + " on conflict do nothing")
                        .bind("source", event.source())
                        .bind("id", event.id())
                        .bind("received", clock.instant())
                        .execute()
                > 0;
    }

    private void insert(Handle handle, List<Deployment> deployments) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into deployment (service, commit_sha, author, at, environment, url, received_at)"
                                + " values (:service, :commit, :author, :at, :environment, :url, :received)"
                                + " on conflict do nothing");
        for (Deployment deployment : deployments.stream().sorted(BY_KEY).toList()) {
            batch.bind("service", Pushed.key(deployment.service()))
                    .bind("commit", deployment.commit())
                    .bind("author", deployment.author())
                    .bind("at", deployment.at())
                    .bind("environment", deployment.environment())
                    .bind("url", deployment.url())
                    .bind("received", clock.instant())
                    .add();
        }
        batch.execute();
    }

    @Override
    public Observation<List<Change>> changes(ServiceProfile service, TimeWindow window, int limit) {
        try {
            return found(service, window, limit);
        } catch (JdbiException e) {
            LOG.error("The pushed deployments could not be read", e);
            return Pushed.unreadable(SOURCE, "deployments of " + service.ref().name(), window);
        }
    }

    private Observation<List<Change>> found(ServiceProfile service, TimeWindow window, int limit) {
        List<Change> changes =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select service, commit_sha, author, at, environment, url from deployment"
                                                        + " where service = :service and at >= :from and at < :to"
                                                        + " order by at desc, id desc limit :limit")
                                        .bind("service", Pushed.key(service.ref().name()))
                                        .bind("from", window.from())
                                        .bind("to", window.to())
                                        .bind("limit", limit)
                                        .map(
                                                (row, context) ->
                                                        (Change)
                                                                new Deployment(
                                                                        service.ref().name(),
                                                                        row.getString("commit_sha"),
                                                                        row.getString("author"),
                                                                        row.getObject(
                                                                                        "at",
                                                                                        OffsetDateTime
                                                                                                .class)
                                                                                .toInstant(),
                                                                        row.getString(
                                                                                "environment"),
                                                                        row.getString("url")))
                                        .list());
        return changes.isEmpty()
                ? new Observation.Empty<>(SOURCE, "deployments of " + service.ref().name(), window)
                : new Observation.Available<>(changes, SOURCE, clock.instant());
    }
}
