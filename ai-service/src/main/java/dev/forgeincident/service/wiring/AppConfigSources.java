package dev.forgeincident.service.wiring;

import io.smallrye.config.PropertiesConfigSource;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * Hands the settings files to the configuration: below the environment, above what the program
 * brings along and what the environment holds under {@linkplain PlainNames plain names}.
 */
public final class AppConfigSources implements ConfigSourceProvider {

    /** The files, in order, separated as paths are; set before the service starts. */
    static final String FILES = "forge.config.files";

    private static final int ORDINAL = 270;

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader loader) {
        String files = System.getProperty(FILES, "");
        Map<String, String> properties =
                files.isEmpty() ? Map.of() : AppConfig.load(paths(files), System::getenv);
        Map<String, String> plain = PlainNames.settings(System.getenv(), properties);
        return List.of(
                new PropertiesConfigSource(plain, "plain names", ORDINAL - 10),
                new PropertiesConfigSource(properties, "app-config", ORDINAL));
    }

    private static List<Path> paths(String files) {
        return Arrays.stream(files.split(File.pathSeparator)).map(Path::of).toList();
    }
}
