package dev.forgeincident.service.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server that outlives a service killed with -9. It holds the data directory, so that the next
 * start would wait for it in vain; its clients are gone, so that it can be stopped.
 */
final class OrphanedPostgres {

    private static final int PATIENCE_SECONDS = 10;

    private OrphanedPostgres() {}

    /**
     * Stops the server of that data directory, if there is one and it is PostgreSQL on that
     * directory.
     */
    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> server = server(pidFile, data);
        if (server.isPresent()) {
            stop(server.get());
        }
        // Left behind by a machine that stopped; the number may belong to anybody by now.
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> server(Path pidFile, Path data) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 2 || !lines.get(0).strip().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        boolean sameDirectory =
                Path.of(lines.get(1).strip()).toAbsolutePath().equals(data.toAbsolutePath());
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> sameDirectory && isPostgres(process));
    }

    private static boolean isPostgres(ProcessHandle process) {
        String command =
                process.info().command().orElse("") + " " + process.info().commandLine().orElse("");
        return command.contains("postgres");
    }

    private static void stop(ProcessHandle server) throws IOException {
        CompletableFuture<ProcessHandle> exit = server.onExit();
        server.destroy();
        if (!exited(exit)) {
            server.destroyForcibly();
            if (!exited(exit)) {
                throw new IOException(
                        "a PostgreSQL that an earlier run left behind (pid "
                                + server.pid()
                                + ") does not stop");
            }
        }
    }

    private static boolean exited(CompletableFuture<ProcessHandle> exit) throws IOException {
        try {
            exit.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
