package dev.forgeincident.service.wiring;

import dev.forgeincident.service.store.EmbeddedDatabase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts the service: {@code java -jar quarkus-run.jar [--config app-config.yaml]…}. */
@QuarkusMain
public final class Main {

    Main() {}

    public static void main(String... args) {
        try {
            start(args);
        } catch (BadSettings e) {
            System.err.println(e.told());
            System.exit(1);
        }
    }

    private static void start(String... args) {
        List<Path> files = files(args);
        Map<String, String> properties = AppConfig.load(files, System::getenv);
        SettingsCheck.unknownKeys(properties.keySet()).forEach(System.err::println);
        SettingsCheck.notReadYet(properties.keySet()).forEach(System.err::println);
        Settings settings = SettingsCheck.read(properties, System.getenv());
        refuseTakenPort(settings.listen());
        System.setProperty(
                AppConfigSources.FILES,
                files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        System.setProperty("quarkus.http.host", settings.listen().host());
        System.setProperty("quarkus.http.port", String.valueOf(settings.listen().port()));
        settings.listen()
                .origins()
                .ifPresent(
                        origins ->
                                System.setProperty(
                                        "quarkus.http.cors.origins", String.join(",", origins)));
        EmbeddedDatabase embedded = database(settings.store());
        Quarkus.run(null, (code, failure) -> stop(embedded, code, failure));
    }

    private static @Nullable EmbeddedDatabase database(Settings.Store store) {
        String url = System.getenv("DATABASE_URL");
        if (url != null && !url.isBlank()) {
            DatabaseUrl external = DatabaseUrl.parse(url);
            use(external.jdbcUrl(), external.user(), external.password());
            return null;
        }
        Path directory = Path.of(store.directory()).toAbsolutePath();
        try {
            EmbeddedDatabase embedded = EmbeddedDatabase.start(directory);
            use(embedded.jdbcUrl(), embedded.user(), embedded.password());
            return embedded;
        } catch (EmbeddedDatabase.DirectoryInUse e) {
            throw new BadSettings(
                    "The data directory is in use",
                    e.getMessage() == null ? "" : e.getMessage(),
                    "Stop the other one, or set forge.store.directory to another directory.");
        } catch (UncheckedIOException e) {
            throw new BadSettings(
                    "The database did not start",
                    String.valueOf(e.getMessage()),
                    "Check that "
                            + directory
                            + " is writable and the disk not full, or set DATABASE_URL.");
        }
    }

    private static void use(String url, @Nullable String user, @Nullable String password) {
        System.setProperty("quarkus.datasource.jdbc.url", url);
        if (user != null) {
            System.setProperty("quarkus.datasource.username", user);
        }
        if (password != null) {
            System.setProperty("quarkus.datasource.password", password);
        }
    }

    private static void stop(
            @Nullable EmbeddedDatabase embedded, int code, @Nullable Throwable failure) {
        if (failure != null) {
            System.err.println("The service stopped: " + failure);
        }
        if (embedded != null) {
            embedded.close();
        }
        System.exit(failure == null ? code : 1);
    }

    private static List<Path> files(String... args) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--config") && i + 1 < args.length) {
                files.add(Path.of(args[++i]));
            } else if (args[i].startsWith("--config=")) {
                files.add(Path.of(args[i].substring("--config=".length())));
            } else {
                throw new BadSettings(
                        "\"" + args[i] + "\" is not understood",
                        "the only argument is --config FILE",
                        "Everything else is a setting: see app-config.yaml.");
            }
        }
        return files;
    }

    private static void refuseTakenPort(Settings.Listen listen) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(listen.host(), listen.port()));
        } catch (IOException e) {
            throw new BadSettings(
                    "Port " + listen.port() + " of " + listen.host() + " cannot be listened on",
                    String.valueOf(e.getMessage()),
                    "Stop what is using it, or set forge.listen.port (FORGE_LISTEN_PORT) to another one.");
        }
    }
}
