package dev.forgeincident.narration.prompt;

/**
 * How many tokens a text has, told from its characters. The tokenizer of the model that is asked is
 * not known, so the estimate is of the upper kind: a digit is a token of its own as Mistral and
 * Llama have it, and so is most of the punctuation.
 */
final class Tokens {

    /** What a chat puts around its two messages. */
    static final int OF_A_CHAT = 24;

    private static final double LETTERS_A_TOKEN = 2.5;

    /** Most words of up to this many letters are one token. */
    private static final int SHORT_WORD = 6;

    private static final double CAPITALS_A_TOKEN = 2.2;

    /** With an accent, or of an alphabet other than the Latin. */
    private static final double OF_A_LETTER = 0.7;

    /** What is written in signs, and half of an emoji. */
    private static final double OF_A_SIGN = 1.5;

    private Tokens() {}

    static int of(String text) {
        double tokens = 0;
        for (int i = 0; i < text.length(); ) {
            int end = runEnd(text, i);
            tokens += ofRun(text, i, end);
            i = end;
        }
        return (int) Math.ceil(tokens);
    }

    /** Where the small letters, the capitals, the blanks, or the repetitions of a sign end. */
    private static int runEnd(String text, int start) {
        int i = start + 1;
        char first = text.charAt(start);
        if (isCapital(first)) {
            while (i < text.length() && isCapital(text.charAt(i))) {
                i++;
            }
            return i - start > 1 ? i : smallEnd(text, i);
        }
        if (isSmall(first)) {
            return smallEnd(text, i);
        }
        boolean repeats = first < 0x80 && !isDigit(first);
        while (repeats && i < text.length() && text.charAt(i) == first) {
            i++;
        }
        return i;
    }

    private static int smallEnd(String text, int start) {
        int i = start;
        while (i < text.length() && isSmall(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static double ofRun(String text, int start, int end) {
        int length = end - start;
        char first = text.charAt(start);
        char last = text.charAt(end - 1);
        if (isCapital(last)) {
            return Math.ceil(length / CAPITALS_A_TOKEN);
        }
        if (isSmall(last)) {
            return length <= SHORT_WORD
                    ? 1
                    : 1 + Math.ceil((length - SHORT_WORD) / LETTERS_A_TOKEN);
        }
        if (first == ' ') {
            // A single blank belongs to the word behind it.
            return length == 1 ? 0 : 1;
        }
        if (first < 0x80) {
            return Math.ceil(length / 4.0);
        }
        return first < 0x800 ? OF_A_LETTER : OF_A_SIGN;
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
