package dev.forgeincident.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The story, played: makes the world, starts the service on it, tells it of the deployments and the
 * alert, shows what it answers.
 */
public final class Demo {

    private static final int LAST_LINES = 15;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private final Patience patience;
    private final Steps steps;
    private final PrintStream err;

    Demo(Clock clock, Patience patience, Steps steps, PrintStream err) {
        this.clock = clock;
        this.patience = patience;
        this.steps = steps;
        this.err = err;
    }

    public static void main(String[] arguments) {
        Machine.ignoreConfiguration();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Steps steps = new Steps(out, Steps.isColourWanted());
        Demo demo = new Demo(Clock.systemUTC(), Patience.DEFAULT, steps, err);
        System.exit(demo.run(List.of(arguments), null));
    }

    /**
     * Plays the story.
     *
     * @param start how the service is started; null for the jar that the options name
     * @return the exit code: 0 when all went well and the diagnosis, where it was checked, is right
     */
    int run(List<String> arguments, Service.@Nullable Start start) {
        try {
            Options options = Options.parse(arguments, Path.of("").toAbsolutePath());
            if (options.help()) {
                steps.show(Options.USAGE.stripTrailing());
                return 0;
            }
            return play(
                    options, start == null ? ServiceProcess.ofJar(options.serviceJar()) : start);
        } catch (DemoFailure e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("The demo was broken off.");
            err.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            err.println("Look into service.log in the demo's directory, then run it again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private int play(Options options, Service.Start start)
            throws IOException, InterruptedException, DemoFailure {
        requireFree(options.port());
        DemoWorld world = make(options);
        Path log = world.directory().resolve("service.log");
        try (Guard service = new Guard(start.start(world.settings(), log))) {
            ServiceClient client = new ServiceClient(options.port());
            awaitReady(service, client, log);
            return tell(world, service, client, options.once());
        }
    }

    private static void requireFree(int port) throws DemoFailure {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new DemoFailure(
                    "Port " + port + " of 127.0.0.1 is taken; nothing was started.",
                    "Something listens there already: another demo, or the service itself.",
                    "End it, or choose another port: ./forge demo --port " + (port % 65_535 + 1),
                    e);
        }
    }

    private DemoWorld make(Options options) throws IOException, DemoFailure {
        Workspace.prepare(options.directory());
        DemoWorld world =
                options.culprit()
                        ? DemoWorld.create(options.directory(), clock.instant())
                        : DemoWorld.createWithoutCulprit(options.directory(), clock.instant());
        world.listenOn(options.port());
        steps.done(
                "made %d repositories with %d commits, a catalog and a log in %s"
                        .formatted(world.repositories(), world.commits(), world.directory()));
        return world;
    }

    private void awaitReady(Guard service, ServiceClient client, Path log)
            throws IOException, InterruptedException, DemoFailure {
        boolean waited =
                patience.await(patience.start(), () -> !service.isRunning() || client.isReady());
        if (!service.isRunning()) {
            lastLines(log).forEach(err::println);
            throw new DemoFailure(
                    "The service ended before it was ready.",
                    "Its last lines stand above; all of them in " + log + ".",
                    "Mend what they name, then run the demo again.");
        }
        if (!waited) {
            throw new DemoFailure(
                    "The service was not ready within " + seconds(patience.start()) + ".",
                    "It runs, but " + client.address("/q/health/ready") + " does not say 200.",
                    "Look into " + log + ", then run the demo again.");
        }
        steps.done("started the service on " + client.address("/"));
    }

    private int tell(DemoWorld world, Guard service, ServiceClient client, boolean once)
            throws IOException, InterruptedException, DemoFailure {
        for (Deployment deployment : world.deployments()) {
            client.post("/context/deploys", JSON.writeValueAsString(Pushed.json(deployment)));
        }
        steps.done("told it of " + world.deployments().size() + " deployments");
        JsonNode taken = client.post("/alerts", Files.readString(world.alert()));
        String incident = taken.at("/incidents/0/id").asText();
        if (incident.isEmpty()) {
            throw new DemoFailure(
                    "The alert opened no incident.",
                    "POST /alerts answered " + taken + ".",
                    "Look into service.log in " + world.directory() + ".");
        }
        steps.done("fired the alert InvoiceApi5xx: incident " + incident);
        String id = awaitAnalysis(client, incident, world);
        JsonNode analysis = client.read("/api/analyses/" + id);
        steps.done("diagnosed");
        steps.show("\n" + analysis.path("analysis").asText().stripTrailing() + "\n");
        String page = "/entity.html?ref=component:default/invoice-api&analysis=" + id;
        steps.show("See it on the card: " + client.address(page));
        Verdict verdict = Verdict.of(analysis.path("diagnosis"));
        return once ? check(verdict, world) : serve(service);
    }

    private String awaitAnalysis(ServiceClient client, String incident, DemoWorld world)
            throws IOException, InterruptedException, DemoFailure {
        String path = "/api/incidents/" + incident;
        if (!patience.await(
                patience.analysis(), () -> !client.read(path).at("/analyses/0").isMissingNode())) {
            throw new DemoFailure(
                    "There was no diagnosis within " + seconds(patience.analysis()) + ".",
                    "The alert was taken, but " + path + " lists no analysis.",
                    "Look into service.log in " + world.directory() + ".");
        }
        return client.read(path).at("/analyses/0").asText();
    }

    private int check(Verdict verdict, DemoWorld world) {
        String culprit = world.culprit();
        String truth =
                culprit == null
                        ? "no commit did it"
                        : "commit " + Verdict.shortened(culprit) + " did it";
        if (verdict.isRight(culprit)) {
            steps.right("right: " + truth + " (" + verdict + ")");
            return 0;
        }
        steps.wrong("wrong: " + truth + ", but the answer is: " + verdict);
        return 1;
    }

    private int serve(Guard service) throws InterruptedException, DemoFailure {
        steps.show("Serving until Ctrl-C.");
        while (service.isRunning()) {
            Thread.sleep(patience.pause().toMillis());
        }
        if (service.isShuttingDown()) {
            return 0;
        }
        throw new DemoFailure(
                "The service ended.",
                "It was not the demo that ended it.",
                "Look into service.log in the demo's directory.");
    }

    private static List<String> lastLines(Path log) throws IOException {
        if (!Files.isRegularFile(log)) {
            return List.of();
        }
        List<String> lines =
                new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
