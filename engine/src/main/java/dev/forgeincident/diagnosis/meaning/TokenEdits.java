package dev.forgeincident.diagnosis.meaning;

import java.util.ArrayList;
import java.util.List;

/**
 * What was replaced inside an edited line, word by word (longest common subsequence of its tokens).
 */
final class TokenEdits {

    private static final int MAX_TOKENS = 240;

    private TokenEdits() {}

    /**
     * A run of tokens that became another.
     *
     * @param before the tokens that stand before it and are the same on both sides
     * @param after the tokens that follow it and are the same on both sides
     */
    record Edit(List<String> before, List<String> from, List<String> to, List<String> after) {}

    static List<Edit> between(String a, String b) {
        List<String> left = tokens(a);
        List<String> right = tokens(b);
        int same = commonPrefix(left, right);
        int[][] common = commonSuffixes(left, right, same);
        List<Edit> edits = new ArrayList<>();
        int i = same;
        int j = same;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                i++;
                j++;
                continue;
            }
            int fromStart = i;
            int toStart = j;
            while ((i < left.size() || j < right.size())
                    && !(i < left.size() && j < right.size() && left.get(i).equals(right.get(j)))) {
                if (j == right.size()
                        || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
                    i++;
                } else {
                    j++;
                }
            }
            edits.add(
                    new Edit(
                            left.subList(0, fromStart),
                            left.subList(fromStart, i),
                            right.subList(toStart, j),
                            left.subList(i, left.size())));
        }
        return edits;
    }

    private static int commonPrefix(List<String> left, List<String> right) {
        int same = 0;
        int shortest = Math.min(left.size(), right.size());
        while (same < shortest && left.get(same).equals(right.get(same))) {
            same++;
        }
        return same;
    }

    /**
     * How long the longest common subsequence is from each two places on, the first ones left out.
     */
    private static int[][] commonSuffixes(List<String> left, List<String> right, int from) {
        int[][] length = new int[left.size() + 1][];
        length[left.size()] = new int[right.size() + 1];
        for (int i = left.size() - 1; i >= from; i--) {
            length[i] = new int[right.size() + 1];
            for (int j = right.size() - 1; j >= from; j--) {
                length[i][j] =
                        left.get(i).equals(right.get(j))
                                ? length[i + 1][j + 1] + 1
                                : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }

    /** The names and numbers of a line, in order. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String token : tokens(line)) {
            if (Character.isLetterOrDigit(token.charAt(0)) || token.charAt(0) == '_') {
                words.add(token);
            }
        }
        return words;
    }

    /** The names and numbers of a text, in the order of the alphabet. */
    static List<String> sortedWords(String text) {
        return words(text.replace(',', ' ')).stream().sorted().toList();
    }

    /** Words, numbers, stretches of white space, and signs one by one. */
    private static List<String> tokens(String line) {
        List<String> tokens = new ArrayList<>();
        for (int at = 0; at < line.length() && tokens.size() < MAX_TOKENS; ) {
            int end = tokenEnd(line, at);
            if (end > at) {
                tokens.add(line.substring(at, end));
            }
            at = Math.max(end, at + 1);
        }
        return tokens;
    }

    /** The end of the token that begins there; the same place for a separator of lines. */
    private static int tokenEnd(String line, int start) {
        char c = line.charAt(start);
        int end = start + 1;
        if (isLetter(c)) {
            while (end < line.length() && (isLetter(line.charAt(end)) || isDigit(line, end))) {
                end++;
            }
            return end;
        }
        if (isDigit(line, start)) {
            return numberEnd(line, start);
        }
        if (isBlank(c)) {
            while (end < line.length() && isBlank(line.charAt(end))) {
                end++;
            }
            return end;
        }
        if (c == '\u0085' || c == '\u2028' || c == '\u2029') {
            return start;
        }
        return start + Character.charCount(line.codePointAt(start));
    }

    /** Digits, also with dots and commas between them. */
    private static int numberEnd(String line, int start) {
        int end = start;
        while (isDigit(line, end)
                || (end > start
                        && end < line.length()
                        && (line.charAt(end) == '.' || line.charAt(end) == ',')
                        && isDigit(line, end + 1))) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(String line, int at) {
        return at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
