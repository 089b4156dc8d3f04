package dev.forgeincident.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The texts of the world, packed into the demo. */
final class Resources {

    private Resources() {}

    static String text(String name) throws IOException {
        try (InputStream stream = Resources.class.getResourceAsStream("/world/" + name)) {
            if (stream == null) {
                throw new IOException("the demo was built without world/" + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }
}
