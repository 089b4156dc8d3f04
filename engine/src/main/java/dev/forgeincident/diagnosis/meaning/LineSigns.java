package dev.forgeincident.diagnosis.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a line has in it of all that is looked for, each found when it is asked for, and once. */
// The place of each sign in the sieve is its place among all, for the sieve is made of values().
@SuppressWarnings("EnumOrdinal")
final class LineSigns {

    private static final int HAZARDS = Safeguard.values().length;
    private static final int TRAITS = HAZARDS + Hazard.values().length;
    private static final Sieve SPOKEN = spoken();
    private static final Sieve WRITTEN = written();

    private final String bare;
    private final Sieve.Sifted spoken;
    private final Sieve.Sifted written;

    /** The phrase as far as traits are looked for in it. */
    private final Sieve.Sifted cut;

    // One bit for each sign: whether it was looked for, and whether it was found.
    private long known;
    private long found;
    private long knownAsWritten;
    private long foundWritten;
    private @Nullable LineSigns inStrings;

    LineSigns(String phrase, String bare) {
        this.bare = bare;
        this.spoken = SPOKEN.sift(phrase);
        this.written = WRITTEN.sift(bare);
        this.cut =
                phrase.length() <= Trait.MAX_LINE
                        ? spoken
                        : SPOKEN.sift(phrase.substring(0, Trait.MAX_LINE));
    }

    private static Sieve spoken() {
        List<Pattern> patterns = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (Safeguard safeguard : Safeguard.values()) {
            patterns.add(SafeguardSigns.of(safeguard));
            parts.add(SafeguardSigns.of(safeguard).pattern());
        }
        for (Hazard hazard : Hazard.values()) {
            patterns.add(HazardSigns.of(hazard));
            parts.add(HazardSigns.of(hazard).pattern());
        }
        for (Trait trait : Trait.values()) {
            patterns.add(trait.pattern());
            parts.add(trait.part());
        }
        return new Sieve(patterns, parts);
    }

    private static Sieve written() {
        List<Pattern> patterns = new ArrayList<>();
        for (Writing writing : Writing.values()) {
            patterns.add(writing.pattern());
        }
        return new Sieve(patterns, patterns.stream().map(Pattern::pattern).toList());
    }

    boolean has(Safeguard safeguard) {
        return is(safeguard.ordinal(), spoken);
    }

    boolean has(Hazard hazard) {
        if (hazard == Hazard.EXPENSIVE_QUERY) {
            return is(Writing.EXPENSIVE_QUERY);
        }
        // Where the keys are strings, as in JSON, they are what is said.
        if (!bare.startsWith("\"")) {
            return is(HAZARDS + hazard.ordinal(), spoken);
        }
        LineSigns strings = inStrings;
        if (strings == null) {
            strings = new LineSigns(HunkLine.phrase(bare), "");
            inStrings = strings;
        }
        return strings.is(HAZARDS + hazard.ordinal(), strings.spoken);
    }

    boolean is(Trait trait) {
        return is(TRAITS + trait.ordinal(), cut);
    }

    boolean is(Writing writing) {
        long bit = 1L << writing.ordinal();
        if ((written.candidates() & bit) == 0) {
            return false;
        }
        if ((knownAsWritten & bit) == 0) {
            knownAsWritten |= bit;
            foundWritten |= written.finds(writing.ordinal()) ? bit : 0;
        }
        return (foundWritten & bit) != 0;
    }

    private boolean is(int sign, Sieve.Sifted text) {
        long bit = 1L << sign;
        if ((text.candidates() & bit) == 0) {
            return false;
        }
        if ((known & bit) == 0) {
            known |= bit;
            found |= text.finds(sign) ? bit : 0;
        }
        return (found & bit) != 0;
    }
}
