package dev.forgeincident.service.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

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
        // Whatever a damaged file holds, it can be read in this character set.
        String first =
                Files.readString(pidFile, StandardCharsets.ISO_8859_1)
                        .lines()
                        .findFirst()
                        .orElse("")
                        .strip();
        if (!first.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        Path real = data.toRealPath();
        return ProcessHandle.of(Long.parseLong(first)).filter(process -> serves(process, real));
    }

    /**
     * Whether the process is a PostgreSQL that was started on that directory. Its number alone says
     * nothing: after a restart of the machine it may be that of anybody, another PostgreSQL
     * included.
     */
    private static boolean serves(ProcessHandle process, Path data) {
        boolean postgres =
                process.info()
                        .command()
                        .map(command -> Path.of(command).getFileName())
                        .filter(name -> name != null && name.toString().equals("postgres"))
                        .isPresent();
        return postgres
                && Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> isSame(argument, data));
    }

    private static boolean isSame(String argument, Path data) {
        try {
            return Path.of(argument).toRealPath().equals(data);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
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
