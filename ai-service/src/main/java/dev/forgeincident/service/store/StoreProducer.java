package dev.forgeincident.service.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.service.IncidentAnalysis;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** The factory of this room: each store once, behind its ports. */
@ApplicationScoped
class StoreProducer {

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        // By default a failing statement is told with its arguments: what people logged and pasted.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }

    @Produces
    @Singleton
    PostgresIncidents incidents(Jdbi jdbi, Clock clock) {
        return new PostgresIncidents(jdbi, clock);
    }

    @Produces
    @Singleton
    PostgresAnalyses analyses(Jdbi jdbi, ObjectMapper json) {
        return new PostgresAnalyses(jdbi, json);
    }

    @Produces
    @Singleton
    PushedDeployments deployments(Jdbi jdbi, Clock clock) {
        return new PushedDeployments(jdbi, clock);
    }

    @Produces
    @Singleton
    JobQueue queue(
            DataSource dataSource,
            ObjectMapper json,
            Clock clock,
            TransactionSynchronizationRegistry transactions,
            PostgresIncidents incidents,
            Instance<IncidentAnalysis> analysis) {
        return new JobQueue(
                dataSource,
                json,
                clock,
                transactions,
                request -> analysis.get().analyse(request),
                incidents::noteMissingAnalysis);
    }

    void start(@Observes StartupEvent event, JobQueue queue) {
        queue.start();
    }

    void stop(@Observes ShutdownEvent event, JobQueue queue) {
        queue.close();
    }
}
