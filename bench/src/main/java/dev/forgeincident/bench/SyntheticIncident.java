package dev.forgeincident.bench;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.metrics.MetricSeries.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up telemetry and commits of a size that production sees; the same in every run. */
final class SyntheticIncident {

    static final int PATCH_CHARACTERS = 6_000;

    private static final Instant ONSET = Instant.parse("2026-11-20T03:08:00Z");
    private static final Instant START = ONSET.minus(Duration.ofMinutes(150));
    private static final Instant AS_OF = ONSET.plus(Duration.ofMinutes(50));
    private static final String SERVICE = "checkout";
    private static final int SAMPLES = 200;

    private static final List<String> WORDS =
            List.of(
                    "order", "price", "cart", "stock", "invoice", "limit", "retry", "client",
                    "timeout", "session", "token", "cache", "batch", "worker", "queue", "lock",
                    "index", "parser", "route", "filter", "config", "region", "tenant", "ledger");

    private final Random random = new Random(20_261_120);

    /** Series of 200 samples: six of ten only noise, the others a step, ramp, spike or season. */
    List<MetricSeries> series(int count) {
        List<MetricSeries> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int onset = 60 + random.nextInt(120);
            List<Point> points = new ArrayList<>();
            for (int j = 0; j < SAMPLES; j++) {
                double value = 100 + random.nextGaussian() + form(i % 10, j, onset);
                points.add(new Point(START.plus(Duration.ofMinutes(j)), value));
            }
            all.add(new MetricSeries("service-" + i % 40, "metric_" + i, Map.of(), points));
        }
        return all;
    }

    private static double form(int form, int i, int onset) {
        return switch (form) {
            case 0 -> i >= onset ? 10 : 0;
            case 1 -> Math.max(0, i - onset);
            case 2 -> i >= onset && i < onset + 6 ? 12 : 0;
            case 3 -> 5 * Math.sin(i * 2 * Math.PI / 15);
            default -> 0;
        };
    }

    /** Failures of sixty kinds with fresh numbers, ids and addresses in each line. */
    List<LogLine> failures(int count) {
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            kinds.add(
                    "%s %s failed for %s=%%1$s in %%2$sms at %%3$s: %s exhausted"
                            .formatted(word(), word(), word(), word()));
        }
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String message =
                    kinds.get(random.nextInt(kinds.size()))
                            .formatted(
                                    Integer.toHexString(random.nextInt()),
                                    String.valueOf(random.nextInt(10_000)),
                                    "10.0." + random.nextInt(256) + "." + random.nextInt(256));
            Instant at = START.plusMillis((long) (random.nextDouble() * 12_000_000));
            lines.add(new LogLine(SERVICE, at, Level.ERROR, message, at + " ERROR " + message));
        }
        return lines;
    }

    /** Commits of the two days before, each with a patch of {@link #PATCH_CHARACTERS}. */
    List<Commit> commits(int count) {
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commits.add(
                    new Commit(
                            SERVICE,
                            "%040x".formatted(random.nextLong() >>> 1),
                            List.of("parent"),
                            "Ada",
                            ONSET.minus(Duration.ofMinutes(5 + 50L * i)),
                            word() + " " + word() + ": handle " + word() + " of " + word(),
                            new Diff.Read(List.of(file(), file()), 0),
                            null));
        }
        return commits;
    }

    private FileDiff file() {
        StringBuilder patch = new StringBuilder("@@ -10,40 +10,42 @@\n");
        while (patch.length() < PATCH_CHARACTERS / 2) {
            patch.append("  +-".charAt(random.nextInt(4)))
                    .append("    ")
                    .append(word())
                    .append(capital(word()))
                    .append(" = ")
                    .append(word())
                    .append(".get")
                    .append(capital(word()))
                    .append('(')
                    .append(random.nextInt(1_000))
                    .append(");\n");
        }
        String path = "src/main/java/" + word() + "/" + capital(word()) + ".java";
        return new FileDiff(path, null, FileDiff.Kind.MODIFIED, false, patch.toString(), false);
    }

    /** What a diagnosis is made of: the alert, these lines and these commits. */
    static IncidentContext context(List<LogLine> lines, List<Commit> commits) {
        Alert alert =
                new Alert(
                        SERVICE,
                        "error rate above 5 %",
                        "critical",
                        Map.of(),
                        Map.of(),
                        ONSET.plusSeconds(120),
                        null);
        List<Change> changes = List.copyOf(commits);
        return new IncidentContext(
                alert,
                AS_OF,
                Observation.Unavailable.notConfigured("catalog"),
                Observation.Unavailable.notConfigured("catalog"),
                List.of(new Observation.Available<>(changes, "git", AS_OF)),
                List.of(),
                List.of(
                        new Observation.Available<>(
                                new LogExcerpt(lines, new TimeWindow(START, AS_OF)), "log", AS_OF)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
