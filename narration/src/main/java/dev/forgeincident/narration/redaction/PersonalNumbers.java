package dev.forgeincident.narration.redaction;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that belong to a person: of payment cards (ISO/IEC 7812: digits of an issuer's length,
 * with the check digit of Luhn), of telephones in the international form of E.164, of the social
 * security of the United States. A number that its name calls a trace's, and digits inside a longer
 * word, are none.
 */
final class PersonalNumbers implements Finder {

    private static final int NAME = 40;
    private static final int SHORTEST_CARD = 13;

    private static final Pattern GROUPED_CARD =
            Pattern.compile(
                    "\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{4}(?:\\1\\d{3})?|\\d{4}([ -])\\d{6}\\2\\d{4,5}");

    private static final Pattern BARE_CARD = Pattern.compile("\\d{13,19}");

    /** Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Maestro. */
    private static final Pattern ISSUED =
            Pattern.compile(
                    "4(?:\\d{12}|\\d{15}|\\d{18})|5[1-5]\\d{14}|2(?:2[2-9]|[3-6]\\d|7[01])\\d{13}|2720\\d{12}"
                            + "|3[47]\\d{13}|3(?:0[0-5]|[68]\\d)\\d{11}|6(?:011|5\\d\\d|4[4-9]\\d)\\d{12,15}"
                            + "|35(?:2[89]|[3-8]\\d)\\d{12,15}|62\\d{14,17}|(?:5018|5020|5038|6304|6759|676[1-3])\\d{9,15}");

    private static final Pattern SECURITY =
            Pattern.compile("(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}");

    private static final Pattern PHONE =
            Pattern.compile("\\+[1-9](?:[ -]?\\(?\\d\\)?){7,14}|\\+[1-9](?:\\.?\\d){9,14}");

    private static final Pattern TRACE =
            Pattern.compile(
                    "(?i)(?:trace|span|parent|request|correlation)[\\w.-]{0,20}[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?$");

    @Override
    public void find(String text, Consumer<Span> found) {
        Matcher grouped = matcher(GROUPED_CARD, text);
        Matcher bare = matcher(BARE_CARD, text);
        Matcher security = matcher(SECURITY, text);
        Matcher phone = matcher(PHONE, text);
        int at = 0;
        while (at < text.length()) {
            int end = at;
            if (text.charAt(at) == '+') {
                end = read(text, at, phone, "phone", found);
            } else if (Characters.isDigit(text, at)) {
                int after = endOfDigits(text, at);
                // How many digits stand together tells what a number can be.
                Matcher matcher = after - at == 4 ? grouped : after - at == 3 ? security : bare;
                boolean may = after - at == 3 || after - at == 4 || after - at >= SHORTEST_CARD;
                if (may && beginsNumber(text, at)) {
                    end = read(text, at, matcher, after - at == 3 ? "ssn" : "card", found);
                }
                end = Math.max(end, after);
            }
            at = Math.max(end, at + 1);
        }
    }

    private static int endOfDigits(String text, int at) {
        int end = at;
        while (Characters.isDigit(text, end)) {
            end++;
        }
        return end;
    }

    private static Matcher matcher(Pattern pattern, String text) {
        return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    private static boolean beginsNumber(String text, int at) {
        return Characters.isEdge(text, at) && (at == 0 || "_.-#+".indexOf(text.charAt(at - 1)) < 0);
    }

    /** The index after the number; {@code at} where there is none. */
    private static int read(
            String text, int at, Matcher matcher, String kind, Consumer<Span> found) {
        if (!matcher.region(at, text.length()).lookingAt() || goesOn(text, matcher.end())) {
            return at;
        }
        boolean is =
                switch (kind) {
                    case "card" -> isCard(text, at, matcher.group());
                    case "phone" -> isPhone(text, at, matcher.group());
                    default -> true;
                };
        if (!is) {
            return at;
        }
        found.accept(new Span(kind, at, matcher.end()));
        return matcher.end();
    }

    private static boolean goesOn(String text, int end) {
        boolean joined =
                Characters.is(text, end, '-')
                        || Characters.is(text, end, '.')
                        || Characters.is(text, end, ':');
        return Characters.isAlphanumeric(text, end)
                || Characters.is(text, end, '_')
                || (joined && Characters.isAlphanumeric(text, end + 1));
    }

    private static boolean isCard(String text, int at, String written) {
        String digits = written.replace(" ", "").replace("-", "");
        String name = text.substring(Math.max(0, at - NAME), at);
        return ISSUED.matcher(digits).matches() && isLuhn(digits) && !TRACE.matcher(name).find();
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** A plus sign before a number may be arithmetic, and at the start of a line that of a diff. */
    private static boolean isPhone(String text, int at, String written) {
        boolean startsLine = at == 0 || text.charAt(at - 1) == '\n';
        boolean grouped = written.indexOf(' ') > 0 || written.indexOf('-') > 0;
        long digits = written.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean dotted = written.chars().filter(c -> c == '.').count() != 1;
        return !Characters.isAlphanumeric(text, at - 1)
                && digits <= 15
                && dotted
                && (grouped || (!startsLine && digits >= 10));
    }
}
