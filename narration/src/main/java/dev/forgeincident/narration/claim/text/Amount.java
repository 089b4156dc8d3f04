package dev.forgeincident.narration.claim.text;

/**
 * A number with its unit.
 *
 * @param value in the base of its unit: seconds, bytes, percent
 * @param otherwise how it reads where comma and point are the other way round; else NaN
 * @param grain what one in its last digit is worth
 * @param leeway what a word beside it allows: {@code about 50}
 * @param literal the digits as written
 * @param first the place of its first token
 * @param last the place of its last token
 */
public record Amount(
        double value,
        double otherwise,
        double grain,
        Unit unit,
        Leeway leeway,
        String literal,
        int first,
        int last) {

    private static final double EXACT = 1e-9;
    private static final double ROUNDED_FROM = 100;
    private static final double ROUNDING = 0.01;

    /**
     * Whether a number that is known may be told so: correctly rounded, or nearly so if it says.
     */
    public boolean tells(double known) {
        return near(value, known) || (!Double.isNaN(otherwise) && near(otherwise, known));
    }

    /** Whether what was measured may be told so, rounded to a number that ends with a zero. */
    public boolean tellsRounded(double known) {
        boolean round = literal.matches("\\d{1,15}0(?:[.,]0+)?");
        return tells(known)
                || (round
                        && Math.abs(value) >= ROUNDED_FROM
                        && Math.abs(value - known) <= ROUNDING * Math.abs(known));
    }

    private boolean near(double told, double known) {
        double off = Math.abs(told - known);
        double exact = EXACT * Math.abs(known);
        boolean rounded = leeway.rounds() && off <= grain / 2 + exact;
        return rounded
                || (known >= told * leeway.from() - exact && known <= told * leeway.to() + exact);
    }

    /** Whether both count the same kind of thing. */
    public boolean comparableWith(Amount other) {
        return unit.kind() == other.unit.kind();
    }

    /** The same number in a unit that stands elsewhere. */
    public Amount in(Unit other) {
        return new Amount(
                value * other.factor(),
                Double.NaN,
                grain * other.factor(),
                other,
                leeway,
                literal,
                first,
                last);
    }
}
