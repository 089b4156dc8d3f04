package dev.forgeincident.sources.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A token or password. Its text is asked for when it is needed and shows nowhere else. */
public final class Secret {

    private interface Reader {
        String read() throws IOException;
    }

    private final Reader reader;

    private Secret(Reader reader) {
        this.reader = reader;
    }

    public static Secret of(String text) {
        String secret = text.strip();
        return new Secret(() -> secret);
    }

    /** The text of a file, read anew each time: mounted secrets are replaced while we run. */
    public static Secret ofFile(Path file) {
        return new Secret(() -> Files.readString(file).strip());
    }

    /**
     * @throws Trouble when its file cannot be read
     */
    public String text() throws Trouble {
        try {
            return reader.read();
        } catch (IOException unreadable) {
            throw new Trouble(
                    Trouble.Kind.SECRET,
                    "the file with its token cannot be read ("
                            + unreadable.getClass().getSimpleName()
                            + ")");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
