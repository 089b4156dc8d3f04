package dev.forgeincident.narration.claim.text;

import dev.forgeincident.narration.claim.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of a sentence. */
final class Amounts {

    private static final double NEARLY = 0.05;
    private static final double BOUNDED = 0.1;

    private static final Pattern GLUED =
            Pattern.compile("([<>+-]*)([\\d.,]+)([A-Za-zµμ]*|%)", Pattern.UNICODE_CASE);
    private static final Pattern GROUPS = Pattern.compile("\\d{1,3}(?:[.,]\\d{3})+");
    private static final Set<String> PARTITIVE = Set.of("a", "an", "of", "de", "un", "una");
    private static final Set<String> ABOUT =
            Set.of(
                    "about",
                    "around",
                    "approximately",
                    "roughly",
                    "nearly",
                    "almost",
                    "some",
                    "approx",
                    "casi",
                    "unos",
                    "unas",
                    "alrededor",
                    "aproximadamente",
                    "cerca",
                    "ca",
                    "~",
                    "≈");
    private static final Set<String> BOUND =
            Set.of("over", "than", "least", "under", "most", "de", "menos", "≥", "≤", ">", "<");

    private final List<Token> tokens;
    private final boolean spanish;
    private final List<Amount> found = new ArrayList<>();

    private Amounts(List<Token> tokens, boolean spanish) {
        this.tokens = tokens;
        this.spanish = spanish;
    }

    static List<Amount> of(List<Token> tokens, boolean spanish) {
        Amounts amounts = new Amounts(tokens, spanish);
        for (int i = 0; i < tokens.size(); i++) {
            Amount amount = amounts.at(i);
            if (amount != null) {
                amounts.add(amount);
                i = amount.last();
            }
        }
        return List.copyOf(amounts.found);
    }

    /** {@code 2 h 10 min} is one duration. */
    private void add(Amount amount) {
        int before = found.size() - 1;
        if (before >= 0) {
            Amount previous = found.get(before);
            boolean adjacent =
                    amount.first() == previous.last() + 1
                            || (amount.first() == previous.last() + 2
                                    && isAnd(tokens.get(previous.last() + 1)));
            if (adjacent
                    && previous.unit().kind() == Unit.Kind.TIME
                    && amount.unit().kind() == Unit.Kind.TIME
                    && previous.unit().factor() > amount.unit().factor()) {
                found.set(
                        before,
                        new Amount(
                                previous.value() + amount.value(),
                                Double.NaN,
                                amount.grain(),
                                amount.unit(),
                                previous.about(),
                                previous.literal(),
                                previous.first(),
                                amount.last()));
                return;
            }
        }
        found.add(amount);
    }

    private static boolean isAnd(Token token) {
        return token.folded().equals("and") || token.folded().equals("y");
    }

    private @Nullable Amount at(int i) {
        Token token = tokens.get(i);
        if (token.is(Kind.NUMBER)) {
            return digits(i);
        }
        if (!token.is(Kind.WORD)) {
            return null;
        }
        Amount part = part(i);
        if (part != null) {
            return part;
        }
        Double times = NumberWords.times(token.folded());
        if (times != null) {
            return new Amount(
                    times,
                    Double.NaN,
                    times * NEARLY,
                    Unit.TIMES,
                    times >= 10 ? BOUNDED : about(i),
                    token.folded(),
                    i,
                    i);
        }
        Double count = NumberWords.count(token.folded(), spanish);
        boolean one =
                count == null
                        && NumberWords.isOne(token.folded())
                        && i + 1 < tokens.size()
                        && tokens.get(i + 1).is(Kind.WORD)
                        && isSpan(tokens.get(i + 1).folded());
        if (count == null && !one) {
            return null;
        }
        double value = count == null ? 1 : count;
        String next = word(i + 1);
        if (next.startsWith("quarter")
                || next.startsWith("cuart")
                || next.startsWith("third")
                || next.startsWith("tercio")
                || next.startsWith("tercer")
                || next.startsWith("fifth")
                || next.startsWith("quint")
                || next.startsWith("tenth")
                || next.startsWith("decim")) {
            Double share =
                    next.startsWith("third") || next.startsWith("terc")
                            ? Double.valueOf(1.0 / 3)
                            : NumberWords.times(next.replaceFirst("(?<=.{4})s$", ""));
            if (share != null && value * share < 1) {
                return new Amount(
                        value * share,
                        Double.NaN,
                        0.02,
                        Unit.TIMES,
                        about(i),
                        token.folded(),
                        i,
                        i + 1);
            }
        }
        return unit(i, value, Double.NaN, 1, token.folded());
    }

    /** "half a minute", "media hora", "a quarter of an hour", "un cuarto de hora". */
    private @Nullable Amount part(int i) {
        String here = word(i);
        double share =
                switch (here) {
                    case "half", "medio", "media" -> 0.5;
                    case "quarter", "cuarto" -> 0.25;
                    default -> 0;
                };
        int at = i + 1;
        while (at <= i + 2 && PARTITIVE.contains(word(at))) {
            at++;
        }
        Unit unit = Unit.of(word(at));
        if (share == 0 || unit == null || unit.kind() != Unit.Kind.TIME || word(at).length() < 3) {
            return null;
        }
        return new Amount(
                share * unit.factor(),
                Double.NaN,
                unit.factor() * 0.05,
                unit,
                about(i),
                here,
                i,
                at);
    }

    private String word(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).folded() : "";
    }

    /** An article counts only before what is surely a length of time. */
    private static boolean isSpan(String folded) {
        Unit unit = Unit.of(folded);
        return unit != null
                && unit.kind() == Unit.Kind.TIME
                && folded.length() > 2
                && !folded.equals("second")
                && !folded.equals("segundo");
    }

    private @Nullable Amount digits(int i) {
        Matcher parts = GLUED.matcher(tokens.get(i).text());
        if (!parts.matches()) {
            return null;
        }
        String number = parts.group(2).replaceAll("[.,]+$", "");
        double value = value(number, spanish);
        double other = value(number, !spanish);
        String glued = Stem.fold(parts.group(3));
        int fraction = fraction(number, spanish);
        double grain = Math.pow(10, -fraction);
        Unit unit = glued.isEmpty() ? null : Unit.of(glued);
        if (unit != null) {
            return new Amount(
                    value * unit.factor(),
                    other == value ? Double.NaN : other * unit.factor(),
                    grain * unit.factor(),
                    unit,
                    about(i),
                    number,
                    i,
                    i);
        }
        return unit(i, value, other == value ? Double.NaN : other, grain, number);
    }

    /** With the unit that stands behind it. */
    private Amount unit(int i, double whole, double other, double grain, String literal) {
        Unit unit = Unit.NONE;
        double value = whole;
        int last = i;
        if (word(i + 1).equals("and") && word(i + 2).equals("a") && word(i + 3).equals("half")) {
            // "two and a half minutes".
            Unit said = Unit.of(word(i + 4));
            if (said != null) {
                return new Amount(
                        (value + 0.5) * said.factor(),
                        Double.NaN,
                        said.factor() * 0.1,
                        said,
                        about(i),
                        literal,
                        i,
                        i + 4);
            }
        }
        if (i > 1 && tokens.get(i - 2).folded().startsWith("multipli")) {
            // "multiplied by 5", "se multiplicaron por 5".
            unit = Unit.TIMES;
        } else if (i + 1 < tokens.size()) {
            Token next = tokens.get(i + 1);
            Unit said =
                    next.is(Kind.WORD) || next.is(Kind.MARK) || next.is(Kind.NAME)
                            ? Unit.of(next.folded())
                            : null;
            if (said != null && !next.text().equals("B")) {
                unit = said;
                last = i + 1;
                if (isAnd(tokens.get(Math.min(i + 2, tokens.size() - 1)))
                        && (word(i + 3).equals("medio") || word(i + 3).equals("media"))) {
                    // "dos minutos y medio".
                    value += 0.5;
                    last = i + 3;
                }
            } else if (i + 2 < tokens.size()
                    && ((next.folded().equals("per") && tokens.get(i + 2).folded().equals("cent"))
                            || (next.folded().equals("por")
                                    && tokens.get(i + 2).folded().equals("ciento")))) {
                unit = Unit.PERCENT;
                last = i + 2;
            }
        }
        return new Amount(
                value * unit.factor(),
                other * unit.factor(),
                grain * unit.factor(),
                unit,
                about(i),
                literal,
                i,
                last);
    }

    private double about(int i) {
        String here = tokens.get(i).text();
        String before = i > 0 ? tokens.get(i - 1).folded() : "";
        String earlier = i > 1 ? tokens.get(i - 2).folded() : "";
        if (ABOUT.contains(before)
                || (before.equals("de") && (earlier.equals("cerca") || earlier.equals("alrededor")))
                || here.startsWith("~")) {
            return NEARLY;
        }
        boolean bounded =
                (BOUND.contains(before)
                                && (!before.equals("de")
                                        || earlier.equals("mas")
                                        || earlier.equals("menos"))
                                && (!before.equals("than")
                                        || earlier.equals("more")
                                        || earlier.equals("less")
                                        || earlier.equals("fewer")))
                        || here.startsWith(">")
                        || here.startsWith("<");
        return bounded ? BOUNDED : 0;
    }

    /** With the decimal sign of the language where both readings are possible. */
    private static double value(String number, boolean commaIsDecimal) {
        int comma = number.lastIndexOf(',');
        int point = number.lastIndexOf('.');
        String plain;
        if (comma >= 0 && point >= 0) {
            char thousands = comma < point ? ',' : '.';
            plain = number.replace(String.valueOf(thousands), "").replace(',', '.');
        } else if (comma < 0 && point < 0) {
            plain = number;
        } else {
            char sign = comma >= 0 ? ',' : '.';
            boolean several = number.indexOf(sign) != number.lastIndexOf(sign);
            boolean groups = GROUPS.matcher(number).matches();
            boolean decimal = sign == ',' == commaIsDecimal;
            plain =
                    several || (groups && !decimal)
                            ? number.replace(String.valueOf(sign), "")
                            : number.replace(',', '.');
        }
        try {
            return Double.parseDouble(plain);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static int fraction(String number, boolean commaIsDecimal) {
        double value = value(number, commaIsDecimal);
        int at = Math.max(number.lastIndexOf(','), number.lastIndexOf('.'));
        boolean whole = value == Math.rint(value) && GROUPS.matcher(number).matches();
        return at < 0 || whole ? 0 : number.length() - at - 1;
    }
}
