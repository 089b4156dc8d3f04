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

    private final String phrase;
    private final String bare;
    private final long possible;
    private final long possiblyWritten;
    private long known;
    private long found;
    private long knownAsWritten;
    private long foundWritten;
    private @Nullable LineSigns inStrings;

    LineSigns(String phrase, String bare) {
        this.phrase = phrase;
        this.bare = bare;
        this.possible = SPOKEN.candidates(phrase);
        this.possiblyWritten = WRITTEN.candidates(bare);
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
        return is(safeguard.ordinal(), Integer.MAX_VALUE);
    }

    boolean has(Hazard hazard) {
        if (hazard == Hazard.EXPENSIVE_QUERY) {
            return is(Writing.EXPENSIVE_QUERY);
        }
        // Where the keys are strings, as in JSON, they are what is said.
        if (!bare.startsWith("\"")) {
            return is(HAZARDS + hazard.ordinal(), Integer.MAX_VALUE);
        }
        LineSigns strings = inStrings;
        if (strings == null) {
            strings = new LineSigns(HunkLine.phrase(bare), "");
            inStrings = strings;
        }
        return strings.is(HAZARDS + hazard.ordinal(), Integer.MAX_VALUE);
    }

    boolean is(Trait trait) {
        return is(TRAITS + trait.ordinal(), Trait.MAX_LINE);
    }

    boolean is(Writing writing) {
        long bit = 1L << writing.ordinal();
        if ((possiblyWritten & bit) == 0) {
            return false;
        }
        if ((knownAsWritten & bit) == 0) {
            knownAsWritten |= bit;
            boolean finds = WRITTEN.finds(writing.ordinal(), bare, Integer.MAX_VALUE);
            foundWritten |= finds ? bit : 0;
        }
        return (foundWritten & bit) != 0;
    }

    private boolean is(int sign, int length) {
        long bit = 1L << sign;
        if ((possible & bit) == 0) {
            return false;
        }
        if ((known & bit) == 0) {
            known |= bit;
            found |= SPOKEN.finds(sign, phrase, length) ? bit : 0;
        }
        return (found & bit) != 0;
    }
}
