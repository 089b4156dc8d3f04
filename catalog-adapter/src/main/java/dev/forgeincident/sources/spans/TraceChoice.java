package dev.forgeincident.sources.spans;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which traces are worth their place. No backend knows which duration is slow for a service, and
 * what is slow shows only against what is usual: so failing traces come first, then the slowest of
 * a sample of all, then others of the sample, spread over the time.
 */
public final class TraceChoice {

    private TraceChoice() {}

    /** A trace as far as one must know it to choose it; start in UTC. */
    public record Candidate(String id, Instant start, Duration duration) {

        private static final Comparator<Candidate> BY_TIME =
                Comparator.comparing(Candidate::start).thenComparing(Candidate::id);

        private static final Comparator<Candidate> SLOWEST =
                Comparator.comparing(Candidate::duration)
                        .reversed()
                        .thenComparing(Candidate::start)
                        .thenComparing(Candidate::id);
    }

    /**
     * The ids of at most so many, the most telling first. Three of five places are the failing
     * ones', one the slow ones', one the others'; what one leaves empty goes to the next.
     */
    public static List<String> of(List<Candidate> failing, List<Candidate> sample, int limit) {
        Map<String, Candidate> failed = byId(failing);
        Map<String, Candidate> others = byId(sample);
        others.keySet().removeAll(failed.keySet());
        int forFailing = Math.max(limit * 3 / 5, limit - others.size());
        List<Candidate> chosen = new ArrayList<>(spread(failed.values().stream(), forFailing));
        int forSlow = (limit - chosen.size() + 1) / 2;
        others.values().stream().sorted(Candidate.SLOWEST).limit(forSlow).forEach(chosen::add);
        chosen.forEach(slow -> others.remove(slow.id()));
        chosen.addAll(spread(others.values().stream(), limit - chosen.size()));
        return chosen.stream().map(Candidate::id).toList();
    }

    private static Map<String, Candidate> byId(List<Candidate> candidates) {
        Map<String, Candidate> distinct = new LinkedHashMap<>();
        candidates.forEach(each -> distinct.putIfAbsent(each.id(), each));
        return distinct;
    }

    /** So many of them at even distances, the first and the last in time among them. */
    private static List<Candidate> spread(Stream<Candidate> candidates, int places) {
        List<Candidate> sorted = candidates.sorted(Candidate.BY_TIME).toList();
        if (sorted.size() <= places) {
            return sorted;
        }
        Set<Candidate> taken = new LinkedHashSet<>();
        for (int i = 0; i < places; i++) {
            int index = places == 1 ? 0 : (int) ((long) i * (sorted.size() - 1) / (places - 1));
            taken.add(sorted.get(index));
        }
        return List.copyOf(taken);
    }
}
