package dev.forgeincident.narration.claim.text;

import dev.forgeincident.narration.claim.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a sentence into tokens, in one pass. */
final class Tokens {

    private static final String SIGNS = "()[]{};!?\"“”„«»`‘|≈~±×→⇒—–…¿¡•·≥≤";
    private static final int LONGEST_HASH = 64;

    private static final Pattern TIME =
            Pattern.compile(
                    "(?:\\d{4}-\\d{2}-\\d{2}[Tt])?\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?"
                            + "(?:[Zz]|[+-]\\d{2}:?\\d{2}|[ap]m|h)?"
                            + "|\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[<>+-]{0,2}\\d{1,3}(?:[.,]\\d{3}){2,5}(?:[.,]\\d{1,9})?(?:[A-Za-zµμ]{1,5}|%)?"
                            + "|[<>+-]{0,2}\\d{1,18}(?:[.,]\\d{1,18})?(?:[.,]\\d{1,9}(?=$))?(?:[A-Za-zµμ]{1,5}|%)?");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+.*");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:\\.\\d{3}){2,5}(?:,\\d+)?");
    private static final Pattern SPAN = Pattern.compile("\\d{1,6}-[A-Za-z]{1,12}");
    private static final Pattern COMPOUND = Pattern.compile("(?:\\d{1,4}[hms]){2,3}");
    private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}{2,}s?");
    private static final Pattern PLAIN =
            Pattern.compile("\\p{Lu}?(?:\\p{Ll}|\\p{Mn})+(?:['’]\\p{L}{1,2})?|\\p{L}");

    private final String text;
    private final List<Quotation> quotations;
    private final List<Token> tokens = new ArrayList<>();
    private int quotation;

    private Tokens(String text, List<Quotation> quotations) {
        this.text = text;
        this.quotations = quotations;
    }

    static List<Token> of(String text, List<Quotation> quotations) {
        Tokens tokens = new Tokens(text, quotations);
        tokens.cut();
        return List.copyOf(tokens.tokens);
    }

    private void cut() {
        int i = 0;
        while (i < text.length()) {
            if (Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\u00A0') {
                i++;
            } else if (isSign(i)) {
                int length = arrow(i) ? 2 : 1;
                mark(arrow(i) ? "→" : text.substring(i, i + 1), i, i + length);
                i += length;
            } else {
                int end = i + 1;
                while (end < text.length()
                        && !Character.isWhitespace(text.charAt(end))
                        && text.charAt(end) != '\u00A0'
                        && !isSign(end)) {
                    end++;
                }
                chunk(i, end);
                i = end;
            }
        }
    }

    private boolean isSign(int at) {
        char c = text.charAt(at);
        if (c == ',') {
            return !(digit(at - 1) && digit(at + 1));
        }
        return SIGNS.indexOf(c) >= 0 || arrow(at);
    }

    private boolean arrow(int at) {
        return text.startsWith("->", at) || text.startsWith("=>", at);
    }

    private boolean digit(int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    private void chunk(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && "'’*".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int bare = end;
        while (bare > start && ".:'’*".indexOf(text.charAt(bare - 1)) >= 0) {
            bare--;
        }
        if (bare > start) {
            word(start, bare);
        }
        for (int i = bare; i < end; i++) {
            if (text.charAt(i) == ':' || text.charAt(i) == '.') {
                mark(text.substring(i, i + 1), i, i + 1);
            }
        }
    }

    private void word(int start, int end) {
        String word = text.substring(start, end);
        if (SPAN.matcher(word).matches()
                && Unit.of(Stem.fold(word.substring(word.indexOf('-') + 1))) != null) {
            int dash = start + word.indexOf('-');
            add(Kind.NUMBER, start, dash);
            add(Kind.WORD, dash + 1, end);
        } else if (COMPOUND.matcher(word).matches()) {
            compound(start, end);
        } else if ((word.endsWith("'s") || word.endsWith("’s")) && word.length() > 2) {
            add(kind(word.substring(0, word.length() - 2)), start, end - 2);
        } else {
            add(kind(word), start, end);
        }
    }

    /** {@code 1h30m} is two numbers. */
    private void compound(int start, int end) {
        int from = start;
        for (int i = start; i < end; i++) {
            if (Character.isLetter(text.charAt(i))) {
                add(Kind.NUMBER, from, i + 1);
                from = i + 1;
            }
        }
    }

    private static Kind kind(String word) {
        if (TIME.matcher(word).matches()) {
            return Kind.TIME;
        }
        boolean letters = word.chars().anyMatch(Character::isLetter);
        boolean digits = word.chars().anyMatch(Character::isDigit);
        if (digits && isNumber(word)) {
            return Kind.NUMBER;
        }
        if (letters && digits && isHash(word)) {
            return Kind.HASH;
        }
        if (!letters && !digits) {
            return Kind.MARK;
        }
        return PLAIN.matcher(word).matches() || ACRONYM.matcher(word).matches()
                ? Kind.WORD
                : Kind.NAME;
    }

    private static boolean isNumber(String word) {
        if (VERSION.matcher(word).matches() && !GROUPED.matcher(word).matches()) {
            return false;
        }
        if (!NUMBER.matcher(word).matches()) {
            return false;
        }
        String unit = Stem.fold(word.replaceAll("[<>+.,\\d-]", ""));
        return unit.isEmpty() || unit.matches("st|nd|rd|th") || Unit.of(unit) != null;
    }

    private static boolean isHash(String word) {
        return word.length() >= 7
                && word.length() <= LONGEST_HASH
                && word.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    private void mark(String sign, int start, int end) {
        tokens.add(new Token(Kind.MARK, sign, sign, start, end, quoted(start)));
    }

    private void add(Kind kind, int start, int end) {
        String word = text.substring(start, end);
        tokens.add(new Token(kind, word, Stem.fold(word), start, end, quoted(start)));
    }

    private boolean quoted(int at) {
        while (quotation < quotations.size() && quotations.get(quotation).end() <= at) {
            quotation++;
        }
        return quotation < quotations.size() && quotations.get(quotation).start() <= at;
    }
}
