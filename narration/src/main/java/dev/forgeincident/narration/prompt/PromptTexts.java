package dev.forgeincident.narration.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The texts of one version, from the resources under {@code prompts/<version>}. */
record PromptTexts(String system, String closing, String repair, Properties labels) {

    /** Changes with every change of a text that may change an answer. */
    static final String VERSION = "narrate-1";

    static PromptTexts in(String language) {
        Properties labels = new Properties();
        try {
            labels.load(new StringReader(text("data.properties")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new PromptTexts(
                text("system." + language + ".txt"),
                text("closing." + language + ".txt"),
                text("repair." + language + ".txt"),
                labels);
    }

    /** A label, its places filled. */
    String label(String key, Object... values) {
        String label = Objects.requireNonNull(labels.getProperty(key), key);
        return String.format(Locale.ROOT, label, values);
    }

    private static String text(String name) {
        String path = "/prompts/" + VERSION + "/" + name;
        try (InputStream in = PromptTexts.class.getResourceAsStream(path)) {
            byte[] bytes = Objects.requireNonNull(in, path).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
