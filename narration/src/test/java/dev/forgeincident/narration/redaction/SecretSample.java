package dev.forgeincident.narration.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A text with a secret in it, from {@code samples.txt}, which tells how they are written.
 *
 * @param secret what must not be seen
 */
record SecretSample(String kind, String text, String secret) {

    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String CAPITAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final Pattern PIECE = Pattern.compile("\\{(uuid|[aAhdb]?)(\\d*)}");

    static List<SecretSample> all() {
        try (InputStream samples = SecretSample.class.getResourceAsStream("/secrets/samples.txt")) {
            if (samples == null) {
                throw new IllegalStateException("no samples");
            }
            Random random = new Random(20_261_121);
            return new String(samples.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> of(line, random))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretSample of(String line, Random random) {
        int colon = line.indexOf(": ");
        String text =
                PIECE.matcher(line.substring(colon + 2).replace("·", "").replace('⏎', '\n'))
                        .replaceAll(piece -> made(piece.group(1), piece.group(2), random));
        String secret = text.substring(text.indexOf('«') + 1, text.indexOf('»'));
        return new SecretSample(
                line.substring(0, colon), text.replace("«", "").replace("»", ""), secret);
    }

    private static String made(String of, String length, Random random) {
        if (of.equals("uuid")) {
            return String.join(
                    "-",
                    made("h", "8", random),
                    "4" + made("h", "3", random),
                    "4" + made("h", "3", random),
                    "a" + made("h", "3", random),
                    made("h", "12", random));
        }
        String alphabet =
                switch (of) {
                    case "a" -> SMALL + DIGITS;
                    case "A" -> CAPITAL + DIGITS;
                    case "h" -> DIGITS + "abcdef";
                    case "d" -> DIGITS;
                    case "b" -> CAPITAL + SMALL + DIGITS + "+/";
                    default -> CAPITAL + SMALL + DIGITS;
                };
        StringBuilder made = new StringBuilder();
        for (int left = Integer.parseInt(length); left > 0; left--) {
            made.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        // By chance a short one may hold no digit; those that need one have it.
        if (made.length() > 2 && !of.equals("d")) {
            made.setCharAt(1, '7');
        }
        return made.toString();
    }
}
