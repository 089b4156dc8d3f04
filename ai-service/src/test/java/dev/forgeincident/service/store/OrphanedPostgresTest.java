package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedPostgresTest {

    @TempDir Path directory;
    private Path data = Path.of("");
    private @Nullable Process started;

    @BeforeEach
    void aProcessThatIsNotOurs() throws IOException {
        data = Files.createDirectories(directory.resolve("postgres"));
        // Its arguments speak of PostgreSQL and of our directory; it is neither.
        started =
                new ProcessBuilder(
                                "/bin/sh",
                                "-c",
                                "sleep 600; exit",
                                "postgres",
                                "-D",
                                data.toString())
                        .start();
    }

    @AfterEach
    void end() {
        Process foreign = foreign();
        foreign.descendants().forEach(ProcessHandle::destroyForcibly);
        foreign.destroyForcibly();
    }

    @Test
    void aNumberThatSomebodyElseHasByNowIsLeftAlone() throws IOException {
        pidFile(foreign().pid() + "\n" + data + "\n1763607600\n5432\n");

        OrphanedPostgres.stop(data);

        assertThat(foreign().isAlive()).isTrue();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void aPostgresOfAnotherDirectoryIsLeftAlone() throws Exception {
        // Given
        long server = TestDatabase.serverPid();
        pidFile(server + "\n" + data + "\n");

        // When
        OrphanedPostgres.stop(data);

        // Then
        assertThat(ProcessHandle.of(server)).get().matches(ProcessHandle::isAlive);
        TestDatabase.create();
    }

    @Test
    void aFileThatIsGarbageStopsNothingAndNobody() throws IOException {
        for (String garbage :
                List.of("", "\n\n", "abc\n/x", "-1\n" + data, "99999999999\nx", "1", "0\n\u0000")) {
            pidFile(garbage);

            OrphanedPostgres.stop(data);

            assertThat(data.resolve("postmaster.pid")).doesNotExist();
        }
        Files.write(data.resolve("postmaster.pid"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 10});
        OrphanedPostgres.stop(data);
        OrphanedPostgres.stop(directory.resolve("not-there"));
        assertThat(foreign().isAlive()).isTrue();
    }

    private Process foreign() {
        return Objects.requireNonNull(started);
    }

    private void pidFile(String text) throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), text);
    }
}
