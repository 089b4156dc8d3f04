package dev.forgeincident.acceptance.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shippers that push numbered log lines, each for a service of its own, until nobody answers. */
final class PushingSenders {

    static final int SENDERS = 6;

    /** Of a context so many lines of a source are kept; a sender stops before. */
    private static final int MOST = 290;

    private static final int AT_ONCE = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern NUMBER = Pattern.compile("numbered (\\d+) by hand");

    private final Map<String, Set<Integer>> acknowledged = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();

    private PushingSenders() {}

    static PushingSenders start(RunningService service) {
        PushingSenders senders = new PushingSenders();
        for (int i = 0; i < SENDERS; i++) {
            String name = "shipper-" + i;
            senders.acknowledged.put(name, new ConcurrentSkipListSet<>());
            Thread thread = new Thread(() -> senders.push(service, name), name);
            senders.threads.add(thread);
            thread.start();
        }
        return senders;
    }

    void awaitAcknowledged(int count) throws Exception {
        Deadline.await("lines are acknowledged", PATIENCE, () -> count() >= count ? true : null);
    }

    /** The numbers of the lines that were acknowledged, by service. */
    Map<String, Set<Integer>> stop() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        return new TreeMap<>(acknowledged);
    }

    /** The numbers of the lines that an analysis sees. */
    static Set<Integer> linesOf(RunningService service, String name) throws Exception {
        JsonNode answer =
                service.post("/api/incident/analyze", "{\"serviceName\":\"" + name + "\"}")
                        .withStatus(200)
                        .json();
        String context =
                service.get("/api/analyses/" + answer.path("analysisId").asText() + "/context")
                        .withStatus(200)
                        .body();
        return NUMBER.matcher(context)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .collect(Collectors.toSet());
    }

    private int count() {
        return acknowledged.values().stream().mapToInt(Set::size).sum();
    }

    private void push(RunningService service, String name) {
        Set<Integer> taken = acknowledged.getOrDefault(name, Set.of());
        for (int first = 0; first + AT_ONCE <= MOST; first += AT_ONCE) {
            List<Integer> numbers = IntStream.range(first, first + AT_ONCE).boxed().toList();
            try {
                if (service.post("/context/logs", lines(name, numbers)).status() == 202) {
                    taken.addAll(numbers);
                }
            } catch (IOException e) {
                return; // It was killed: this request was never acknowledged.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static String lines(String name, List<Integer> numbers) {
        return numbers.stream()
                .map(
                        number ->
                                "{\"service\":\"%s\",\"level\":\"ERROR\",\"message\":\"numbered %s by hand\"}"
                                        .formatted(name, number))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
