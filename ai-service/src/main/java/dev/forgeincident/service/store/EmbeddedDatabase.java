package dev.forgeincident.service.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A PostgreSQL of our own, its data in a directory that stays: for one machine, nothing else to
 * install. Its settings make it keep what it acknowledged, which the library's own do not.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** Set to {@code true} where this process has a database of its own. */
    public static final String PROPERTY = "forge.store.embedded";

    private static final String USER = "postgres";
    private static final Duration STARTUP = Duration.ofSeconds(30);
    private static final String ACCESS =
            """
            # Written by Forge Incident at every start.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final EmbeddedPostgres postgres;
    private final String password;
    private final FileChannel lockFile;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password, FileChannel lockFile) {
        this.postgres = postgres;
        this.password = password;
        this.lockFile = lockFile;
    }

    /**
     * Starts the database of that directory, making it first where it is new. A server that a
     * killed process left running on it is stopped.
     *
     * @throws DirectoryInUse when another process has it
     * @throws UncheckedIOException when the directory cannot be written, or PostgreSQL does not
     *     start
     */
    public static EmbeddedDatabase start(Path directory) {
        try {
            makePrivate(directory);
            FileChannel lockFile = lock(directory);
            try {
                return started(directory, lockFile);
            } catch (IOException | RuntimeException e) {
                lockFile.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the embedded PostgreSQL in "
                            + directory
                            + " does not start: "
                            + e.getMessage(),
                    e);
        }
    }

    private static EmbeddedDatabase started(Path directory, FileChannel lockFile)
            throws IOException {
        Path data = directory.resolve("postgres");
        OrphanedPostgres.stop(data);
        String password = password(directory.resolve("password"));
        EmbeddedPostgres postgres = builder(directory, data, password).start();
        EmbeddedDatabase database = new EmbeddedDatabase(postgres, password, lockFile);
        try {
            database.requirePassword(data);
            return database;
        } catch (IOException e) {
            postgres.close();
            throw e;
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        try (lockFile) {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not stop", e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path directory, Path data, String password)
            throws IOException {
        Path binaries = Files.createDirectories(directory.resolve("binaries"));
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPGStartupWait(STARTUP)
                .setRegisterShutdownHook(false)
                .setConnectConfig("password", password)
                .setLocaleConfig("locale", "C.UTF-8")
                // The library switches these three off, which loses data when the machine stops.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("max_connections", "50");
    }

    /** A new cluster trusts everybody on this machine until here. */
    private void requirePassword(Path data) throws IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + USER + " password '" + password + "'");
            Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        String password = Files.readString(file).strip();
        if (!password.matches("[0-9a-f]{48}")) {
            throw new IOException(
                    "the file " + file + " does not hold the password of this database");
        }
        return password;
    }

    private static void makePrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        directory.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: as taken as by another.
        }
        channel.close();
        throw new DirectoryInUse(directory);
    }

    /** Two services on one data directory would destroy it. */
    public static final class DirectoryInUse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DirectoryInUse(Path directory) {
            super("another Forge Incident is using " + directory);
        }
    }
}
