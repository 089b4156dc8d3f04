package dev.forgeincident.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory that the demo makes anew each time, and the only one it ever deletes. */
final class Workspace {

    private static final String MARKER = ".forge-demo-world";

    private Workspace() {}

    /** Empties and marks the directory; refuses one that holds something the demo did not make. */
    static void prepare(Path directory) throws DemoFailure, IOException {
        if (Files.isDirectory(directory) && !isEmpty(directory)) {
            if (!Files.isRegularFile(directory.resolve(MARKER))) {
                throw new DemoFailure(
                        "The demo's world was not made.",
                        directory + " holds files that the demo did not make.",
                        "Name another place with --directory, or empty that one yourself.");
            }
            refuseIfInUse(directory);
            delete(directory);
        }
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve(MARKER),
                "The demo deletes this directory and makes it anew each time it runs.\n");
    }

    /** A service holds a lock on its database's directory for as long as it lives. */
    private static void refuseIfInUse(Path directory) throws DemoFailure, IOException {
        Path lock = directory.resolve("data/lock");
        if (!Files.isRegularFile(lock)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: in use all the same.
        }
        throw new DemoFailure(
                "The demo's world was not made anew.",
                "Another demo is running in " + directory + ".",
                "End that one first, or name another place with --directory.");
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** The marker goes last: what an interrupted deletion leaves is still known as ours. */
    private static void delete(Path directory) throws IOException {
        Path marker = directory.resolve(MARKER);
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        if (!file.equals(marker)) {
                            Files.delete(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException trouble) throws IOException {
                        if (trouble != null) {
                            throw trouble;
                        }
                        if (!folder.equals(directory)) {
                            Files.delete(folder);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
