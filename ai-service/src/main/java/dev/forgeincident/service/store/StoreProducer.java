package dev.forgeincident.service.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.service.IncidentAnalysis;
import dev.forgeincident.service.KeptFor;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/** The factory of this room: each store once, behind its ports. */
@ApplicationScoped
class StoreProducer {

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        // A failed statement is logged; what it was to keep may hold what no log may.
        jdbi.configure(
                StatementExceptions.class,
                exceptions ->
                        exceptions.setMessageRendering(StatementExceptions.MessageRendering.NONE));
        return jdbi;
    }

    @Produces
    @Singleton
    PostgresIncidents incidents(Jdbi jdbi, Clock clock) {
        return new PostgresIncidents(jdbi, clock);
    }

    @Produces
    @Singleton
    PostgresHistory history(Jdbi jdbi, Clock clock) {
        return new PostgresHistory(jdbi, clock);
    }

    @Produces
    @Singleton
    PostgresAnalyses analyses(Jdbi jdbi, ObjectMapper json) {
        return new PostgresAnalyses(jdbi, json);
    }

    @Produces
    @Singleton
    PostgresOutcomes outcomes(
            Jdbi jdbi, ObjectMapper json, PostgresIncidents incidents, Clock clock) {
        return new PostgresOutcomes(jdbi, json, incidents, clock);
    }

    @Produces
    @Singleton
    PostgresOpinions opinions(Jdbi jdbi) {
        return new PostgresOpinions(jdbi);
    }

    @Produces
    @Singleton
    PostgresLedger ledger(Jdbi jdbi) {
        return new PostgresLedger(jdbi);
    }

    @Produces
    @Singleton
    PostgresUsage usage(Jdbi jdbi) {
        return new PostgresUsage(jdbi);
    }

    @Produces
    @Singleton
    PushedDeployments deployments(Jdbi jdbi, Clock clock) {
        return new PushedDeployments(jdbi, clock);
    }

    @Produces
    @Singleton
    PushedValueChanges values(Jdbi jdbi, Clock clock) {
        return new PushedValueChanges(jdbi, clock);
    }

    @Produces
    @Singleton
    PushedSpans spans(Jdbi jdbi, ObjectMapper json, Clock clock) {
        return new PushedSpans(jdbi, json, clock);
    }

    @Produces
    @Singleton
    PushedLogLines logLines(Jdbi jdbi, Clock clock) {
        return new PushedLogLines(jdbi, clock);
    }

    @Produces
    @Singleton
    LogWriter logWriter(Jdbi jdbi, Clock clock) {
        return new LogWriter(new LogRows(jdbi, clock)::write);
    }

    @Produces
    @Singleton
    Retention retention(Jdbi jdbi, Clock clock, KeptFor kept) {
        return new Retention(jdbi, clock, kept);
    }

    @Produces
    @Singleton
    JobQueue queue(
            DataSource dataSource,
            Jdbi jdbi,
            ObjectMapper json,
            Clock clock,
            TransactionSynchronizationRegistry transactions,
            PostgresIncidents incidents,
            Instance<IncidentAnalysis> analysis) {
        return new JobQueue(
                JobQueue.Timing.USUAL,
                dataSource,
                jdbi,
                json,
                clock,
                transactions,
                request -> analysis.get().analyse(request),
                incidents::noteMissingAnalysis);
    }

    void start(
            @Observes StartupEvent event,
            JobQueue queue,
            LogWriter logs,
            Retention retention,
            Jdbi jdbi,
            @ConfigProperty(name = EmbeddedDatabase.PROPERTY, defaultValue = "false")
                    boolean embedded) {
        if (embedded) {
            AbandonedJobs.release(jdbi);
        }
        queue.start();
        logs.start();
        retention.start();
    }

    void stop(
            @Observes ShutdownEvent event,
            JobQueue queue,
            LogWriter logs,
            Retention retention,
            PostgresLedger ledger) {
        logs.close();
        retention.close();
        queue.close();
        ledger.close();
    }
}
