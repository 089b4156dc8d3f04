package dev.forgeincident.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Log lines pushed at a steady rate against a running service, as shippers do: lists of lines over
 * a few connections. The baseline of the same run is the service's plainest answer.
 *
 * <p>A request is sent when it is due, whether or not the one before was answered late; its time is
 * counted from when it was due, so that a stall is seen by all that it held up.
 */
final class PushSuite {

    private static final String USAGE =
            "usage: push http://127.0.0.1:PORT [--rate 200000] [--seconds 60] [--pid PID]";

    private static final int LINES = 100;
    private static final int CONNECTIONS = 4;
    private static final int SERVICES = 50;
    private static final int WARM_UP_SECONDS = 5;
    private static final int PLAIN_EVERY_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI service;
    private final int rate;
    private final @Nullable Path status;
    private final ObjectMapper json = new ObjectMapper();
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private PushSuite(URI service, int rate, @Nullable Path status) {
        this.service = service;
        this.rate = rate;
        this.status = status;
    }

    static String run(String... args) throws Exception {
        if (args.length % 2 == 0 || !args[0].startsWith("http://127.0.0.1:")) {
            throw new IllegalArgumentException(USAGE);
        }
        int rate = 200_000;
        int seconds = 60;
        Path status = null;
        for (int i = 1; i < args.length; i += 2) {
            switch (args[i]) {
                case "--rate" -> rate = number(args[i + 1], 1_000, 10_000_000);
                case "--seconds" -> seconds = number(args[i + 1], 1, 3_600);
                case "--pid" ->
                        status =
                                Path.of(
                                        "/proc",
                                        String.valueOf(number(args[i + 1], 1, 1 << 30)),
                                        "status");
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        return new PushSuite(URI.create(args[0]), rate, status).measure(seconds);
    }

    private static int number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as any other wrong number.
        }
        throw new IllegalArgumentException(text + " is no number from " + least + " to " + most);
    }

    private String measure(int seconds) throws Exception {
        push(WARM_UP_SECONDS);
        long before = residentMegabytes();
        Sums sums = push(seconds);
        ObjectNode result = json.createObjectNode();
        result.put("suite", "push").put("lines", sums.sent).put("seconds", sums.seconds);
        result.put("lines_per_min", Math.round(sums.acknowledged / sums.seconds * 60));
        result.put("acknowledged", sums.acknowledged).put("refused", sums.refused);
        result.put("p50_ms", percentile(sums.millis, 0.50));
        result.put("p95_ms", percentile(sums.millis, 0.95));
        result.put("p99_ms", percentile(sums.millis, 0.99));
        result.put("baseline_p50_ms", percentile(sums.plain, 0.50));
        result.put("baseline_p95_ms", percentile(sums.plain, 0.95));
        if (status != null) {
            result.put("rss_mb_before", before).put("rss_mb_after", residentMegabytes());
        }
        return json.writeValueAsString(result);
    }

    private Sums push(int seconds) throws Exception {
        int requests = (int) Math.max(1, (long) rate * seconds / 60 / LINES);
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS + 1);
        long begun = System.nanoTime();
        try {
            List<Future<Sums>> senders = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = i;
                senders.add(threads.submit(() -> send(first, requests, seconds, begun)));
            }
            Future<List<Double>> plain = threads.submit(plainAnswers(begun, seconds));
            Sums all = new Sums();
            for (Future<Sums> sender : senders) {
                all.add(sender.get());
            }
            all.seconds = Math.max(seconds, Math.round((System.nanoTime() - begun) / 1e8) / 10.0);
            all.plain.addAll(plain.get());
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Every fourth request, each at its time. */
    private Sums send(int first, int requests, int seconds, long begun)
            throws IOException, InterruptedException {
        HttpClient http = client();
        Sums sums = new Sums();
        for (int i = first; i < requests; i += CONNECTIONS) {
            HttpRequest request = request(i);
            long due = begun + (long) (i * (seconds * 1e9 / requests));
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            sums.millis.add((System.nanoTime() - due) / 1e6);
            sums.sent += LINES;
            if (answer.statusCode() == 202) {
                sums.acknowledged += json.readTree(answer.body()).path("accepted").asInt();
            } else if (answer.statusCode() == 503) {
                sums.refused += LINES;
            } else {
                throw new IOException(
                        "/context/logs answered " + answer.statusCode() + " " + answer.body());
            }
        }
        return sums;
    }

    private HttpRequest request(int number) {
        ArrayNode lines = json.createArrayNode();
        for (int i = 0; i < LINES; i++) {
            int line = number * LINES + i;
            lines.addObject()
                    .put("service", "push-" + run + "-" + number % SERVICES)
                    .put("level", i % 10 == 0 ? "ERROR" : i % 10 == 1 ? "WARN" : "INFO")
                    .put("message", message(line));
        }
        return HttpRequest.newBuilder(service.resolve("/context/logs"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(lines.toString()))
                .build();
    }

    /** Of the length and variety of an access log. */
    private static String message(int line) {
        return switch (line % 5) {
            case 0 -> "upstream timeout request " + line + " after 30000 ms";
            case 1 -> "retrying call to ledger:8443, attempt " + line % 7;
            case 2 -> "GET /invoices/" + line + " 200 in " + line % 400 + " ms, 1532 bytes";
            case 3 ->
                    "payment " + Integer.toHexString(line) + " booked for customer " + line % 9_973;
            default -> "cache refreshed, " + line % 1_000 + " entries, generation " + line / 1_000;
        };
    }

    private Callable<List<Double>> plainAnswers(long begun, int seconds) {
        return () -> {
            HttpClient http = client();
            HttpRequest request =
                    HttpRequest.newBuilder(service.resolve("/healthz")).timeout(PATIENCE).build();
            List<Double> millis = new ArrayList<>();
            while (System.nanoTime() - begun < seconds * 1_000_000_000L) {
                long asked = System.nanoTime();
                http.send(request, BodyHandlers.discarding());
                millis.add((System.nanoTime() - asked) / 1e6);
                Thread.sleep(PLAIN_EVERY_MILLIS);
            }
            return millis;
        };
    }

    private long residentMegabytes() throws IOException {
        if (status == null) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024;
            }
        }
        throw new IllegalArgumentException(status + " tells no resident size");
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        double value =
                sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1));
        return Math.round(value * 10) / 10.0;
    }

    private static final class Sums {
        private long sent;
        private long acknowledged;
        private long refused;
        private double seconds;
        private final List<Double> millis = new ArrayList<>();
        private final List<Double> plain = new ArrayList<>();

        void add(Sums other) {
            sent += other.sent;
            acknowledged += other.acknowledged;
            refused += other.refused;
            millis.addAll(other.millis);
        }
    }
}
