package dev.forgeincident.narration.governance;

import dev.forgeincident.narration.governance.Ledger.Spent;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One number that a day's calls have to stay below.
 *
 * @param team whose calls count; null for everybody's
 * @param setting where it is configured
 */
record Limit(Unit unit, BigDecimal perDay, @Nullable String team, String setting) {

    private static final String ANEW = "; it begins anew at 00:00 UTC, or raise ";

    enum Unit {
        TOKENS("#,##0", " tokens") {
            @Override
            BigDecimal of(Spent spent) {
                return BigDecimal.valueOf(spent.tokens());
            }
        },
        /** In the currency of the configured prices, whichever that is. */
        COST("#,##0.00##", "") {
            @Override
            BigDecimal of(Spent spent) {
                return spent.cost();
            }
        };

        private final String pattern;
        private final String word;

        Unit(String pattern, String word) {
            this.pattern = pattern;
            this.word = word;
        }

        abstract BigDecimal of(Spent spent);

        String told(BigDecimal amount) {
            DecimalFormatSymbols plain = DecimalFormatSymbols.getInstance(Locale.ROOT);
            return new DecimalFormat(pattern, plain).format(amount);
        }
    }

    /**
     * Why a call does not fit; null where it does.
     *
     * @param underWay what calls that have not ended may still spend
     * @param atMost what the call itself may spend
     */
    @Nullable String against(Spent spent, Spent underWay, Spent atMost) {
        BigDecimal call = unit.of(atMost);
        BigDecimal others = unit.of(underWay);
        if (unit.of(spent).add(others).add(call).compareTo(perDay) <= 0 && perDay.signum() > 0) {
            return null;
        }
        if (call.compareTo(perDay) > 0) {
            return "one call may take "
                    + unit.told(call)
                    + unit.word
                    + ", which is more than "
                    + name()
                    + "; raise "
                    + setting;
        }
        String alsoUnderWay =
                others.signum() == 0 ? "" : ", " + unit.told(others) + " of calls under way";
        return name()
                + " is spent ("
                + unit.told(unit.of(spent))
                + " since 00:00 UTC"
                + alsoUnderWay
                + ", and this call may take "
                + unit.told(call)
                + ")"
                + ANEW
                + setting;
    }

    /** What it is, for a sentence. */
    String name() {
        return "the day's budget of "
                + unit.told(perDay)
                + unit.word
                + (team == null ? "" : " of " + team);
    }
}
