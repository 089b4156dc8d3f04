package dev.forgeincident.signal.template;

import java.util.Arrays;

/** What the lines of a group have in common: a row of tokens, some of them variable. */
final class Template {

    /** A place that took words, too, and was found to vary; others hold what looks like a value. */
    static final byte WIDENED = TokenRow.VARIABLE + 1;

    private static final int MAX_SHOWN = 400;

    private final long[] hashes;
    private final byte[] kinds;

    /** The text between the tokens and of the constant ones: gap, token, gap, … */
    private final String[] texts;

    private Template(long[] hashes, byte[] kinds, String[] texts) {
        this.hashes = hashes;
        this.kinds = kinds;
        this.texts = texts;
    }

    /** The template of a line's first appearance. */
    static Template of(TokenRow row, int lineLength) {
        int size = row.size();
        String[] texts = new String[2 * size + 1];
        int shown = 0;
        int from = 0;
        for (int i = 0; i <= size; i++) {
            int to = i < size ? row.start[i] : lineLength;
            texts[2 * i] = shown < MAX_SHOWN ? text(row, from, to) : "";
            shown += texts[2 * i].length();
            if (i < size) {
                boolean constant = row.kind[i] != TokenRow.VARIABLE;
                texts[2 * i + 1] = shown < MAX_SHOWN && constant ? text(row, to, row.end[i]) : "";
                shown += texts[2 * i + 1].length();
                from = row.end[i];
            }
        }
        return new Template(Arrays.copyOf(row.hash, size), Arrays.copyOf(row.kind, size), texts);
    }

    private static String text(TokenRow row, int from, int to) {
        int length = Math.min(to - from, MAX_SHOWN);
        return length <= 0 ? "" : new String(row.text, from, length);
    }

    int size() {
        return hashes.length;
    }

    byte kind(int place) {
        return kinds[place];
    }

    long hash(int place) {
        return hashes[place];
    }

    boolean isConstantWord(int place) {
        return kinds[place] < TokenRow.MARK;
    }

    int constantWords() {
        int words = 0;
        for (int i = 0; i < size(); i++) {
            words += isConstantWord(i) ? 1 : 0;
        }
        return words;
    }

    long signature() {
        long sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += Hash.at(i, hashes[i]);
        }
        return sum;
    }

    /** The signature of a line that has a value in each widened place; values in a row are one. */
    long signatureWithValues() {
        long sum = 0;
        int place = 0;
        for (int i = 0; i < size(); i++) {
            boolean again = i > 0 && kinds[i] > TokenRow.MARK && kinds[i - 1] > TokenRow.MARK;
            if (!again) {
                sum += Hash.at(place++, hashes[i]);
            }
        }
        return sum;
    }

    /** This template with these places variable. */
    Template widened(int... places) {
        long[] widerHashes = hashes.clone();
        byte[] widerKinds = kinds.clone();
        for (int place : places) {
            widerHashes[place] = TokenRow.VARIABLE_HASH;
            widerKinds[place] = WIDENED;
        }
        return new Template(widerHashes, widerKinds, texts);
    }

    /** Whether the line differs from this template in widened places only. */
    boolean matches(TokenRow row) {
        if (row.size() != size()) {
            return false;
        }
        for (int i = 0; i < hashes.length; i++) {
            boolean same =
                    kinds[i] == WIDENED ? row.kind[i] != TokenRow.MARK : row.hash[i] == hashes[i];
            if (!same) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder(texts[0]);
        for (int i = 0; i < size(); i++) {
            boolean variable = kinds[i] > TokenRow.MARK;
            shown.append(variable ? "<*>" : texts[2 * i + 1]).append(texts[2 * i + 2]);
        }
        String line = withSingleBlanks(shown).replace("<*> <*>", "<*>");
        return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN);
    }

    private static String withSingleBlanks(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (CharKind.of(c) != CharKind.SPACE) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().stripTrailing();
    }
}
