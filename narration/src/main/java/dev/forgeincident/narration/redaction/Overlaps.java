package dev.forgeincident.narration.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes of what several finders found parts of a text that lie apart. */
final class Overlaps {

    private Overlaps() {}

    /**
     * What was found, by place: what overlaps is one part, of the kind that was found first. A
     * password before the {@code @} of a host makes no e-mail address; what lies within a
     * placeholder is none of its kind.
     *
     * @param found by the rank of the finders
     * @param placeholders those that the text has already, by place
     */
    static List<Span> apart(String text, List<Span> found, List<Span> placeholders) {
        Set<Integer> secretsEnd = new HashSet<>();
        found.stream()
                .filter(span -> span.kind().equals(Placeholders.SECRET))
                .forEach(span -> secretsEnd.add(span.end()));
        List<Integer> byPlace = new ArrayList<>();
        for (int rank = 0; rank < found.size(); rank++) {
            Span span = found.get(rank);
            if (!isHost(text, span, secretsEnd) && !isWithin(span, placeholders)) {
                byPlace.add(rank);
            }
        }
        byPlace.sort(Comparator.comparingInt(rank -> found.get(rank).start()));
        List<Span> apart = new ArrayList<>();
        int best = Integer.MAX_VALUE;
        for (int rank : byPlace) {
            Span span = found.get(rank);
            Span last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (last == null || span.start() >= last.end()) {
                apart.add(span);
                best = rank;
            } else {
                best = Math.min(best, rank);
                int end = Math.max(last.end(), span.end());
                apart.set(apart.size() - 1, new Span(found.get(best).kind(), last.start(), end));
            }
        }
        return apart;
    }

    private static boolean isHost(String text, Span span, Set<Integer> secretsEnd) {
        return span.kind().equals(EmailAddresses.KIND)
                && secretsEnd.contains(text.indexOf('@', span.start()));
    }

    private static boolean isWithin(Span span, List<Span> placeholders) {
        int low = 0;
        int high = placeholders.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (placeholders.get(middle).end() <= span.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < placeholders.size()
                && placeholders.get(low).start() <= span.start()
                && span.end() <= placeholders.get(low).end();
    }
}
