package dev.forgeincident.narration.claim.fact;

import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.Reading;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Token.Kind;
import dev.forgeincident.narration.claim.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * That something was one thing before and is another after.
 *
 * @param before in lower case
 * @param after in lower case
 * @param lines how many more lines of a diff stand there after it than before
 */
public record Step(
        String before,
        String after,
        List<Amount> amountsBefore,
        List<Amount> amountsAfter,
        int lines) {

    /** So many tokens beside an arrow belong to it. */
    private static final int BESIDE = 3;

    public Step {
        amountsBefore = List.copyOf(amountsBefore);
        amountsAfter = List.copyOf(amountsAfter);
    }

    /** 1 where the one number is more than it was, -1 where it is less, 0 where neither is told. */
    public int direction() {
        if (amountsBefore.size() != 1 || amountsAfter.size() != 1) {
            return 0;
        }
        return Double.compare(amountsAfter.get(0).value(), amountsBefore.get(0).value());
    }

    /** The steps that a text tells: by arrows, by "renames A to B", by the lines of a diff. */
    static List<Step> of(Reading reading, boolean diff, @Nullable Unit unit) {
        List<Step> steps = new ArrayList<>();
        List<Token> tokens = reading.tokens();
        boolean renames =
                reading.text().startsWith("renames ") || reading.text().contains(" renames ");
        for (int i = 1; i < tokens.size() - 1; i++) {
            boolean to = renames && tokens.get(i).folded().equals("to");
            if (tokens.get(i).isMark("→") || to) {
                steps.add(
                        of(
                                reading,
                                Math.max(0, i - BESIDE),
                                i,
                                Math.min(tokens.size(), i + 1 + BESIDE),
                                unit));
            }
        }
        if (diff) {
            String before = lines(reading.text(), '-');
            String after = lines(reading.text(), '+');
            if (!before.isEmpty() || !after.isEmpty()) {
                steps.add(ofLines(before, after));
            }
        }
        return steps;
    }

    private static Step of(Reading reading, int from, int arrow, int to, @Nullable Unit unit) {
        List<Amount> before =
                reading.amounts().stream()
                        .filter(amount -> amount.first() >= from && amount.last() < arrow)
                        .reduce((one, other) -> other)
                        .stream()
                        .toList();
        List<Amount> after =
                reading.amounts().stream()
                        .filter(amount -> amount.first() > arrow && amount.first() < to)
                        .limit(1)
                        .toList();
        return new Step(
                text(reading, from, arrow),
                text(reading, arrow + 1, to),
                before.stream().map(each -> in(unit, each)).toList(),
                after.stream().map(each -> in(unit, each)).toList(),
                0);
    }

    /** A bare number of a series is in the unit that its name tells. */
    private static Amount in(@Nullable Unit unit, Amount bare) {
        return unit == null || bare.unit().kind() != Unit.Kind.NONE ? bare : bare.in(unit);
    }

    private static String text(Reading reading, int from, int to) {
        int start = reading.tokens().get(from).start();
        int end = reading.tokens().get(to - 1).end();
        return Passage.lower(reading.text().substring(start, end));
    }

    private static Step ofLines(String before, String after) {
        List<Amount> was = numbers(before);
        List<Amount> is = numbers(after);
        return new Step(
                Passage.lower(before),
                Passage.lower(after),
                was.stream().filter(amount -> lacks(is, amount)).toList(),
                is.stream().filter(amount -> lacks(was, amount)).toList(),
                (int) (after.lines().count() - before.lines().count()));
    }

    private static boolean lacks(List<Amount> amounts, Amount amount) {
        return amounts.stream().noneMatch(other -> other.literal().equals(amount.literal()));
    }

    private static List<Amount> numbers(String lines) {
        return Passage.loose(lines).stream()
                .filter(token -> token.is(Kind.NUMBER))
                .flatMap(token -> Reading.ofFact(token.text()).amounts().stream())
                .toList();
    }

    private static String lines(String text, char sign) {
        return text.lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) == sign)
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
    }
}
