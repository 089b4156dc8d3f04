package dev.forgeincident.service.wiring;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Starts the service: {@code java -jar quarkus-run.jar [--config app-config.yaml]…}; with {@code
 * --check} only asks the configured sources whether they are well.
 */
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
        List<String> arguments = new ArrayList<>(List.of(args));
        boolean onlyCheck = arguments.removeIf("--check"::equals);
        List<Path> files = files(arguments);
        Map<String, String> properties = AppConfig.load(files, System::getenv);
        SettingsCheck.unknownKeys(properties.keySet()).forEach(System.err::println);
        SettingsCheck.notReadYet(properties.keySet()).forEach(System.err::println);
        SettingsCheck.refuseValuesOfSections(properties);
        Settings settings = SettingsCheck.read(properties, System.getenv());
        if (onlyCheck) {
            System.exit(new CheckCommand(System.out).run(settings, Clock.systemUTC()));
        }
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
        Path directory = directory(settings.store(), files);
        System.setProperty("forge.store.directory", directory.toString());
        Database database = Database.open(directory);
        Quarkus.run(null, (code, failure) -> stop(database, code, failure));
    }

    private static Path directory(Settings.Store store, List<Path> files) {
        Path first = files.isEmpty() ? null : files.get(0).toAbsolutePath().getParent();
        Path home = first == null ? Path.of("") : first;
        return store.directory().map(Path::of).orElse(home.resolve(".forge/data")).toAbsolutePath();
    }

    private static void stop(Database database, int code, @Nullable Throwable failure) {
        if (failure != null) {
            System.err.println("The service stopped: " + failure);
        }
        database.close();
        System.exit(failure == null ? code : 1);
    }

    private static List<Path> files(List<String> arguments) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--config") && i + 1 < arguments.size()) {
                files.add(Path.of(arguments.get(++i)));
            } else if (argument.startsWith("--config=")) {
                files.add(Path.of(argument.substring("--config=".length())));
            } else {
                throw new BadSettings(
                        "\"" + argument + "\" is not understood",
                        "the only arguments are --config FILE and --check",
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
