package dev.forgeincident.sources.prometheus;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the series of a service are found and how finely they are read.
 *
 * @param labels those that may carry the service's name, the likeliest first
 * @param scrapeInterval how often targets are scraped; rates are taken over four of them, so that a
 *     missed scrape leaves no gap
 */
public record PrometheusOptions(List<String> labels, Duration scrapeInterval) {

    private static final int MOST_LABELS = 10;
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,99}");

    /** Between Prometheus' own default of a minute and the quarter of one that many set. */
    public static final PrometheusOptions DEFAULTS =
            new PrometheusOptions(
                    List.of(
                            "job",
                            "service",
                            "app",
                            "app_kubernetes_io_name",
                            "container",
                            "service_name"),
                    Duration.ofSeconds(30));

    public PrometheusOptions {
        labels = List.copyOf(labels);
        if (labels.isEmpty() || labels.size() > MOST_LABELS) {
            throw new IllegalArgumentException("from 1 to " + MOST_LABELS + " labels are needed");
        }
        labels.stream()
                .filter(label -> !LABEL.matcher(label).matches())
                .findFirst()
                .ifPresent(
                        wrong -> {
                            throw new IllegalArgumentException("not a label's name: " + wrong);
                        });
        if (scrapeInterval.compareTo(Duration.ofSeconds(1)) < 0
                || scrapeInterval.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(
                    "the scrape interval must be from 1 second to 10 minutes, not "
                            + scrapeInterval);
        }
    }
}
