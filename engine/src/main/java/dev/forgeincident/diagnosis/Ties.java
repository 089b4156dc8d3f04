package dev.forgeincident.diagnosis;

import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.diagnosis.meaning.ChangedLine;
import dev.forgeincident.diagnosis.meaning.DiffMeaning;
import dev.forgeincident.diagnosis.meaning.LinePair;
import dev.forgeincident.signal.FaultSignature;
import dev.forgeincident.signal.LogPattern;
import dev.forgeincident.signal.Signals;
import dev.forgeincident.signal.StackFrame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What ties a change to the error: a mechanism, a name that the error quotes, a stack trace, words
 * in common. Time and place are left out: they tie nothing.
 */
final class Ties {

    private static final double NAMED_BY_ERROR = 4.0;
    private static final double MISSED_BY_ERROR = 3.5;
    private static final double NAMED_ELSEWHERE = 2.0;
    private static final double NAMED_WITHOUT_MECHANISM = 0.8;
    private static final double IN_STACK_TRACE = 1.0;
    private static final double REWORDED = -2.0;

    /** So many characters in a row are no accident. */
    private static final int OWN_WORDS = 15;

    /** Below this a tie may be an accident. */
    private static final double HOLDS = 1.4;

    private final Signals signals;
    private final List<Suspect> suspects;
    private final Exhibits exhibits;
    private final SharedText text;

    Ties(Signals signals, List<Suspect> suspects, SharedText text, Exhibits exhibits) {
        this.signals = signals;
        this.suspects = suspects;
        this.exhibits = exhibits;
        this.text = text;
    }

    /**
     * The ties of one suspect.
     *
     * @param does what it does, as the end of a sentence that begins with the commit
     * @param mechanism how it can have caused the fault; null where none fits
     */
    record Tied(String does, @Nullable Mechanism mechanism, List<Argument> arguments) {
        boolean holds() {
            return arguments.stream().mapToDouble(Argument::weight).sum() >= HOLDS;
        }
    }

    Tied of(Suspect suspect) {
        List<Argument> arguments = new ArrayList<>();
        Optional<Fit> fit = bestFit(suspect);
        namedByError(suspect, fit.orElse(null)).ifPresent(arguments::addAll);
        fit.ifPresent(found -> arguments.addAll(argumentsFor(suspect, found)));
        rewords(suspect).ifPresent(arguments::add);
        inStackTrace(suspect).ifPresent(arguments::add);
        text.with(suspect).ifPresent(arguments::add);
        String does = fit.map(found -> found.meaning().words()).orElseGet(() -> touched(suspect));
        return new Tied(does, fit.map(Fit::mechanism).orElse(null), merged(arguments));
    }

    private static String touched(Suspect suspect) {
        List<FileDiff> files = suspect.commit().diff().files();
        if (files.isEmpty()) {
            return "changes files that were not read";
        }
        String more = files.size() == 1 ? "" : " and " + (files.size() - 1) + " more";
        return "touches " + files.get(0).path() + more;
    }

    private record Fit(Mechanism mechanism, DiffMeaning meaning, FaultSignature fault) {}

    private Optional<Fit> bestFit(Suspect suspect) {
        List<Fit> fits = new ArrayList<>();
        for (Mechanism mechanism : Mechanism.ALL) {
            for (DiffMeaning meaning : suspect.reading().meanings()) {
                for (FaultSignature fault : signals.faults()) {
                    if (mechanism.explains(meaning, fault.fault())) {
                        fits.add(new Fit(mechanism, meaning, fault));
                    }
                }
            }
        }
        // Of several renamed keys the one that the error names is meant; streams keep the table's
        // order among equals.
        return fits.stream()
                .max(
                        Comparator.<Fit>comparingDouble(fit -> named(fit.meaning()) ? 1 : 0)
                                .thenComparingDouble(fit -> fit.mechanism().weight()));
    }

    private boolean named(DiffMeaning meaning) {
        return meaning instanceof DiffMeaning.NameReplaced renamed
                && signals.symptoms().stream()
                        .flatMap(pattern -> QuotedNames.in(pattern.headline()).stream())
                        .anyMatch(name -> name.equals(renamed.to()) || name.equals(renamed.from()));
    }

    private List<Argument> argumentsFor(Suspect suspect, Fit fit) {
        Evidence diff =
                exhibits.diff(
                        suspect,
                        fit.meaning().lines().isEmpty() ? null : fit.meaning().lines().get(0));
        Evidence error = exhibits.log(fit.fault().pattern());
        double weight = fit.mechanism().weight();
        return List.of(
                new Argument(fit.meaning().words(), weight / 2, diff),
                new Argument(
                        "the error (" + fit.fault().fault().words() + ") follows from it",
                        weight / 2,
                        error));
    }

    /** The error puts a name in quotes that the change brought in, or took away. */
    private Optional<List<Argument>> namedByError(Suspect suspect, @Nullable Fit fit) {
        for (LogPattern symptom : signals.symptoms()) {
            for (String name : QuotedNames.in(symptom.headline())) {
                String word = name.toLowerCase(Locale.ROOT);
                boolean added = suspect.reading().added().contains(word);
                if (!added && !suspect.reading().removed().contains(word)) {
                    continue;
                }
                LinePair pair = suspect.reading().pairWith(word);
                double weight = isCommon(word) ? 0 : weight(added, pair, fit);
                String text =
                        added
                                ? "the error names \"%s\", which this change brings in"
                                        .formatted(name)
                                : "the error misses \"%s\", which this change takes away"
                                        .formatted(name);
                String shown =
                        pair != null && fit != null && fit.meaning().lines().contains(pair)
                                ? fit.meaning().words()
                                : (added ? "brings in " : "takes away ") + name + where(pair);
                return Optional.of(
                        List.of(
                                new Argument(shown, weight / 2, exhibits.diff(suspect, pair)),
                                new Argument(text, weight / 2, exhibits.log(symptom))));
            }
        }
        return Optional.empty();
    }

    /**
     * A name in quotes weighs most where the change replaces one name by it, in a way that leads to
     * this kind of fault; without any such way it may be an ordinary word.
     */
    private static double weight(boolean added, @Nullable LinePair pair, @Nullable Fit fit) {
        if (fit == null) {
            return NAMED_WITHOUT_MECHANISM;
        }
        boolean sameLines = pair != null && fit.meaning().lines().contains(pair);
        return sameLines ? (added ? NAMED_BY_ERROR : MISSED_BY_ERROR) : NAMED_ELSEWHERE;
    }

    private static String where(@Nullable LinePair pair) {
        return pair == null ? "" : " in " + pair.place().path();
    }

    /** What is said twice of the same evidence is said once, with the weight of both. */
    private static List<Argument> merged(List<Argument> arguments) {
        Map<String, Argument> merged = new LinkedHashMap<>();
        for (Argument argument : arguments) {
            merged.merge(
                    argument.text() + argument.evidence(),
                    argument,
                    (one, other) ->
                            new Argument(
                                    one.text(), one.weight() + other.weight(), one.evidence()));
        }
        return List.copyOf(merged.values());
    }

    /** A name that many changes bring in or take away says little about any of them. */
    private boolean isCommon(String word) {
        long users =
                suspects.stream()
                        .filter(
                                other ->
                                        other.reading().added().contains(word)
                                                || other.reading().removed().contains(word))
                        .count();
        return users > 1 && users * 3 > suspects.size();
    }

    /** A change that writes the error's own words makes the message new, not the failure. */
    private Optional<Argument> rewords(Suspect suspect) {
        for (LogPattern symptom : signals.symptoms()) {
            String headline = symptom.headline();
            String message = headline.substring(headline.lastIndexOf(": ") + 1).strip();
            if (message.length() < OWN_WORDS || !message.contains(" ")) {
                continue;
            }
            for (LinePair pair : suspect.reading().pairs()) {
                ChangedLine after = pair.after();
                if (after != null && after.text().contains(message)) {
                    return Optional.of(
                            new Argument(
                                    "writes the words of the error itself: the message is new, the failure may be older",
                                    REWORDED,
                                    exhibits.diff(suspect, pair)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Argument> inStackTrace(Suspect suspect) {
        for (LogPattern symptom : signals.symptoms()) {
            for (StackFrame frame : symptom.frames()) {
                for (FileDiff file : suspect.commit().diff().files()) {
                    if (samePlace(frame.file(), file.path())) {
                        return Optional.of(
                                new Argument(
                                        "the stack trace passes through %s, which it changes"
                                                .formatted(file.path()),
                                        IN_STACK_TRACE,
                                        exhibits.log(symptom)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Traces name files by absolute path, by path in the repository, or by bare name. */
    private static boolean samePlace(String inTrace, String inRepository) {
        return ("/" + inTrace).endsWith("/" + inRepository)
                || (!inTrace.contains("/") && ("/" + inRepository).endsWith("/" + inTrace));
    }
}
