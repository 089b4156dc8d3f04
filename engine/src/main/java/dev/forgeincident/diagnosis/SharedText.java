package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Words;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.likeness.Likeness;
import dev.forgeincident.diagnosis.likeness.SymptomText;
import dev.forgeincident.diagnosis.likeness.Trait;
import dev.forgeincident.diagnosis.meaning.CodeWords;
import dev.forgeincident.signal.LogPattern;
import dev.forgeincident.signal.Signals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the words of the failure say about each suspect: the alert's own text and the headlines of
 * the symptoms, compared with what each commit says and changes. The frames of stack traces are
 * left out; they are an argument of their own.
 */
final class SharedText {

    /** The annotations that people write sentences into. */
    private static final List<String> SENTENCES = List.of("summary", "description", "message");

    private static final int MAX_SENTENCES = 20_000;
    private static final int MAX_LINES = 200;
    private static final Set<String> TESTS = Set.of("test", "tests", "testing", "flaky");

    /**
     * The weights were fitted on what people wrote of failures, who knew what they looked at. What
     * a machine logs names the place where a fault surfaces, which is seldom the place where it was
     * made; where there is telemetry, words in common are a hint.
     */
    private static final double BESIDE_TELEMETRY = 0.35;

    private static final double MOST_BESIDE_TELEMETRY = 1.3;

    /** What is told in other words may still be it. */
    private static final double MOST_AGAINST = -3;

    /** Less than this is not worth a line. */
    private static final double LEAST = 0.05;

    private final Alert alert;
    private final Exhibits exhibits;
    private final List<Quote> quotes;
    private final IdentityHashMap<Commit, Likeness> likenesses = new IdentityHashMap<>();
    private final boolean measured;
    private final Set<String> names = new HashSet<>();
    private final Set<String> showable;
    private final boolean speaksOfTests;

    SharedText(
            IncidentContext context, Signals signals, List<Suspect> suspects, Exhibits exhibits) {
        this.alert = context.alert();
        this.exhibits = exhibits;
        this.measured = !context.isTextOnly();
        signals.services().forEach(name -> names.addAll(CodeWords.of(name)));
        this.quotes = quotes(signals.symptoms());
        String text =
                Stream.concat(
                                said().stream(),
                                signals.symptoms().stream().map(LogPattern::headline))
                        .collect(Collectors.joining("\n"));
        this.showable = CodeWords.of(Secrets.mask(text).text());
        this.speaksOfTests = !Collections.disjoint(CodeWords.of(text), TESTS);
        List<Likeness> found =
                Likeness.of(SymptomText.of(text), suspects.stream().map(Suspect::commit).toList());
        for (int i = 0; i < found.size(); i++) {
            likenesses.put(suspects.get(i).commit(), found.get(i));
        }
    }

    /** The argument that the text in common makes; empty where it is no more than chance. */
    Optional<Argument> with(Suspect suspect) {
        Likeness likeness = of(suspect);
        if (likeness.text() <= 0) {
            return measured || likeness.text() > -LEAST
                    ? Optional.empty()
                    : Optional.of(
                            new Argument(
                                    "has no more in common with the error's words than unrelated changes have",
                                    Math.max(MOST_AGAINST, likeness.text()),
                                    exhibits.commit(suspect)));
        }
        // A secret in a log and in a diff is no word to show.
        String words =
                String.join(", ", likeness.words().stream().filter(showable::contains).toList());
        if (words.isEmpty() && likeness.file().isEmpty()) {
            words = "(not shown: they look like a secret)";
        }
        String text =
                likeness.file().isEmpty()
                        ? "error and change share the words " + words
                        : "the error names %s, which it changes, and both have the words %s"
                                .formatted(likeness.file(), words);
        double weight = measured ? hint(likeness) : likeness.text();
        if (weight < LEAST) {
            return Optional.empty();
        }
        return Optional.of(new Argument(Secrets.mask(text).text(), weight, where(likeness)));
    }

    /** To share the name of a service says where something is, not what. */
    private double hint(Likeness likeness) {
        List<String> words = likeness.words();
        long others = words.stream().filter(word -> !names.contains(word)).count();
        double telling = words.isEmpty() ? 1 : others / (double) words.size();
        return telling * Math.min(MOST_BESIDE_TELEMETRY, BESIDE_TELEMETRY * likeness.text());
    }

    /**
     * How much speaks for the place of the commit among the others, in log-odds, 0 on the average:
     * of the newest and largest one is the likeliest to be guilty.
     */
    double place(Suspect suspect) {
        Likeness likeness = of(suspect);
        Map<Trait, Double> each = likeness.contributions();
        return likeness.standing()
                - each.getOrDefault(Trait.ASIDE, 0.0)
                - each.getOrDefault(Trait.REWORKED, 0.0)
                - each.getOrDefault(Trait.UNDONE, 0.0)
                - each.getOrDefault(Trait.UNDOES, 0.0);
    }

    /**
     * What speaks against the commit by itself: taken back by another, taking one back, touching
     * nothing that runs in production. Where words are all there is, also that its files were
     * changed again since; otherwise it is known what ran when.
     *
     * @param aside whether the last of these is wanted
     */
    List<Argument> standing(Suspect suspect, boolean aside) {
        Map<Trait, Double> each = of(suspect).contributions();
        List<Argument> arguments = new ArrayList<>();
        for (Trait trait : List.of(Trait.UNDONE, Trait.UNDOES, Trait.ASIDE, Trait.REWORKED)) {
            double weight = each.getOrDefault(trait, 0.0);
            boolean wanted =
                    switch (trait) {
                        case ASIDE -> aside;
                        case REWORKED -> !measured;
                        default -> true;
                    };
            if (weight < 0 && wanted) {
                arguments.add(new Argument(trait.words(), weight, exhibits.commit(suspect)));
            }
        }
        return arguments;
    }

    /** Whether the failure may be one of tests. */
    boolean speaksOfTests() {
        return speaksOfTests;
    }

    private Likeness of(Suspect suspect) {
        return Objects.requireNonNull(
                likenesses.get(suspect.commit()), "a suspect that was compared");
    }

    /** The alert's sentences; a title that only repeats the beginning of another is left out. */
    private List<String> said() {
        List<String> said = new ArrayList<>();
        for (String key : SENTENCES) {
            String whole = alert.annotations().getOrDefault(key, "").strip();
            String sentence = Words.bounded(whole, MAX_SENTENCES);
            if (!sentence.isEmpty() && !said.contains(sentence)) {
                said.add(sentence);
            }
        }
        if (said.stream().noneMatch(sentence -> sentence.startsWith(alert.title()))) {
            said.add(0, alert.title());
        }
        return said;
    }

    /** The symptom, or the line of the alert, that has most of the words in common. */
    private Evidence where(Likeness likeness) {
        Quote best = null;
        long most = 0;
        for (Quote quote : quotes) {
            long shared = quote.shares(likeness);
            if (shared > most) {
                best = quote;
                most = shared;
            }
        }
        return best == null ? exhibits.alert(alert) : best.evidence();
    }

    private List<Quote> quotes(List<LogPattern> symptoms) {
        List<Quote> quotes = new ArrayList<>();
        symptoms.forEach(
                symptom -> quotes.add(Quote.of(symptom.headline(), exhibits.log(symptom))));
        said().stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MAX_LINES)
                .forEach(line -> quotes.add(Quote.of(line, exhibits.alert(alert, line))));
        return quotes;
    }

    /** What can be shown: a line, with its words. */
    private record Quote(String line, Set<String> words, Evidence evidence) {

        /** A named file is worth two words: it is what the reader looks for first. */
        private static final int FILE = 2;

        static Quote of(String line, Evidence evidence) {
            return new Quote(line.toLowerCase(Locale.ROOT), CodeWords.of(line), evidence);
        }

        long shares(Likeness likeness) {
            String path = likeness.file().toLowerCase(Locale.ROOT);
            boolean named =
                    !path.isEmpty() && line.contains(path.substring(path.lastIndexOf('/') + 1));
            return likeness.words().stream().filter(words::contains).count() + (named ? FILE : 0);
        }
    }
}
