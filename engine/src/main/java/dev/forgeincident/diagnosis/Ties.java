package dev.forgeincident.diagnosis;

import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.context.change.FlagFlip;
import dev.forgeincident.diagnosis.Fits.Fit;
import dev.forgeincident.diagnosis.meaning.ChangedLine;
import dev.forgeincident.diagnosis.meaning.LinePair;
import dev.forgeincident.signal.Fault;
import dev.forgeincident.signal.LogPattern;
import dev.forgeincident.signal.Signals;
import dev.forgeincident.signal.StackFrame;
import java.util.ArrayList;
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
    private static final double NAMED_IN_CODE = 1.6;
    private static final double NAMED_WITHOUT_MECHANISM = 0.8;
    private static final double IN_STACK_TRACE = 1.0;
    private static final double AT_ITS_END = 1.8;
    private static final int INNERMOST = 2;
    private static final double REWORDED = -2.0;

    /** So many characters in a row are no accident. */
    private static final int OWN_WORDS = 15;

    /** A name this long, of several words, is no ordinary word. */
    private static final int OWN_NAME = 6;

    /** Below this a tie may be an accident. */
    static final double HOLDS = 1.4;

    private final Signals signals;
    private final List<Suspect> suspects;
    private final Exhibits exhibits;
    private final Fits fits;
    private final SharedText text;

    Ties(Signals signals, List<Suspect> suspects, SharedText text, Exhibits exhibits) {
        this.signals = signals;
        this.suspects = suspects;
        this.exhibits = exhibits;
        this.fits = new Fits(signals);
        this.text = text;
    }

    /**
     * The ties of one suspect.
     *
     * @param does what it does, as the end of a sentence that begins with the commit
     * @param mechanism how it can have caused the fault; null where none fits
     * @param fault what the mechanism leads to; null where none fits
     */
    record Tied(
            String does,
            @Nullable Mechanism mechanism,
            @Nullable Fault fault,
            List<Argument> arguments) {
        boolean holds() {
            return weight() >= HOLDS;
        }

        double weight() {
            return arguments.stream().mapToDouble(Argument::weight).sum();
        }
    }

    Tied of(Suspect suspect) {
        List<Argument> arguments = new ArrayList<>();
        Optional<Fit> fit = fits.best(suspect);
        namedByError(suspect, fit.orElse(null)).ifPresent(arguments::addAll);
        fit.ifPresent(found -> arguments.addAll(argumentsFor(suspect, found)));
        namesTheFlag(suspect).ifPresent(arguments::add);
        rewords(suspect).ifPresent(arguments::add);
        inStackTrace(suspect).ifPresent(arguments::add);
        text.with(suspect).ifPresent(arguments::add);
        String does = fit.map(found -> found.meaning().words()).orElseGet(() -> touched(suspect));
        return new Tied(
                does,
                fit.map(Fit::mechanism).orElse(null),
                fit.map(found -> found.fault().fault()).orElse(null),
                merged(arguments));
    }

    private static String touched(Suspect suspect) {
        if (!suspect.reading().meanings().isEmpty()) {
            return suspect.reading().meanings().get(0).words();
        }
        List<FileDiff> files = suspect.commit().diff().files();
        if (files.isEmpty()) {
            return "changes files that were not read";
        }
        String more = files.size() == 1 ? "" : " and " + (files.size() - 1) + " more";
        return "touches " + files.get(0).path() + more;
    }

    private List<Argument> argumentsFor(Suspect suspect, Fit fit) {
        Evidence diff =
                fit.meaning().lines().isEmpty() && !suspect.isCommit()
                        ? exhibits.commit(suspect)
                        : exhibits.diff(
                                suspect,
                                fit.meaning().lines().isEmpty()
                                        ? null
                                        : fit.meaning().lines().get(0));
        Evidence sign = exhibits.sign(fit.fault().sign());
        List<Argument> arguments = new ArrayList<>();
        arguments.add(new Argument(fit.meaning().words(), fit.weight() / 2, diff));
        arguments.add(
                new Argument(
                        "the fault (" + fit.fault().fault().words() + ") follows from it",
                        fit.weight() / 2,
                        sign));
        if (!fit.number().isEmpty()) {
            arguments.add(
                    new Argument(
                            "the fault shows the new value, " + fit.number(),
                            fit.total() - fit.weight(),
                            sign));
        } else if (!fit.shared().isEmpty()) {
            arguments.add(
                    new Argument(
                            "the changed line and the fault both name "
                                    + String.join(", ", fit.shared().stream().limit(3).toList()),
                            fit.total() - fit.weight(),
                            sign));
        }
        return arguments;
    }

    /** The error puts a name in quotes that the change brought in, or took away. */
    private Optional<List<Argument>> namedByError(Suspect suspect, @Nullable Fit fit) {
        for (LogPattern symptom : signals.symptoms()) {
            for (String name : QuotedNames.in(symptom.headline())) {
                String word = name.toLowerCase(Locale.ROOT);
                boolean added = suspect.reading().adds(word);
                if (!added && !suspect.reading().removes(word)) {
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

    /** The error names the flag, or the setting, by its whole name, maybe as code spells it. */
    private Optional<Argument> namesTheFlag(Suspect suspect) {
        String name =
                suspect.origin() instanceof FlagFlip flip
                        ? flip.flag()
                        : suspect.origin() instanceof ConfigChange set ? set.key() : "";
        if (name.length() < OWN_NAME || name.chars().allMatch(Character::isLetter)) {
            return Optional.empty();
        }
        for (LogPattern symptom : signals.symptoms()) {
            boolean same = symptom.said().contains(name);
            if (same || Spelling.of(name).isIn(symptom.said())) {
                return Optional.of(
                        new Argument(
                                same
                                        ? "the error names " + name
                                        : "the error names " + name + " in another spelling",
                                same ? NAMED_ELSEWHERE : NAMED_IN_CODE,
                                exhibits.log(symptom)));
            }
        }
        return Optional.empty();
    }

    private static String where(@Nullable LinePair pair) {
        return pair == null ? "" : " in " + pair.place().path();
    }

    /** What is said twice of the same evidence is said once, with the weight of both. */
    private static List<Argument> merged(List<Argument> arguments) {
        Map<List<Object>, Argument> merged = new LinkedHashMap<>();
        for (Argument argument : arguments) {
            merged.merge(
                    List.of(argument.text(), argument.evidence()),
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
                                        other.reading().adds(word) || other.reading().removes(word))
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
            List<StackFrame> frames = symptom.frames();
            for (int i = 0; i < frames.size(); i++) {
                StackFrame frame = frames.get(i);
                // Languages disagree which end of a trace is the innermost.
                boolean atTheEnd = i < INNERMOST || i >= frames.size() - INNERMOST;
                for (FileDiff file : suspect.commit().diff().files()) {
                    if (samePlace(frame.file(), file.path())) {
                        return Optional.of(
                                new Argument(
                                        "the stack trace passes through %s, which it changes"
                                                .formatted(file.path()),
                                        atTheEnd ? AT_ITS_END : IN_STACK_TRACE,
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
