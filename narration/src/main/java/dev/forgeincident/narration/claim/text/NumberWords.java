package dev.forgeincident.narration.claim.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers that are written out, English and Spanish. */
final class NumberWords {

    private static final Map<String, Double> COUNTS = new HashMap<>();
    private static final Map<String, Double> TIMES = new HashMap<>();
    private static final Map<String, Double> PARTS = new HashMap<>();

    /** By these a number before them is multiplied: "three dozen". */
    private static final Map<String, Double> GROUPS = new HashMap<>();

    static {
        String english = "two three four five six seven eight nine ten eleven twelve";
        String spanish = "dos tres cuatro cinco seis siete ocho nueve diez once doce";
        for (String words : new String[] {english, spanish}) {
            double value = 2;
            for (String word : words.split(" ")) {
                COUNTS.put(word, value++);
            }
        }
        put(COUNTS, 12, "dozen docena");
        put(GROUPS, 12, "dozen dozens docena docenas");
        put(GROUPS, 10, "decenas");
        put(GROUPS, 100, "hundred hundreds cientos centenares");
        put(GROUPS, 1_000, "thousand thousands mil miles millares");
        put(GROUPS, 1_000_000, "million millions millones");
        put(COUNTS, 13, "thirteen trece");
        put(COUNTS, 14, "fourteen catorce");
        put(COUNTS, 16, "sixteen dieciseis");
        put(COUNTS, 17, "seventeen diecisiete");
        put(COUNTS, 18, "eighteen dieciocho");
        put(COUNTS, 19, "nineteen diecinueve");
        put(COUNTS, 70, "seventy setenta");
        put(COUNTS, 80, "eighty ochenta");
        put(COUNTS, 90, "ninety noventa");
        put(COUNTS, 15, "fifteen quince");
        put(COUNTS, 20, "twenty veinte");
        put(COUNTS, 30, "thirty treinta");
        put(COUNTS, 40, "forty cuarenta");
        put(COUNTS, 50, "fifty cincuenta");
        put(COUNTS, 60, "sixty sesenta");
        put(COUNTS, 100, "hundred hundreds cien ciento cientos centenar centenares");
        put(COUNTS, 1_000, "thousand thousands mil miles millar millares");
        put(COUNTS, 1_000_000, "million millions millon millones");
        put(
                TIMES,
                2,
                "twice double doubled doubles doubling doble duplica duplico duplicado duplicando");
        put(TIMES, 3, "thrice triple tripled triples triplica triplico triplicado");
        put(TIMES, 4, "quadruple quadrupled cuadruple cuadruplica cuadruplico");
        put(TIMES, 5, "fivefold quintuple quintuplica quintuplico");
        put(TIMES, 10, "tenfold decuple");
        put(TIMES, 0.5, "half halved halves mitad");
        put(TIMES, 1.0 / 3, "tercio");
        put(PARTS, 0.25, "quarter quarters cuarto cuarta cuartos cuartas");
        put(PARTS, 1.0 / 3, "third thirds tercera terceras tercios");
        put(PARTS, 0.2, "fifth fifths quinto quinta quintos quintas");
        put(PARTS, 0.1, "tenth tenths decimo decima decimas");
        String teens = "un uno dos tres cuatro cinco seis siete ocho nueve";
        int value = 0;
        for (String word : teens.split(" ")) {
            COUNTS.put("veinti" + word, 20.0 + Math.max(1, value++));
        }
    }

    private NumberWords() {}

    /**
     * A number in words.
     *
     * @param last the place of its last token
     */
    record Said(double value, double grain, int last) {}

    /** "thirty-four", "treinta y cuatro", "three dozen"; null where none begins there. */
    static @Nullable Said at(List<Token> tokens, int at, boolean spanish) {
        String here = word(tokens, at);
        int dash = here.indexOf('-');
        Double tens = count(dash < 0 ? here : here.substring(0, dash), spanish);
        if (tens == null) {
            return null;
        }
        if (dash > 0) {
            Double ones = count(here.substring(dash + 1), spanish);
            return ones == null || !isTens(tens) || ones > 9 ? null : new Said(tens + ones, 1, at);
        }
        int next = word(tokens, at + 1).equals("y") && spanish ? at + 2 : at + 1;
        Double ones = isTens(tens) ? count(word(tokens, next), spanish) : null;
        if (ones != null && ones < 10) {
            return new Said(tens + ones, 1, next);
        }
        Double group = GROUPS.get(word(tokens, at + 1));
        return group != null && group > tens
                ? new Said(tens * group, group == 12 ? 2 : 1, at + 1)
                : new Said(tens, 1, at);
    }

    private static boolean isTens(double value) {
        return value >= 20 && value < 100 && value % 10 == 0;
    }

    private static String word(List<Token> tokens, int at) {
        return at < tokens.size() && !tokens.get(at).quoted() ? tokens.get(at).folded() : "";
    }

    /**
     * How many; null where the word is no number. {@code once} is eleven in Spanish alone, and
     * {@code ten} is ten in English alone.
     */
    static @Nullable Double count(String folded, boolean spanish) {
        return folded.equals(spanish ? "ten" : "once") ? null : COUNTS.get(folded);
    }

    /** Which part of a whole: "fifth", "cuarta"; null where the word says no such thing. */
    static @Nullable Double part(String folded) {
        return PARTS.get(folded);
    }

    /** How many times as much; null where the word says no such thing. */
    static @Nullable Double times(String folded) {
        if (folded.endsWith("fold") && folded.length() > 6) {
            Double count = COUNTS.get(folded.replaceFirst("-?fold$", ""));
            if (count != null) {
                return count;
            }
        }
        return TIMES.get(folded);
    }

    /** Whether it is the number one, where a unit follows. */
    static boolean isOne(String folded) {
        return switch (folded) {
            case "one", "un", "una", "uno", "a", "an" -> true;
            default -> false;
        };
    }

    private static void put(Map<String, Double> map, double value, String words) {
        for (String word : words.split(" ")) {
            map.put(word, value);
        }
    }
}
