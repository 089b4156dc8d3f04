package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class EmbeddedDatabaseTest {

    @TempDir Path directory;

    @Test
    void keepsItsDataItsPasswordAndItsPromises() throws Exception {
        String password;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            password = database.password();
            assertThat(query(database, "show fsync")).isEqualTo("on");
            assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "show full_page_writes")).isEqualTo("on");
            assertThat(query(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(
                            query(
                                    database,
                                    "create table kept (x text); insert into kept values ('İı') returning x"))
                    .isEqualTo("İı");
            refusesWithout(database);
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(EmbeddedDatabase.DirectoryInUse.class)
                    .hasMessageContaining(directory.toString());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(directory.resolve("password"))))
                .isEqualTo("rw-------");

        // A server that outlives its service is stopped, also where its directory is named another
        // way.
        Path otherName = directory.resolve("..").resolve(directory.getFileName());
        try (EmbeddedDatabase killed = EmbeddedDatabase.start(directory)) {
            Path pidFile = directory.resolve("postgres/postmaster.pid");
            long orphan = Long.parseLong(Files.readAllLines(pidFile).get(0));
            assertThat(killed.password()).isEqualTo(password);
            OrphanedPostgres.stop(otherName.resolve("postgres"));
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(otherName)) {
            assertThat(database.password()).isEqualTo(password);
            assertThat(query(database, "select x from kept")).isEqualTo("İı");
            refusesWithout(database);
        }
    }

    @Test
    void aPasswordFileThatIsNoneIsRefusedWithItsName() throws IOException {
        Files.writeString(directory.resolve("password"), "'; drop role postgres; --");

        assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                .hasMessageContaining(directory.resolve("password").toString())
                .hasMessageNotContaining("drop role");
    }

    /** The server takes the rule up at its own pace. */
    private static void refusesWithout(EmbeddedDatabase database) {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (connects(database.jdbcUrl())) {
            assertThat(Instant.now()).as("no password is needed").isBefore(end);
            Thread.onSpinWait();
        }
    }

    private static boolean connects(String url) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "wrong")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("28P01");
            return false;
        }
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            var result = statement.getResultSet();
            result.next();
            return result.getString(1);
        }
    }
}
