package dev.forgeincident.diagnosis.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was replaced inside an edited line, word by word (longest common subsequence of its tokens).
 */
final class TokenEdits {

    private static final Pattern TOKEN =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|\\d+(?:[.,]\\d+)*|\\s+|.");
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
        int[][] common = commonSuffixes(left, right);
        List<Edit> edits = new ArrayList<>();
        int i = 0;
        int j = 0;
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

    private static int[][] commonSuffixes(List<String> left, List<String> right) {
        int[][] length = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
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
        return tokens(line).stream()
                .filter(
                        token ->
                                Character.isLetterOrDigit(token.charAt(0))
                                        || token.charAt(0) == '_')
                .toList();
    }

    /** The names and numbers of a text, in the order of the alphabet. */
    static List<String> sortedWords(String text) {
        return words(text.replace(',', ' ')).stream().sorted().toList();
    }

    private static List<String> tokens(String line) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find() && tokens.size() < MAX_TOKENS) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
