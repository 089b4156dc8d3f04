package dev.forgeincident.service.store;

import dev.forgeincident.context.Words;
import dev.forgeincident.narration.governance.Account;
import dev.forgeincident.narration.governance.Ledger;
import dev.forgeincident.narration.governance.ModelCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * The account of every call of a model, in PostgreSQL. Its own threads write and read it: a caller
 * waits {@link #PATIENCE} and no longer, and what was spent stays noted when the caller's
 * transaction is rolled back. A note that came too late for its caller is written all the same.
 */
final class PostgresLedger implements Ledger, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PostgresLedger.class);

    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** After this a statement is given up, so that its thread is free again. */
    private static final int STATEMENT_SECONDS = 10;

    private static final int THREADS = 2;
    private static final int WAITING = 200;
    private static final int MAX_NAME = 300;

    /** A question has a bound of its own, far below this. */
    private static final int MAX_TEXT = 400_000;

    private static final String INSERT =
            "insert into model_call (id, analysis_id, at, action, entity_ref, service, team, caller, provider, model, prompt_version,"
                    + " tokens_in, tokens_out, cost, duration_ms, status, claims_kept, claims_removed, redactions, prompt, answer)"
                    + " values (:id, cast(:analysis as uuid), :at, :action, :entity, :service, :team, :caller, :provider, :model, :version,"
                    + " :in, :out, :cost, :millis, :status, :kept, :removed, :redactions, :prompt, :answer)"
                    + " on conflict (id) do nothing";

    private static final String SPENT =
            "select coalesce(sum(tokens_in + tokens_out), 0) as tokens, coalesce(sum(cost), 0) as cost from model_call where at >= :from";

    private final Jdbi jdbi;
    private final ThreadPoolExecutor threads;

    PostgresLedger(Jdbi jdbi) {
        this.jdbi = jdbi;
        AtomicInteger number = new AtomicInteger();
        this.threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(WAITING),
                        task -> {
                            Thread thread = new Thread(task, "ledger-" + number.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * The same call noted twice is noted once.
     *
     * @throws IllegalStateException when it is not known to be on disk; the log tells why
     */
    @Override
    public void note(ModelCall call) {
        within(
                () -> {
                    insert(call);
                    return true;
                });
    }

    /**
     * @throws IllegalStateException when it cannot be read; the log tells why
     */
    @Override
    public Spent since(Instant from, @Nullable String team) {
        return within(() -> spent(from, team));
    }

    /** Waits a moment for notes that are under way. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private <T> T within(Callable<T> work) {
        Future<T> begun;
        try {
            begun = threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("more is to be noted than the ledger takes");
        }
        try {
            return begun.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the ledger did not answer within " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the ledger");
        } catch (ExecutionException e) {
            LOG.error("The ledger of model calls does not work", e.getCause());
            throw new IllegalStateException(
                    "the ledger does not work; the service's log tells why");
        }
    }

    private void insert(ModelCall call) {
        Account account = call.account();
        jdbi.useHandle(
                handle -> {
                    handle.getConfig(SqlStatements.class).setQueryTimeout(STATEMENT_SECONDS);
                    handle.createUpdate(INSERT)
                            .bind("id", call.id())
                            .bind("analysis", call.analysisId())
                            .bind("at", call.at())
                            .bind("action", name(account.action()))
                            .bind("entity", nameOrNull(account.entity()))
                            .bind("service", name(account.service()))
                            .bind("team", team(account.team()))
                            .bind("caller", nameOrNull(account.user()))
                            .bind("provider", name(call.provider()))
                            .bind("model", name(call.model()))
                            .bind("version", name(call.promptVersion()))
                            .bind("in", call.tokensIn())
                            .bind("out", call.tokensOut())
                            .bind("cost", call.cost())
                            .bind("millis", call.took().toMillis())
                            .bind("status", name(call.status()))
                            .bind("kept", call.claimsKept())
                            .bind("removed", call.claimsRemoved())
                            .bind("redactions", call.redactions())
                            .bind("prompt", text(call.prompt()))
                            .bind("answer", text(call.answer()))
                            .execute();
                });
    }

    private Spent spent(Instant from, @Nullable String team) {
        return jdbi.withHandle(
                handle -> {
                    handle.getConfig(SqlStatements.class).setQueryTimeout(STATEMENT_SECONDS);
                    Query query =
                            handle.createQuery(SPENT + (team == null ? "" : " and team = :team"))
                                    .bind("from", from);
                    if (team != null) {
                        query.bind("team", team(team));
                    }
                    return query.map(
                                    (row, context) ->
                                            new Spent(
                                                    row.getLong("tokens"),
                                                    row.getBigDecimal("cost")))
                            .one();
                });
    }

    /** A team has one budget however its name is written. */
    private static @Nullable String team(@Nullable String team) {
        return team == null ? null : name(team).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String nameOrNull(@Nullable String name) {
        return name == null ? null : name(name);
    }

    private static String name(String name) {
        return Words.bounded(Words.clean(name), MAX_NAME);
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null ? null : Words.bounded(Words.clean(text), MAX_TEXT);
    }
}
