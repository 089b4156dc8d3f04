package dev.forgeincident.sources.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A real repository for a test, untouched by the git configuration of the machine. */
final class ScratchRepository implements AutoCloseable {

    static {
        Machine.ignoreConfiguration();
    }

    private final Path directory;
    private final Git git;

    private ScratchRepository(Path directory, Git git) {
        this.directory = directory;
        this.git = git;
    }

    static ScratchRepository in(Path directory) throws GitAPIException {
        return new ScratchRepository(
                directory,
                Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call());
    }

    Git git() {
        return git;
    }

    Path directory() {
        return directory;
    }

    ScratchRepository write(String path, String text) {
        return write(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    ScratchRepository write(String path, byte[] bytes) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScratchRepository delete(String path) throws IOException {
        Files.delete(directory.resolve(path));
        return this;
    }

    String commit(String message, Instant at) throws GitAPIException {
        return commit(message, "Maya Lindqvist", "maya@acme.example", at);
    }

    String commit(String message, String author, String email, Instant at) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.add().addFilepattern(".").setUpdate(true).call();
        PersonIdent person = new PersonIdent(author, email, at, ZoneOffset.ofHours(2));
        return git.commit()
                .setMessage(message)
                .setAuthor(person)
                .setCommitter(person)
                .setAllowEmpty(true)
                .call()
                .name();
    }

    @Override
    public void close() {
        git.close();
    }
}
