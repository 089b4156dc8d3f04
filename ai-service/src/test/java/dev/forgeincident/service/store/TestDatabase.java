package dev.forgeincident.service.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A real PostgreSQL, started once for all tests; each gets an empty database of its own. */
final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres POSTGRES = start();

    private TestDatabase() {}

    static DataSource create() {
        return create("latest");
    }

    /** One as that version had it. */
    static DataSource create(String version) {
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        DataSource database = POSTGRES.getDatabase("postgres", name);
        Flyway.configure().dataSource(database).target(version).load().migrate();
        return database;
    }

    /** The number of the server's main process. */
    static long serverPid() throws SQLException {
        try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow()
                    .pid();
        }
    }

    static Jdbi jdbi(DataSource database) {
        return Jdbi.create(database);
    }

    private static EmbeddedPostgres start() {
        try {
            // Not UTC on purpose: a time that is right only there is wrong.
            return EmbeddedPostgres.builder()
                    .setServerConfig("timezone", "America/St_Johns")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
