package dev.forgeincident.narration.redaction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * International bank account numbers (ISO 13616): a country's letters, its length, and check digits
 * that make the number 1 modulo 97; written in one or in groups of four.
 */
final class BankAccounts implements Finder {

    static final String KIND = "iban";

    /** Each country with its length. */
    private static final Map<String, Integer> LENGTHS =
            lengths(
                    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18"
                            + " DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23"
                            + " IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19"
                            + " MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19"
                            + " SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20");

    @Override
    public void find(String text, Consumer<Span> found) {
        int at = 0;
        while (at + 4 < text.length()) {
            int end = at;
            if (isCapital(text.charAt(at))
                    && isCapital(text.charAt(at + 1))
                    && Characters.isDigit(text, at + 2)
                    && Characters.isDigit(text, at + 3)
                    && Characters.isEdge(text, at)) {
                end = endOf(text, at);
            }
            if (end > at) {
                found.accept(new Span(KIND, at, end));
            }
            at = Math.max(end, at + 1);
        }
    }

    /** The index after an account's number; {@code at} where there is none. */
    private static int endOf(String text, int at) {
        int length = LENGTHS.getOrDefault(text.substring(at, at + 2), 0);
        StringBuilder number = new StringBuilder();
        int end = at;
        while (end < text.length() && number.length() < length) {
            char c = text.charAt(end);
            boolean gap =
                    c == ' ' && number.length() % 4 == 0 && !Characters.is(text, end - 1, ' ');
            if (isCapital(c) || Characters.isDigit(text, end)) {
                number.append(c);
            } else if (!gap) {
                break;
            }
            end++;
        }
        boolean whole = length > 0 && number.length() == length;
        return whole && !Characters.isAlphanumeric(text, end) && isChecked(number) ? end : at;
    }

    private static boolean isChecked(CharSequence number) {
        int rest = 0;
        for (int i = 0; i < number.length(); i++) {
            int value = Character.digit(number.charAt((i + 4) % number.length()), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String entry : table.toUpperCase(Locale.ROOT).split(" ")) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}
