package dev.forgeincident.narration.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Numbers what was taken out, kind by kind, in the order in which it is met.
 *
 * <p>A text may bring what looks like a placeholder, by chance or so that a value is shown where an
 * attacker wants it. Such a number is never given to a value; where it was given before, the text's
 * own gets a new one. Restored, it is {@code ***}.
 */
final class NumberedRedaction implements Redaction {

    /** What is put in a secret's place may make a secret of what stands beside it. */
    private static final int ROUNDS = 4;

    /** A text with more placeholders of its own is no text: they are masked. */
    private static final int FOREIGN = 1_000;

    private static final int REMEMBERED = 1_000;

    private final Placeholders placeholders;
    private final List<Finder> finders;

    private final Map<String, Numbers> kinds = new HashMap<>();
    private final Set<String> handedOut = new HashSet<>();
    private int foreign;
    private int count;

    NumberedRedaction(Placeholders placeholders, List<Finder> finders) {
        this.placeholders = placeholders;
        this.finders = finders;
    }

    /** The numbers of one kind. */
    private static final class Numbers {

        private final Map<String, Integer> byValue = new HashMap<>();
        private final Map<Integer, String> values = new HashMap<>();
        private final Set<Integer> foreign = new HashSet<>();
        private int last;

        int of(String value) {
            return byValue.computeIfAbsent(
                    value,
                    any -> {
                        int number = fresh();
                        values.put(number, value);
                        return number;
                    });
        }

        int fresh() {
            do {
                last++;
            } while (foreign.contains(last));
            return last;
        }
    }

    @Override
    public String redact(String text) {
        if (handedOut.contains(text)) {
            return text;
        }
        String redacted = placeholders.replaceKnown(text, this::foreign);
        for (int round = 0; round < ROUNDS; round++) {
            List<Span> found = found(redacted);
            if (found.isEmpty()) {
                break;
            }
            redacted = replaced(redacted, found);
        }
        if (handedOut.size() < REMEMBERED) {
            handedOut.add(redacted);
        }
        return redacted;
    }

    /** A placeholder that the text brings, with another number where a value has this one. */
    private String foreign(Matcher placeholder) {
        String kind = Placeholders.kind(placeholder);
        Numbers numbers = kinds.computeIfAbsent(kind, any -> new Numbers());
        int number = Placeholders.number(placeholder);
        if (++foreign > FOREIGN) {
            return Placeholders.MASK;
        }
        if (numbers.values.containsKey(number)) {
            int fresh = numbers.fresh();
            numbers.foreign.add(fresh);
            return Placeholders.of(kind, fresh);
        }
        numbers.foreign.add(number);
        return placeholder.group();
    }

    private List<Span> found(String text) {
        List<Span> found = new ArrayList<>();
        finders.forEach(finder -> finder.find(text, found::add));
        if (found.isEmpty()) {
            return found;
        }
        return Overlaps.apart(text, found, placeholders.known(text));
    }

    private String replaced(String text, List<Span> found) {
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (Span span : found) {
            String value = text.substring(span.start(), span.end());
            int number = kinds.computeIfAbsent(span.kind(), any -> new Numbers()).of(value);
            out.append(text, copied, span.start()).append(Placeholders.of(span.kind(), number));
            copied = span.end();
            count++;
        }
        return out.append(text, copied, text.length()).toString();
    }

    @Override
    public String restore(String text) {
        return placeholders.replaceAny(text, this::shown);
    }

    private String shown(Matcher placeholder) {
        String kind = Placeholders.kind(placeholder);
        Numbers numbers = kinds.get(kind);
        String value =
                numbers != null && Placeholders.isRestored(kind)
                        ? numbers.values.get(Placeholders.number(placeholder))
                        : null;
        return value == null ? Placeholders.MASK : value;
    }

    @Override
    public int count() {
        return count;
    }
}
