package dev.forgeincident.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What invoice-api logged: more than an hour of an ordinary night, then the failure. The same
 * instant always gives the same text.
 */
final class LogFile {

    /** How many requests fail from the onset on. */
    static final int FAILURES = 212;

    private static final Duration BEFORE = Duration.ofMinutes(75);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss,SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Random random = new Random(20_261_120);
    private final List<Entry> entries = new ArrayList<>();
    private final WrittenRepository code;

    private record Entry(Instant at, String text) {}

    private LogFile(WrittenRepository code) {
        this.code = code;
    }

    /** The text of the log from 75 minutes before the onset until now. */
    static String write(
            WrittenRepository code,
            Failure failure,
            Instant onset,
            Instant now,
            List<Deployment> deployments) {
        LogFile log = new LogFile(code);
        log.ordinary(onset.minus(BEFORE), onset);
        log.oddities(onset);
        log.failing(failure, onset, now);
        deployments.stream()
                .filter(deployment -> deployment.when().isAfter(onset.minus(BEFORE)))
                .forEach(log::started);
        return log.text();
    }

    private void ordinary(Instant from, Instant to) {
        Instant at = from;
        while (at.isBefore(to)) {
            if (random.nextInt(4) == 0) {
                access(at, "POST", "/invoices", 201, 20 + random.nextInt(60));
            } else {
                access(at, "GET", "/invoices/INV-" + invoice(), 200, 4 + random.nextInt(20));
            }
            if (random.nextInt(60) == 0) {
                int millis = 600 + random.nextInt(900);
                add(at, "WARN", "app.events: broker answered after " + millis + " ms");
            }
            at = at.plusMillis(1_500 + random.nextInt(5_500));
        }
        health(from, to);
    }

    private void health(Instant from, Instant to) {
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(30)) {
            access(at, "GET", "/health", 200, 1);
        }
    }

    /** What no night is without, and what has nothing to do with this one. */
    private void oddities(Instant onset) {
        for (int minutes : new int[] {58, 33}) {
            add(
                    onset.minus(Duration.ofMinutes(minutes)).plusMillis(217),
                    "ERROR",
                    "app.mail: invoice INV-" + invoice() + " not delivered: 550 mailbox full");
        }
    }

    private void failing(Failure failure, Instant onset, Instant now) {
        Duration apart = Duration.between(onset, now).minusSeconds(2).dividedBy(FAILURES);
        String traceback = failure.traceback(code);
        for (int i = 0; i < FAILURES; i++) {
            Instant at =
                    onset.plusMillis(123)
                            .plus(apart.multipliedBy(i))
                            .plusMillis(random.nextInt(900));
            String path = failure.path(invoice());
            add(
                    at,
                    "ERROR",
                    "app.errors: Exception on "
                            + path
                            + " ["
                            + failure.method()
                            + "]\n"
                            + traceback);
            access(at.plusMillis(1), failure.method(), path, 500, failure.millis());
        }
        health(onset, now);
    }

    private void started(Deployment deployment) {
        String version = deployment.commit().substring(0, 7);
        add(
                deployment.when(),
                "INFO",
                "app.start: invoice-api " + version + " starting, 4 workers");
        add(
                deployment.when().plusMillis(1_840),
                "INFO",
                "app.start: invoice-api " + version + " ready");
    }

    private void access(Instant at, String method, String path, int status, int millis) {
        add(at, "INFO", "app.access: %s %s %d %d ms".formatted(method, path, status, millis));
    }

    private void add(Instant at, String level, String text) {
        entries.add(new Entry(at, TIME.format(at) + " " + level + " " + text + "\n"));
    }

    private int invoice() {
        return 47_000 + random.nextInt(3_000);
    }

    private String text() {
        entries.sort(Comparator.comparing(Entry::at));
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(entry.text()));
        return text.toString();
    }
}
