package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.meaning.CodeWords;
import dev.forgeincident.diagnosis.meaning.DiffMeaning;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.QuantityChanged;
import dev.forgeincident.diagnosis.meaning.LinePair;
import dev.forgeincident.signal.Fault;
import dev.forgeincident.signal.FaultSignature;
import dev.forgeincident.signal.Sign;
import dev.forgeincident.signal.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which mechanism leads best from what a change does to a fault that is seen. */
final class Fits {

    /** A message may say less, or more, than was done. */
    private static final double SAID_ONLY = 0.95;

    /**
     * These are what the victim of any fault sees too; a mechanism that leads to them alone says
     * less.
     */
    static final Set<Fault> VICTIMS =
            EnumSet.of(
                    Fault.TIME_OUT,
                    Fault.UPSTREAM_ERROR,
                    Fault.SLOW,
                    Fault.CRASH,
                    Fault.CONNECTION_FAILED);

    private static final double VICTIM = 0.75;

    /** The line that was changed and the sign of the fault name the same thing. */
    private static final double SAME_THING = 0.8;

    private static final double NAMES_THE_NUMBER = 1.0;
    private static final int MAX_MEANINGS = 60;
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    private final List<FaultSignature> signatures;
    private final Map<Fault, List<Mechanism>> byFault = new EnumMap<>(Fault.class);
    private final Map<Sign, Set<String>> wordsOf = new HashMap<>();

    /** To share the name of a service says where something is, not what. */
    private final Set<String> names = new LinkedHashSet<>();

    private final Set<String> quoted = new LinkedHashSet<>();

    Fits(Signals signals) {
        this.signatures = signals.faults();
        signals.symptoms().forEach(each -> quoted.addAll(QuotedNames.in(each.headline())));
        signals.services().forEach(name -> names.addAll(CodeWords.of(name)));
        for (Mechanism mechanism : Mechanisms.ALL) {
            for (Fault fault : mechanism.faults()) {
                byFault.computeIfAbsent(fault, key -> new ArrayList<>()).add(mechanism);
            }
        }
        for (FaultSignature signature : signatures) {
            wordsOf.computeIfAbsent(
                    signature.sign(), sign -> CodeWords.of(Secrets.mask(sign.text()).text()));
        }
    }

    /**
     * A way from a change to a fault.
     *
     * @param weight for the mechanism, in log-odds
     * @param shared the words that the changed line and the sign have in common
     * @param number the new number, where the sign names it; else empty
     */
    record Fit(
            Mechanism mechanism,
            DiffMeaning meaning,
            FaultSignature fault,
            double weight,
            List<String> shared,
            String number) {

        double total() {
            return weight
                    + (shared.isEmpty() ? 0 : SAME_THING)
                    + (number.isEmpty() ? 0 : NAMES_THE_NUMBER);
        }
    }

    /** The best way; ties are broken by the order of the table and of the signatures. */
    Optional<Fit> best(Suspect suspect) {
        List<Fit> fits = new ArrayList<>();
        suspect.reading().meanings().stream()
                .limit(MAX_MEANINGS)
                .forEach(
                        meaning -> {
                            Set<String> words = null;
                            for (FaultSignature signature : signatures) {
                                for (Mechanism mechanism :
                                        byFault.getOrDefault(signature.fault(), List.of())) {
                                    if (mechanism.meaning().test(meaning)
                                            && reaches(mechanism, suspect, signature)) {
                                        words = words == null ? wordsOf(meaning) : words;
                                        fits.add(fit(mechanism, meaning, signature, words));
                                    }
                                }
                            }
                        });
        // Of several renamed keys the one that the error names is meant.
        return fits.stream()
                .max(
                        Comparator.<Fit>comparingInt(fit -> isQuoted(fit.meaning()) ? 1 : 0)
                                .thenComparingDouble(Fit::total));
    }

    /** Who only demands more of others does not suffer from it first. */
    private static boolean reaches(Mechanism mechanism, Suspect suspect, FaultSignature signature) {
        return mechanism.reach() != Mechanism.Reach.ONLY_CALLED
                || !Places.servicesOf(suspect)
                        .contains(signature.sign().service().toLowerCase(Locale.ROOT));
    }

    private boolean isQuoted(DiffMeaning meaning) {
        return meaning instanceof DiffMeaning.NameReplaced renamed
                && (quoted.contains(renamed.to()) || quoted.contains(renamed.from()));
    }

    /** Whether the change does anything that some mechanism knows of, seen or not. */
    static boolean mayDoHarm(Suspect suspect) {
        return suspect.reading().meanings().stream()
                .limit(MAX_MEANINGS)
                .anyMatch(
                        meaning ->
                                Mechanisms.ALL.stream()
                                        .anyMatch(mechanism -> mechanism.meaning().test(meaning)));
    }

    private Fit fit(
            Mechanism mechanism, DiffMeaning meaning, FaultSignature signature, Set<String> words) {
        double weight =
                mechanism.weight()
                        * signature.weight()
                        * magnitude(meaning)
                        * (meaning.saidOnly() ? SAID_ONLY : 1)
                        * (VICTIMS.contains(signature.fault()) ? VICTIM : 1);
        List<String> shared = new ArrayList<>();
        for (String word : wordsOf.getOrDefault(signature.sign(), Set.of())) {
            if (words.contains(word) && !CodeWords.isOrdinary(word) && !names.contains(word)) {
                shared.add(word);
            }
        }
        return new Fit(
                mechanism, meaning, signature, weight, shared, number(meaning, signature.sign()));
    }

    /** A limit of half is a bigger change than one of nine tenths: doublings count, up to three. */
    private static double magnitude(DiffMeaning meaning) {
        if (!(meaning instanceof QuantityChanged changed)) {
            return 1;
        }
        double doublings = Math.abs(Math.log(changed.factor()) / Math.log(2));
        if (Double.isNaN(doublings)) {
            return 1;
        }
        return Math.min(1.25, 0.35 + 0.65 * Math.min(doublings, 1) + 0.1 * Math.min(3, doublings));
    }

    /** The words of the meaning itself, of its lines and of the file they stand in. */
    private static Set<String> wordsOf(DiffMeaning meaning) {
        Set<String> words = new LinkedHashSet<>(CodeWords.of(meaning.words()));
        for (LinePair pair : meaning.lines()) {
            pair.raw().forEach(line -> words.addAll(CodeWords.of(line)));
        }
        return words;
    }

    /** The new number where the sign names it; a single digit is in too many messages. */
    private static String number(DiffMeaning meaning, Sign sign) {
        if (!(meaning instanceof QuantityChanged changed)) {
            return "";
        }
        Matcher matcher = NUMBER.matcher(changed.to());
        if (!matcher.find() || matcher.group().length() < 2) {
            return "";
        }
        String number = matcher.group();
        boolean named = holdsNumber(sign.text(), number);
        if (!named && sign instanceof Sign.OfLog log) {
            named = log.pattern().example().attributes().containsValue(number);
        } else if (!named && sign instanceof Sign.OfSpan failed) {
            named = failed.span().attributes().containsValue(number);
        }
        return named ? number : "";
    }

    private static boolean holdsNumber(String text, String number) {
        for (int at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
            int end = at + number.length();
            boolean left = at == 0 || !Character.isDigit(text.charAt(at - 1));
            boolean right = end == text.length() || !Character.isDigit(text.charAt(end));
            if (left && right) {
                return true;
            }
        }
        return false;
    }
}
