package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a line pairs words with numbers, {@code students=203 ms=2832} or {@code size 20 overflow
 * 10}, a number is told with its own word: nobody may say 2832 students, or an overflow of 20.
 */
final class Pairs {

    /** With blanks alone only where one pair follows another: an entry 400 is no pair. */
    private static final Pattern PAIR =
            Pattern.compile(
                    "(?<![\\w.-])([A-Za-z]{3,40})(?:=|: ?)(\\d{1,15}(?:\\.\\d{1,9})?)(?![\\w.])"
                            + "|(?<![\\w.-])([A-Za-z]{3,40}) (\\d{1,15})(?= [A-Za-z]{3,40} \\d)"
                            + "|(?<=\\d )([A-Za-z]{3,40}) (\\d{1,15})(?![\\w.])");

    private static final Set<String> TURNS =
            Set.of("and", "y", "while", "mientras", "but", "pero", "with", "con");
    private static final int REACH = 3;

    private Pairs() {}

    /** Whether the word beside the number is paired there with other numbers alone. */
    static boolean isOfOther(Claim claim, Passage passage, Amount amount) {
        if (amount.unit().kind() != Unit.Kind.NONE
                || passage.origin() != Passage.Origin.BYTES
                || !passage.steps().isEmpty()) {
            return false;
        }
        int before = beside(claim, passage, amount, amount.first(), -1);
        int behind = beside(claim, passage, amount, amount.last(), 1);
        return before <= 0 && behind <= 0 && before + behind < 0;
    }

    /** What the nearest word says that is paired at all, in its part of the sentence. */
    private static int beside(Claim claim, Passage passage, Amount amount, int from, int step) {
        for (int i = from + step; Math.abs(i - from) <= REACH; i += step) {
            if (i < 0
                    || i >= claim.tokens().size()
                    || !claim.token(i).is(Token.Kind.WORD)
                    || TURNS.contains(claim.word(i))) {
                return 0;
            }
            int paired = isPaired(passage, claim.word(i), amount);
            if (paired != 0) {
                return paired;
            }
        }
        return 0;
    }

    /** 1 where the word is paired with the number, -1 where with others, 0 where with none. */
    private static int isPaired(Passage passage, String word, Amount amount) {
        Set<String> numbers = new HashSet<>();
        Matcher pair = PAIR.matcher(passage.text());
        while (!word.isEmpty() && pair.find()) {
            int group = pair.group(1) != null ? 1 : pair.group(3) != null ? 3 : 5;
            if (Stem.of(Stem.fold(pair.group(group))).equals(Stem.of(word))) {
                numbers.add(pair.group(group + 1));
            }
        }
        return numbers.isEmpty()
                ? 0
                : numbers.stream().anyMatch(each -> amount.tells(Double.parseDouble(each)))
                        ? 1
                        : -1;
    }
}
