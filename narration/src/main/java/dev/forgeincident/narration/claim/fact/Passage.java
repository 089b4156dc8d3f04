package dev.forgeincident.narration.claim.fact;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.Atom.Negation;
import dev.forgeincident.narration.claim.text.Concept;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Reading;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import dev.forgeincident.signal.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One text that is known, with what it says. Immutable once it is built. */
public final class Passage {

    /** Whose words they are. */
    public enum Origin {
        /** The evidence's own: somebody outside wrote them. */
        BYTES,
        /** Where the evidence stands, and whose it is. */
        PLACE,
        /** The engine's, of this evidence. */
        ENGINE,
        /** The engine's, of what is to be done. */
        ADVICE,
        /** The engine's, of how often the evidence was seen. */
        FREQUENCY,
        /** The engine's, of the incident as a whole. */
        COMMON
    }

    private static final Pattern RUN =
            Pattern.compile("(?<![a-z0-9_.])\\d+(?:[.,]\\d+)*(?![a-z0-9])");
    private static final Pattern CLOCK =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}(?:[tT ]\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?[zZ]?)?"
                            + "|(?<![\\d.:])\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?![\\d:])");
    private static final Pattern UNJOINED = Pattern.compile("[=:/\"'@()\\[\\]{};*_<>-]");
    private static final Pattern UNIT_IN_NAME =
            Pattern.compile(
                    "(?i)(ms|millis|milliseconds|seconds|secs|minutes|bytes|percent|pct)\\W{0,12}\\s?\\W{0,3}(\\d+(?:\\.\\d+)?)");

    private final Origin origin;
    private final @Nullable EvidenceKind kind;
    private final String sha;
    private final Reading reading;
    private final String lower;
    private final Set<String> affirmed = new HashSet<>();
    private final Set<String> denied = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final Set<String> deniedStems = new HashSet<>();
    private final Set<String> literals = new HashSet<>();
    private final List<Amount> amounts = new ArrayList<>();
    private final List<Step> steps;

    Passage(Origin origin, @Nullable EvidenceKind kind, String sha, String text) {
        this.origin = origin;
        this.kind = kind;
        this.sha = sha;
        this.reading = Reading.ofFact(text);
        this.lower = lower(text);
        this.steps =
                Step.of(
                        reading,
                        kind == EvidenceKind.DIFF && origin == Origin.BYTES,
                        kind == EvidenceKind.METRIC && origin == Origin.BYTES
                                ? Unit.of(metricUnit())
                                : null);
        readWords();
        readNumbers();
        readSteps();
    }

    public Origin origin() {
        return origin;
    }

    /** The kind of the evidence; null where it is of the incident as a whole. */
    public @Nullable EvidenceKind kind() {
        return kind;
    }

    /** The change that it speaks of; empty where it is none, or several. */
    public String sha() {
        return sha;
    }

    /** Whether it speaks of none of those changes, but of another. */
    public boolean isOfOthers(List<String> hashes) {
        Set<String> named = new HashSet<>();
        if (!sha.isEmpty()) {
            named.add(sha);
        } else if (origin == Origin.ENGINE || origin == Origin.ADVICE) {
            reading.tokens().stream()
                    .filter(token -> token.is(Token.Kind.HASH))
                    .forEach(token -> named.add(token.folded()));
        }
        return !named.isEmpty()
                && named.stream()
                        .noneMatch(one -> hashes.stream().anyMatch(other -> isSame(one, other)));
    }

    /** Whether two hashes, either of which may be short, are of one commit. */
    public static boolean isSame(String one, String other) {
        return one.length() >= 7
                && other.length() >= 7
                && (one.startsWith(other) || other.startsWith(one));
    }

    public String text() {
        return reading.text();
    }

    public Reading reading() {
        return reading;
    }

    /** All numbers in it, also those inside of names. */
    public List<Amount> amounts() {
        return amounts;
    }

    /** Whether the digits stand in it, as a number of their own. */
    public boolean hasLiteral(String digits) {
        return literals.contains(digits);
    }

    public List<Step> steps() {
        return steps;
    }

    /** Whether it says of the matter that it is so, or, negated, that it is not. */
    public boolean says(Concept concept, boolean negated) {
        String opposite = concept.opposite();
        return negated
                ? denied.contains(concept.id()) || (opposite != null && affirmed.contains(opposite))
                : affirmed.contains(concept.id())
                        || (opposite != null
                                && origin != Origin.FREQUENCY
                                && denied.contains(opposite));
    }

    /** Whether the word stands in it, in any inflection. */
    public boolean hasStem(String stem, boolean negated) {
        return (negated ? deniedStems : stems).contains(stem);
    }

    /** Whether the text stands in it, not as a part of a longer word; in lower case. */
    public boolean holds(String part) {
        return indexOf(lower, part, 0) >= 0;
    }

    /** Where the part stands as a word of its own; -1 where it does not. */
    public static int indexOf(String text, String part, int from) {
        if (part.isEmpty()) {
            return -1;
        }
        boolean leftWord = isWord(part.charAt(0));
        boolean rightWord = isWord(part.charAt(part.length() - 1));
        for (int at = text.indexOf(part, from); at >= 0; at = text.indexOf(part, at + 1)) {
            int end = at + part.length();
            boolean left = !leftWord || at == 0 || !isWord(text.charAt(at - 1));
            boolean right =
                    !rightWord
                            || end == text.length()
                            || !isWord(text.charAt(end))
                            || isPossessive(text, end);
            if (left && right) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static boolean isPossessive(String text, int at) {
        return text.startsWith("'s", at);
    }

    /** The text as it is compared: in lower case, white space as one blank, plain quotes. */
    public static String lower(String text) {
        String folded = Stem.fold(text);
        StringBuilder plain = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0') {
                if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else {
                plain.append("“”„«»".indexOf(c) >= 0 ? '"' : c == '‘' ? '\'' : c);
            }
        }
        return plain.toString().strip();
    }

    /** Its tokens with all that joins them gone: {@code port=5432,} has a number. */
    static List<Token> loose(String text) {
        return Reading.ofFact(UNJOINED.matcher(text).replaceAll(" ")).tokens();
    }

    private void readWords() {
        for (Atom atom : reading.atoms()) {
            if (atom.negation() != Negation.DENIED) {
                stems.add(atom.stem());
            }
            if (atom.negated()) {
                deniedStems.add(atom.stem());
            }
        }
        for (Mention mention : reading.mentions()) {
            Concept concept = mention.concept();
            if (mention.negated()) {
                denied.add(concept.id());
            }
            boolean tried = mention.negation() == Negation.UNABLE && concept.opposite() == null;
            if (!mention.negated() || tried) {
                affirm(concept);
            }
        }
        if (origin == Origin.BYTES || origin == Origin.ENGINE) {
            Fault.in(text()).forEach(fault -> Lexicon.FIELD.of(fault).forEach(this::affirm));
        }
    }

    private void affirm(Concept concept) {
        affirmed.addAll(Lexicon.FIELD.implied(concept));
    }

    /** Says what its text does not spell out, such as the kind of evidence that it is. */
    void affirm(String... concepts) {
        for (String id : concepts) {
            affirm(Lexicon.FIELD.concept(id));
        }
    }

    private void readNumbers() {
        amounts.addAll(reading.amounts());
        // The digits of a time count nothing.
        Matcher runs = RUN.matcher(CLOCK.matcher(lower).replaceAll(" "));
        while (runs.find()) {
            literals.add(runs.group());
            literals.addAll(List.of(runs.group().split(",")));
        }
        String spaced = UNJOINED.matcher(CLOCK.matcher(text()).replaceAll(" ")).replaceAll(" ");
        amounts.addAll(Reading.ofFact(spaced).amounts());
        Matcher named = UNIT_IN_NAME.matcher(text());
        while (named.find()) {
            String unit = named.group(1).replace("millis", "ms").replace("Millis", "ms");
            amounts.addAll(Reading.ofFact(named.group(2) + " " + unit).amounts());
        }
        if (kind == EvidenceKind.METRIC && origin == Origin.BYTES) {
            readMetric();
        }
    }

    /** A share may be told in percent; the name of a series may tell the unit of its values. */
    private void readMetric() {
        String unit = metricUnit();
        for (Amount amount : reading.amounts()) {
            if (!unit.isEmpty() && amount.unit().kind() == Unit.Kind.NONE) {
                amounts.addAll(Reading.ofFact(amount.literal() + " " + unit).amounts());
            }
            if (amount.value() >= 0 && amount.value() <= 1) {
                amounts.addAll(
                        Reading.ofFact(
                                        BigDecimal.valueOf(amount.value())
                                                        .movePointRight(2)
                                                        .toPlainString()
                                                + " %")
                                .amounts());
            }
        }
    }

    private static final Pattern SIZE_IN_NAME = Pattern.compile("_(kb|mb|gb)(?:_per_|[._]|$)");

    /** What the name of a series says; empty where it says none. */
    private String metricUnit() {
        String name = reading.tokens().isEmpty() ? "" : reading.tokens().get(0).folded();
        Matcher size = SIZE_IN_NAME.matcher(name);
        if (size.find()) {
            return size.group(1);
        }
        return name.matches(".*(_ms|millis|milliseconds)")
                ? "ms"
                : name.matches(".*(_seconds|_s)") ? "s" : name.endsWith("bytes") ? "bytes" : "";
    }

    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

    /** Of two versions of three numbers. */
    private static boolean isNewer(String before, String after) {
        var one = VERSION.matcher(before);
        var two = VERSION.matcher(after);
        if (!one.find() || !two.find()) {
            return false;
        }
        for (int i = 1; i <= 3; i++) {
            int difference = Integer.parseInt(two.group(i)) - Integer.parseInt(one.group(i));
            if (difference != 0) {
                return difference > 0;
            }
        }
        return false;
    }

    private void readSteps() {
        for (Step step : steps) {
            affirm("old", "new", "replace");
            boolean measured = kind == EvidenceKind.METRIC;
            if (step.direction() > 0) {
                affirm(measured ? "rise" : "raise");
            } else if (step.direction() < 0) {
                affirm(measured ? "fall" : "lower");
            }
            if (kind == EvidenceKind.DIFF && isNewer(step.before(), step.after())) {
                affirm("upgrade");
            }
            if (step.before().isEmpty() || step.lines() > 0) {
                affirm("added");
            } else if (step.after().isEmpty() || step.lines() < 0) {
                affirm("removed");
            }
            if ((step.before().endsWith("off") && step.after().startsWith("on"))
                    || (step.before().endsWith("false") && step.after().startsWith("true"))) {
                affirm("enabled", "switch");
            } else if ((step.before().endsWith("on") && step.after().startsWith("off"))
                    || (step.before().endsWith("true") && step.after().startsWith("false"))) {
                affirm("disabled", "switch");
            }
        }
    }

    /** Whether one of its words begins so. */
    public boolean hasBeginning(String letters) {
        return stems.stream().anyMatch(each -> each.startsWith(letters));
    }
}
