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

    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private static final Pattern GLUED =
            Pattern.compile("([<>+-]*)([\\d.,]+)([A-Za-zµμ]*|%)", Pattern.UNICODE_CASE);
    private static final Pattern GROUPS = Pattern.compile("\\d{1,3}(?:[.,]\\d{3})+");
    private static final Set<String> PARTITIVE = Set.of("a", "an", "of", "de", "un", "una");
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
                                    && previous.value() >= previous.unit().factor()
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
                                previous.leeway(),
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
            return times(i, i, times);
        }
        Double of = NumberWords.part(token.folded());
        if (of != null && isPart(i)) {
            return times(i, i, of);
        }
        NumberWords.Said said = NumberWords.at(tokens, i, spanish);
        Double count = said == null ? null : Double.valueOf(said.value());
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
        Double each = NumberWords.part(word(i + 1));
        if (each != null && value * each < 1) {
            Amount parts = part(i, i + 2, value * each);
            return parts != null ? parts : times(i, i + 1, value * each);
        }
        int last = said == null ? i : said.last();
        Amount share = share(i, last, value);
        if (share != null) {
            return share;
        }
        return unit(i, last, value, Double.NaN, said == null ? 1 : said.grain(), token.folded());
    }

    private Amount times(int first, int last, double value) {
        double grain = Math.min(0.04, value * 0.1);
        return new Amount(
                value,
                Double.NaN,
                value < 1 ? grain : value * (value < 10 ? 0.05 : 0.2),
                Unit.TIMES,
                leeway(first),
                word(first),
                first,
                last);
    }

    /** "a fifth", "la cuarta parte"; the fifth deployment is none. */
    private boolean isPart(int i) {
        boolean counts =
                i + 1 < tokens.size()
                        && tokens.get(i + 1).is(Kind.WORD)
                        && (word(i + 1).equals("one") || !CommonWords.isOne(word(i + 1)))
                        && !word(i + 1).equals("of");
        // "A third of them"; "a third service" is the next one.
        boolean feminine = spanish && word(i).endsWith("a");
        return (NumberWords.isOne(word(i - 1)) && !counts && !feminine)
                || word(i + 1).equals("of")
                || word(i + 1).startsWith("parte");
    }

    /** "nine in ten", "9 out of 10", "nueve de cada diez": 90 %. */
    private @Nullable Amount share(int first, int last, double value) {
        int at = last + 1;
        boolean of =
                word(at).equals("in")
                        || (word(at).equals("out") && word(at + 1).equals("of"))
                        || (word(at).equals("of") && word(at + 1).equals("every"))
                        || (word(at).equals("de") && word(at + 1).equals("cada"));
        int whole = word(at).equals("in") ? at + 1 : at + 2;
        if (!of || whole >= tokens.size()) {
            return null;
        }
        NumberWords.Said said = NumberWords.at(tokens, whole, spanish);
        String digits = tokens.get(whole).text();
        double all =
                said != null
                        ? said.value()
                        : digits.matches("\\d{1,6}") ? Double.parseDouble(digits) : 0;
        Unit unit = Unit.of(word(whole + 1));
        if (all <= value || (unit != null && unit.kind() == Unit.Kind.TIME)) {
            return null;
        }
        return new Amount(
                value / all * 100,
                Double.NaN,
                100 / all,
                Unit.PERCENT,
                leeway(first),
                word(first),
                first,
                whole);
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
        return part(i, i + 1, share);
    }

    /** "Three quarters of an hour". */
    private @Nullable Amount part(int i, int behind, double share) {
        String here = word(i);
        int at = behind;
        while (at <= behind + 1 && PARTITIVE.contains(word(at))) {
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
                leeway(i),
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
        if (isStatus(i, number, glued)) {
            return unit(i, i, value, Double.NaN, 1, number);
        }
        if (unit != null) {
            return new Amount(
                    value * unit.factor(),
                    other == value ? Double.NaN : other * unit.factor(),
                    grain * unit.factor(),
                    unit,
                    leeway(i),
                    number,
                    i,
                    i);
        }
        Amount share = glued.isEmpty() ? share(i, i, value) : null;
        return share != null
                ? share
                : unit(i, i, value, other == value ? Double.NaN : other, grain, number);
    }

    private static final Set<String> LASTING =
            Set.of(
                    "after", "for", "in", "within", "took", "tras", "durante", "en", "of",
                    "timeout");

    /** "The 502s of ticket-web" are answers, no seconds. */
    private boolean isStatus(int i, String number, String glued) {
        return glued.equals("s")
                && number.matches("[45]\\d\\d")
                && !LASTING.contains(word(i - 1))
                && tokens.get(i).text().endsWith("s");
    }

    /** With the unit that stands behind it. */
    private Amount unit(int i, int end, double whole, double other, double grain, String literal) {
        Unit unit = Unit.NONE;
        double value = whole;
        int last = end;
        if (word(end + 1).equals("and")
                && word(end + 2).equals("a")
                && word(end + 3).equals("half")) {
            // "two and a half minutes".
            Unit said = Unit.of(word(end + 4));
            if (said != null) {
                return new Amount(
                        (value + 0.5) * said.factor(),
                        Double.NaN,
                        said.factor() * 0.1,
                        said,
                        leeway(i),
                        literal,
                        i,
                        end + 4);
            }
        }
        if (isMultiplied(i)) {
            // "multiplied by 5", "se multiplicaron por 5".
            unit = Unit.TIMES;
        } else if (end + 1 < tokens.size()) {
            Token next = tokens.get(end + 1);
            Unit said =
                    next.is(Kind.WORD) || next.is(Kind.MARK) || next.is(Kind.NAME)
                            ? Unit.of(next.folded())
                            : null;
            if (said != null && !next.text().equals("B")) {
                unit = said;
                last = end + 1;
                if (isAnd(tokens.get(Math.min(end + 2, tokens.size() - 1)))
                        && (word(end + 3).equals("medio") || word(end + 3).equals("media"))) {
                    // "dos minutos y medio".
                    value += 0.5;
                    last = end + 3;
                } else if (word(end + 2).equals("and")
                        && word(end + 3).equals("a")
                        && word(end + 4).equals("half")) {
                    // "An hour and a half".
                    value += 0.5;
                    last = end + 4;
                }
            } else if (end + 2 < tokens.size()
                    && ((next.folded().equals("per") && tokens.get(end + 2).folded().equals("cent"))
                            || (next.folded().equals("por")
                                    && tokens.get(end + 2).folded().equals("ciento")))) {
                unit = Unit.PERCENT;
                last = end + 2;
            }
        }
        return new Amount(
                value * unit.factor(),
                other * unit.factor(),
                grain(grain, unit),
                unit,
                leeway(i),
                literal,
                i,
                last);
    }

    private boolean isMultiplied(int i) {
        boolean by = word(i - 1).equals("por") || word(i - 1).equals("by");
        for (int j = i - 2; by && j >= 0 && j > i - 7; j--) {
            if (word(j).startsWith("multipl")) {
                return true;
            }
        }
        return false;
    }

    /** Hours are told to the half of one, where minutes are not told. */
    private static double grain(double grain, Unit unit) {
        boolean hours =
                unit.kind() == Unit.Kind.TIME && unit.factor() >= HOUR && unit.factor() < DAY;
        return grain * unit.factor() * (hours ? 0.5 : 1);
    }

    private Leeway leeway(int i) {
        return Leeway.before(tokens, i);
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
