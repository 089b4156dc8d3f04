package dev.forgeincident.sources.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.sources.http.Answer;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.prometheus.UsualSeries.Found;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which of the usual metrics a service has, by one cheap question to the index, so that nothing is
 * queried that is not there.
 */
final class Inventory {

    /** Each instance of each route is a series; newer servers stop here, all stop at our bound. */
    private static final int MOST_SERIES = 5_000;

    private final List<String> labels;
    private final ServiceNames names;

    Inventory(List<String> labels, ServiceNames names) {
        this.labels = labels;
        this.names = names;
    }

    Ask ask(Grid grid) {
        Ask ask = Ask.get("api", "v1", "series");
        for (String label : labels) {
            ask = ask.with("match[]", '{' + usual() + ',' + names.selector(label) + '}');
        }
        return ask.with("start", grid.start().getEpochSecond())
                .with("end", grid.end().getEpochSecond())
                .with("limit", MOST_SERIES)
                .asForm();
    }

    /**
     * The metrics, by name, of what was answered.
     *
     * @throws Trouble when it is no list of series
     */
    Map<String, Found> read(Answer answer) throws Trouble {
        Map<String, Set<String>> carried = new TreeMap<>();
        Map<String, Set<String>> naming = new TreeMap<>();
        for (JsonNode series : ApiAnswer.of(answer).list()) {
            if (!series.isObject()) {
                throw ApiAnswer.unreadable("the answer lists what is no series");
            }
            String metric = series.path("__name__").asText("");
            Set<String> keys = carried.computeIfAbsent(metric, name -> new TreeSet<>());
            series.fieldNames().forEachRemaining(keys::add);
            labels.stream()
                    .filter(label -> names.isIn(label, series.path(label).asText("")))
                    .forEach(
                            label ->
                                    naming.computeIfAbsent(metric, name -> new LinkedHashSet<>())
                                            .add(label));
        }
        Map<String, Found> found = new TreeMap<>();
        naming.forEach(
                (metric, by) -> {
                    String likeliest = labels.stream().filter(by::contains).findFirst().orElse("");
                    found.put(
                            metric,
                            new Found(
                                    names.selector(likeliest),
                                    carried.getOrDefault(metric, Set.of())));
                });
        return found;
    }

    /** Of a histogram only the bucket of everything: it tells that the others are there. */
    private static String usual() {
        return "__name__=~\"" + String.join("|", UsualSeries.metrics()) + "\",le=~\"|[+]Inf\"";
    }
}
