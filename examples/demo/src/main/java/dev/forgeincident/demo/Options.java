package dev.forgeincident.demo;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asked for.
 *
 * @param once check the answer and end, rather than keep serving
 * @param culprit whether a commit did it: the story; else the night on which none did
 */
record Options(
        boolean help, boolean once, int port, Path directory, boolean culprit, Path serviceJar) {

    static final String USAGE =
            """
            demo [options]
              --once               check the diagnosis and end: 0 when it is right, 1 when not
              --port N             where the service listens on 127.0.0.1 (5100)
              --directory DIR      where the demo's world is made anew each time (.forge/demo)
              --world NAME         story, or no-culprit: a night on which no commit did it
              --service-jar PATH   the service (ai-service/target/quarkus-app/quarkus-run.jar)
            """;

    private static final int DEFAULT_PORT = 5100;

    /** Reads the arguments; paths are relative to the working directory. */
    static Options parse(List<String> arguments, Path workingDirectory) throws DemoFailure {
        boolean help = false;
        boolean once = false;
        int port = DEFAULT_PORT;
        Path directory = Path.of(".forge/demo");
        boolean culprit = true;
        Path serviceJar = Path.of("ai-service/target/quarkus-app/quarkus-run.jar");
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--once" -> once = true;
                case "--port" -> port = port(value(argument, rest));
                case "--directory" -> directory = Path.of(value(argument, rest));
                case "--world" -> culprit = isStory(value(argument, rest));
                case "--service-jar" -> serviceJar = Path.of(value(argument, rest));
                default -> throw wrong("There is no option " + argument + ".");
            }
        }
        return new Options(
                help,
                once,
                port,
                workingDirectory.resolve(directory).normalize(),
                culprit,
                workingDirectory.resolve(serviceJar).normalize());
    }

    private static String value(String option, Iterator<String> rest) throws DemoFailure {
        if (!rest.hasNext()) {
            throw wrong(option + " needs a value.");
        }
        return rest.next();
    }

    private static int port(String text) throws DemoFailure {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is no port.
        }
        throw wrong("--port takes a number from 1 to 65535, not " + text + ".");
    }

    private static boolean isStory(String world) throws DemoFailure {
        return switch (world) {
            case "story" -> true;
            case "no-culprit" -> false;
            default -> throw wrong("--world takes story or no-culprit, not " + world + ".");
        };
    }

    private static DemoFailure wrong(String why) {
        return new DemoFailure("The demo was not started.", why, "See: ./forge demo --help");
    }
}
