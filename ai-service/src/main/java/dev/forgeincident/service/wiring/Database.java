package dev.forgeincident.service.wiring;

import dev.forgeincident.service.store.EmbeddedDatabase;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The database of this process: the one that DATABASE_URL names, else one of our own. */
final class Database {

    private static final int PATIENCE_SECONDS = 30;

    private final @Nullable EmbeddedDatabase embedded;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Database(@Nullable EmbeddedDatabase embedded) {
        this.embedded = embedded;
    }

    /**
     * Finds or starts the database and tells the data source of it.
     *
     * @param directory where our own one lives
     * @throws BadSettings when there is none to be had
     */
    static Database open(Path directory) {
        String url = System.getenv("DATABASE_URL");
        if (url != null && !url.isBlank()) {
            DatabaseUrl external = DatabaseUrl.parse(url);
            use(external.jdbcUrl(), external.user(), external.password());
            return new Database(null);
        }
        EmbeddedDatabase embedded = start(directory);
        use(embedded.jdbcUrl(), embedded.user(), embedded.password());
        System.setProperty(EmbeddedDatabase.PROPERTY, "true");
        Database database = new Database(embedded);
        Runtime.getRuntime().addShutdownHook(new Thread(database::awaitClosed, "database-closes"));
        return database;
    }

    /** To be called when nothing uses it any more. */
    void close() {
        try {
            if (embedded != null) {
                embedded.close();
            }
        } finally {
            closed.countDown();
        }
    }

    /**
     * A JVM that is asked to end waits for its hooks only; without this one it would cut the close
     * off.
     */
    private void awaitClosed() {
        try {
            boolean unused = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EmbeddedDatabase start(Path directory) {
        try {
            return EmbeddedDatabase.start(directory);
        } catch (EmbeddedDatabase.DirectoryInUse e) {
            throw new BadSettings(
                    "The data directory is in use",
                    String.valueOf(e.getMessage()),
                    "Stop the other one, or set forge.store.directory to another directory.");
        } catch (UncheckedIOException e) {
            throw new BadSettings(
                    "The database did not start",
                    String.valueOf(e.getMessage()),
                    "Check that "
                            + directory
                            + " is writable and the disk not full, or set DATABASE_URL.");
        }
    }

    private static void use(String url, @Nullable String user, @Nullable String password) {
        System.setProperty("quarkus.datasource.jdbc.url", url);
        if (user != null) {
            System.setProperty("quarkus.datasource.username", user);
        }
        if (password != null) {
            System.setProperty("quarkus.datasource.password", password);
        }
    }
}
