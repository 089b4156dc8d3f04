package dev.forgeincident.narration.claim.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers that are written out, English and Spanish. */
final class NumberWords {

    private static final Map<String, Double> COUNTS = new HashMap<>();
    private static final Map<String, Double> TIMES = new HashMap<>();

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
        put(TIMES, 0.2, "fifth quinto quinta");
        put(TIMES, 0.1, "tenth decimo decima");
        put(TIMES, 0.5, "half halved halves mitad medio media");
        put(TIMES, 1.0 / 3, "tercio");
        put(TIMES, 0.25, "quarter cuarto cuarta");
    }

    private NumberWords() {}

    /** How many; null where the word is no number. {@code once} is eleven in Spanish alone. */
    static @Nullable Double count(String folded, boolean spanish) {
        return folded.equals("once") && !spanish ? null : COUNTS.get(folded);
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
