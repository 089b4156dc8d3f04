package dev.forgeincident.bench.gather;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The systems that are asked, each on a port of its own. */
final class Systems implements AutoCloseable {

    static final String BACKSTAGE = "Backstage";
    static final String GITHUB = "GitHub";
    static final String LOKI = "Loki";
    static final String PROMETHEUS = "Prometheus";
    static final String TEMPO = "Tempo";

    private final Map<String, SlowSystem> systems = new LinkedHashMap<>();

    /**
     * @param commits of each repository in the day before the alert
     * @param delay of each answer
     */
    Systems(World world, int commits, Duration delay) throws IOException {
        add(BACKSTAGE, new BackstageAnswers(), delay);
        add(GITHUB, new GitHubAnswers(world.began(), commits), delay);
        add(LOKI, new LokiAnswers(), delay);
        add(PROMETHEUS, new PrometheusAnswers(), delay);
        add(TEMPO, new TempoAnswers(), delay);
    }

    private void add(String name, SlowSystem.Answers answers, Duration delay) throws IOException {
        systems.put(name, new SlowSystem(answers, delay));
    }

    String address(String name) {
        return system(name).address();
    }

    void hang(String name) {
        system(name).hang(true);
    }

    void hangAll() {
        systems.values().forEach(each -> each.hang(true));
    }

    void recover() {
        systems.values().forEach(each -> each.hang(false));
    }

    Set<String> names() {
        return systems.keySet();
    }

    @Override
    public void close() {
        systems.values().forEach(SlowSystem::close);
    }

    private SlowSystem system(String name) {
        return Objects.requireNonNull(systems.get(name), name);
    }
}
