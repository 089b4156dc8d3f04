package dev.forgeincident.bench.gather;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.sources.check.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to gather an incident's context: calls and bytes, and how long it takes against the
 * slowest source asked alone in the same run, against the deadline where one source hangs, and
 * against the budget where all do. Every gathering is checked: what is missing fails the run.
 */
public final class GatherSuite {

    private static final String USAGE =
            "usage: gather [ROUNDS], a number from 1 to 1000; [--delay MILLIS] from 0 to 1000";

    private static final int FEW = 5;
    private static final int MANY = 50;
    private static final int WARM_UP = 5;

    /** Each takes seconds, and hardly one differs from the other. */
    private static final int HANGING_ROUNDS = 5;

    private final int rounds;
    private final Duration delay;
    private final Path folder;
    private final World world = new World(Instant.now());
    private final ObjectMapper json = new ObjectMapper();
    private final ObjectNode result = json.createObjectNode();
    private int caches;

    private GatherSuite(int rounds, Duration delay, Path folder) {
        this.rounds = rounds;
        this.delay = delay;
        this.folder = folder;
        result.put("suite", "gather").put("rounds", rounds).put("delay_ms", delay.toMillis());
    }

    /**
     * @throws IllegalArgumentException when the arguments cannot be used
     * @throws IllegalStateException when a gathering lacks what there is
     */
    public static String run(String... args) throws IOException {
        boolean hasDelay = args.length > 1 && args[args.length - 2].equals("--delay");
        int plain = hasDelay ? args.length - 2 : args.length;
        if (plain > 1) {
            throw new IllegalArgumentException(USAGE);
        }
        int rounds = plain == 0 ? 30 : number(args[0], 1);
        int delay = hasDelay ? number(args[args.length - 1], 0) : 50;
        Path folder = Files.createTempDirectory("bench-gather");
        try {
            return new GatherSuite(rounds, Duration.ofMillis(delay), folder).measure();
        } finally {
            delete(folder);
        }
    }

    private static int number(String text, int least) {
        if (!text.matches("[0-9]{1,4}")
                || Integer.parseInt(text) < least
                || Integer.parseInt(text) > 1_000) {
            throw new IllegalArgumentException(USAGE);
        }
        return Integer.parseInt(text);
    }

    private String measure() throws IOException {
        for (int commits : List.of(FEW, MANY)) {
            try (Systems systems = new Systems(world, commits, Duration.ZERO)) {
                calls(systems, commits);
            }
        }
        try (Systems systems = new Systems(world, MANY, delay)) {
            times(systems);
            oneHangs(systems);
            allHang(systems);
        }
        return json.writeValueAsString(result);
    }

    private void calls(Systems systems, int commits) {
        ObjectNode node = result.putObject("commits_" + commits);
        try (Wired wired = wired(systems)) {
            Map<String, Connection.Usage> before = wired.usage();
            for (String state : List.of("cold", "warm")) {
                new Complete(commits).check(wired.gather(), null);
                Map<String, Connection.Usage> after = wired.usage();
                tell(state, commits, before, after, node.putObject(state));
                before = after;
            }
        }
    }

    private static void tell(
            String state,
            int commits,
            Map<String, Connection.Usage> before,
            Map<String, Connection.Usage> after,
            ObjectNode node) {
        print("");
        print("%-28s %8s %10s", commits + " commits, " + state, "calls", "bytes");
        Map<String, long[]> rows = new LinkedHashMap<>();
        long[] all = new long[2];
        after.forEach(
                (name, usage) -> {
                    Connection.Usage earlier = before.get(name);
                    long calls = usage.requests() - (earlier == null ? 0 : earlier.requests());
                    long bytes = usage.bytes() - (earlier == null ? 0 : earlier.bytes());
                    all[0] += calls;
                    all[1] += bytes;
                    rows.put(name, new long[] {calls, bytes});
                });
        rows.put("all", all);
        rows.forEach(
                (name, row) -> {
                    print("%-28s %8s %10s", name, row[0], row[1]);
                    node.putObject(name).put("calls", row[0]).put("bytes", row[1]);
                });
    }

    /** Turn by turn in the same run, so that a busy machine slows all of them. */
    private void times(Systems systems) {
        Times cached = new Times();
        Times recognised = new Times();
        Times cold = new Times();
        Map<String, Times> alone = new LinkedHashMap<>();
        Complete complete = new Complete(MANY);
        try (Wired wired = wired(systems)) {
            for (int i = -WARM_UP; i < rounds; i++) {
                if (i == 0) {
                    cached = new Times();
                    recognised = new Times();
                    cold = new Times();
                    alone.clear();
                }
                wired.forgetCatalog();
                gather(wired, cold, complete);
                wired.forgetCatalog();
                wired.recognise();
                gather(wired, recognised, complete);
                gather(wired, cached, complete);
                for (Map.Entry<String, Supplier<Observation<?>>> question :
                        wired.questions().entrySet()) {
                    long begun = System.nanoTime();
                    Observation<?> answer = question.getValue().get();
                    alone.computeIfAbsent(question.getKey(), name -> new Times()).since(begun);
                    Complete.check(question.getKey(), answer);
                }
            }
        }
        print("");
        print("%-28s %8s %8s", "each answer " + delay.toMillis() + " ms late", "p50 ms", "p95 ms");
        ObjectNode node = result.putObject("alone");
        alone.forEach((name, times) -> row("alone: " + name, times, node.putObject(name)));
        Times slowest = alone.values().stream().max(Comparator.comparing(Times::p50)).orElseThrow();
        against(slowest, "catalog cached", cached, "catalog_cached");
        against(slowest, "component known", recognised, "component_known");
        against(slowest, "catalog cold", cold, "catalog_cold");
    }

    private static void gather(Wired wired, Times times, Complete complete) {
        long begun = System.nanoTime();
        IncidentContext context = wired.gather();
        times.since(begun);
        complete.check(context, null);
    }

    private void against(Times slowest, String name, Times times, String key) {
        ObjectNode node = result.putObject(key);
        row("gathered, " + name, times, node);
        double p50 = times.p50() / slowest.p50();
        double p95 = times.p95() / slowest.p95();
        node.put("ratio_p50", rounded(p50)).put("ratio_p95", rounded(p95));
        print("%-28s %8.2f %8.2f", "  ratio to slowest alone", p50, p95);
    }

    private void oneHangs(Systems systems) throws IOException {
        Times times = new Times();
        for (int i = 0; i < HANGING_ROUNDS; i++) {
            // A wire that has met outages before asks no more; each round shall ask.
            try (Wired wired = wired(systems)) {
                new Complete(MANY).check(wired.gather(), null);
                systems.hang(Systems.LOKI);
                long begun = System.nanoTime();
                IncidentContext context = wired.gather();
                times.since(begun);
                systems.recover();
                new Complete(MANY).check(context, Systems.LOKI);
            }
        }
        limited("Loki hangs", "loki_hangs", times, "deadline", Wired.SETTINGS.deadline());
    }

    private void allHang(Systems systems) throws IOException {
        Times cold = new Times();
        Times cached = new Times();
        for (int i = 0; i < HANGING_ROUNDS; i++) {
            try (Wired wired = wired(systems)) {
                hanging(systems, wired, cold);
            }
            try (Wired wired = wired(systems)) {
                new Complete(MANY).check(wired.gather(), null);
                hanging(systems, wired, cached);
            }
        }
        Duration budget = Wired.SETTINGS.budget();
        limited("all hang, catalog cached", "all_hang_cached", cached, "budget", budget);
        limited("all hang", "all_hang", cold, "budget", budget);
    }

    private static void hanging(Systems systems, Wired wired, Times times) {
        systems.hangAll();
        long begun = System.nanoTime();
        IncidentContext context = wired.gather();
        times.since(begun);
        systems.recover();
        Complete.checkNothing(context);
    }

    private void limited(String name, String key, Times times, String limit, Duration most) {
        ObjectNode node = result.putObject(key);
        print("");
        row(name, times, node);
        double ratio = times.longest() / most.toMillis();
        node.put("longest_ms", rounded(times.longest()))
                .put(limit + "_ms", most.toMillis())
                .put("ratio", rounded(ratio));
        print("%-28s %8.0f %8.2f", "  longest, ratio to " + limit, times.longest(), ratio);
    }

    private void row(String name, Times times, ObjectNode node) {
        print("%-28s %8.0f %8.0f", name, times.p50(), times.p95());
        node.put("p50_ms", rounded(times.p50())).put("p95_ms", rounded(times.p95()));
    }

    private Wired wired(Systems systems) {
        return new Wired(world, systems, folder.resolve("cache-" + caches++));
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> below = Files.walk(folder)) {
            below.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static void print(String format, @Nullable Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
