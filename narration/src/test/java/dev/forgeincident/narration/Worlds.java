package dev.forgeincident.narration;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.gotcha.Heuristic;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.context.metrics.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Builds incident contexts for tests: a service, what changed in it, and what it logged. */
public final class Worlds {

    public static final Instant ONSET = Instant.parse("2026-11-20T03:08:00Z");
    public static final String SERVICE = "invoice-api";

    private final List<Change> changes = new ArrayList<>();
    private final List<LogLine> lines = new ArrayList<>();
    private final List<Heuristic> heuristics = new ArrayList<>();
    private final List<MetricSeries> metrics = new ArrayList<>();
    private boolean withCatalog = true;

    /** The story: a key of the connection string renamed, deployed a minute before the errors. */
    public static Worlds story() {
        return new Worlds()
                .commit(
                        "0b1c2d3",
                        5,
                        "docs: how to run the tests",
                        patch("README.md", "-Run the tests.", "+Run the tests with make."))
                .commit(
                        "a3f7c2d",
                        -30,
                        "refactor config to use Server= syntax",
                        patch(
                                "config/settings.py",
                                "-DSN = os.environ.get(\"DB_CONNECTION\", \"host=10.0.1.5 port=5432 dbname=invoices\")",
                                "+DSN = os.environ.get(\"DB_CONNECTION\", \"server=10.0.1.5 port=5432 dbname=invoices\")"))
                .commit(
                        "b100000",
                        -90,
                        "bump requests to 2.32.4",
                        patch("requirements.txt", "-requests==2.32.3", "+requests==2.32.4"))
                .commit(
                        "c200000",
                        -150,
                        "round totals half even",
                        patch(
                                "app/totals.py",
                                "-    return round(x, 2)",
                                "+    return x.quantize(CENT, ROUND_HALF_EVEN)"))
                .deployed("a3f7c2d", -1)
                .deployed("0b1c2d3", 2)
                .deployed("c200000", -140)
                .normalHour()
                .errors(
                        212,
                        "could not open a connection\nTraceback (most recent call last):\n  File \"/srv/app/db.py\", line 21, in connect\n    return psycopg2.connect(settings.DSN)\npsycopg2.ProgrammingError: invalid dsn: invalid connection option \"server\"")
                .rule("No secrets in code - all from environment variables")
                .rule("Totals are rounded half even");
    }

    public Worlds commit(String sha, int minutes, String message, FileDiff... files) {
        changes.add(
                new Commit(
                        SERVICE,
                        sha + "0000000000000000000000000000000000".substring(0, 33),
                        List.of("p"),
                        "Ada",
                        ONSET.plus(Duration.ofMinutes(minutes)),
                        message,
                        new Diff.Read(List.of(files), 0),
                        null));
        return this;
    }

    public Worlds deployed(String sha, int minutes) {
        changes.add(
                new Deployment(
                        SERVICE,
                        sha,
                        "Ben",
                        ONSET.plus(Duration.ofMinutes(minutes)),
                        "production",
                        null));
        return this;
    }

    public Worlds normalHour() {
        for (int second = 0; second < 4_200; second += 20) {
            line(
                    ONSET.minusSeconds(4_200 - second),
                    Level.INFO,
                    "GET /invoices/" + second + " 200");
        }
        return this;
    }

    public Worlds errors(int count, String message) {
        for (int i = 0; i < count; i++) {
            line(ONSET.plusMillis(i * 1_300L), Level.ERROR, message);
        }
        return this;
    }

    /** Another service fails, a second later. */
    public Worlds errorsOf(String service, int count, String message) {
        for (int i = 0; i < count; i++) {
            Instant at = ONSET.plusMillis(1_000 + i * 1_300L);
            lines.add(new LogLine(service, at, Level.ERROR, message, at + " ERROR " + message));
        }
        return this;
    }

    public Worlds line(Instant at, Level level, String message) {
        lines.add(new LogLine(SERVICE, at, level, message, at + " " + level + " " + message));
        return this;
    }

    /** A series of one value a minute: the one until the onset, the other from then on. */
    public Worlds metric(String name, double before, double after) {
        List<MetricSeries.Point> points = new ArrayList<>();
        for (int minute = -70; minute <= 6; minute++) {
            double wobble = minute % 2 * 0.01 * before;
            points.add(
                    new MetricSeries.Point(
                            ONSET.plus(Duration.ofMinutes(minute)),
                            minute < 0 ? before + wobble : after + wobble));
        }
        metrics.add(new MetricSeries(SERVICE, name, Map.of(), points));
        return this;
    }

    public Worlds rule(String text) {
        heuristics.add(new Heuristic(text, 10 + heuristics.size()));
        return this;
    }

    public Worlds withoutCatalog() {
        withCatalog = false;
        return this;
    }

    public IncidentContext context() {
        Instant asOf = ONSET.plus(Duration.ofMinutes(6));
        Alert alert =
                new Alert(
                        SERVICE,
                        "InvoiceApi5xx",
                        "critical",
                        Map.of(),
                        Map.of(),
                        ONSET.plusSeconds(90),
                        null);
        return new IncidentContext(
                alert,
                asOf,
                withCatalog
                        ? new Observation.Available<>(service(), "catalog", asOf)
                        : new Observation.Empty<>("catalog", "name=" + SERVICE, null),
                withCatalog
                        ? new Observation.Available<>(neighbours(), "catalog", asOf)
                        : Observation.Unavailable.notConfigured("catalog"),
                List.of(
                        changes.isEmpty()
                                ? new Observation.Empty<>("git", "log", null)
                                : new Observation.Available<>(List.copyOf(changes), "git", asOf)),
                List.of(
                        heuristics.isEmpty()
                                ? new Observation.Empty<>("git", "GOTCHA.md", null)
                                : new Observation.Available<>(
                                        new GotchaFile(SERVICE, List.of(), heuristics),
                                        "git",
                                        asOf)),
                List.of(logs(asOf)),
                List.of(
                        metrics.isEmpty()
                                ? Observation.Unavailable.notConfigured("Prometheus")
                                : new Observation.Available<>(
                                        List.copyOf(metrics), "Prometheus", asOf)),
                List.of(),
                List.of(),
                List.of());
    }

    private Observation<LogExcerpt> logs(Instant asOf) {
        if (lines.isEmpty()) {
            return new Observation.Empty<>("log file", "invoice-api.log", null);
        }
        return new Observation.Available<>(
                new LogExcerpt(lines, new TimeWindow(ONSET.minusSeconds(4_200), asOf)),
                "log file",
                asOf);
    }

    private static ServiceProfile service() {
        return profile(
                "component:default/invoice-api",
                "service",
                relation("dependsOn", "resource:default/invoice-db"),
                relation("providesApi", "api:default/invoice-events"));
    }

    private static List<ServiceProfile> neighbours() {
        return List.of(
                profile(
                        "resource:default/invoice-db",
                        "database",
                        relation("dependencyOf", "component:default/invoice-api")),
                profile(
                        "api:default/invoice-events",
                        "asyncapi",
                        relation("apiProvidedBy", "component:default/invoice-api"),
                        relation("apiConsumedBy", "component:default/notification-service")),
                profile(
                        "component:default/notification-service",
                        "service",
                        relation("consumesApi", "api:default/invoice-events")));
    }

    public static ServiceProfile profile(String ref, String type, Relation... relations) {
        return new ServiceProfile(
                EntityRef.parse(ref),
                null,
                "",
                type,
                List.of(),
                Map.of(),
                List.of(relations),
                List.of());
    }

    public static Relation relation(String type, String target) {
        return new Relation(type, EntityRef.parse(target), false);
    }

    public static FileDiff patch(String path, String... lines) {
        long removed = Arrays.stream(lines).filter(line -> line.startsWith("-")).count();
        long added = Arrays.stream(lines).filter(line -> line.startsWith("+")).count();
        return new FileDiff(
                path,
                null,
                FileDiff.Kind.MODIFIED,
                false,
                "@@ -12,%d +12,%d @@\n%s\n".formatted(removed, added, String.join("\n", lines)),
                false);
    }
}
