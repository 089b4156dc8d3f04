package dev.forgeincident.sources.text;

import dev.forgeincident.context.Words;
import dev.forgeincident.context.gotcha.Heuristic;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rules out of a section: list items, paragraphs and rows of tables, each with the lines
 * and code blocks that go on with it. Items nested under one that ends with a colon stay with it,
 * because they mean nothing, or the contrary, without it ("Never:").
 */
final class Rules {

    private static final int MAX_RULES = 500;
    private static final int MAX_TEXT = 2_000;
    private static final Pattern ITEM =
            Pattern.compile("(\\s*+)(?:[-*+•]|\\d{1,9}[.)])\\s++(?:\\[[ xX]\\]\\s++)?(.*)");

    private final List<Heuristic> rules = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int line;
    private int indent;
    private boolean afterBlank;
    private boolean inItem;

    private Rules() {}

    static List<Heuristic> in(List<MarkdownLine> section) {
        Rules rules = new Rules();
        for (int i = 0; i < section.size(); i++) {
            rules.take(section.get(i), i + 1 < section.size() ? section.get(i + 1) : null);
        }
        rules.close();
        return rules.rules;
    }

    private void take(MarkdownLine next, @Nullable MarkdownLine following) {
        if (next.code()) {
            goOn(next, "\n", next.text());
            return;
        }
        if (next.isBlank()) {
            afterBlank = true;
            return;
        }
        String words = unquoted(next.text());
        Matcher item = ITEM.matcher(words);
        if (next.isHeading() || isRuler(words)) {
            close();
        } else if (words.strip().startsWith("|")) {
            row(next, words.strip(), following);
        } else if (item.matches()) {
            item(next, item.group(1).length(), item.group(2), words.strip());
        } else if (afterBlank && !(inItem && startsIndented(next.text()))) {
            begin(next, 0, words.strip(), false);
        } else {
            goOn(next, afterBlank ? "\n" : " ", words.strip());
        }
        afterBlank = false;
    }

    private void item(MarkdownLine next, int depth, String words, String asWritten) {
        boolean explains = text.toString().contains(":\n") || text.toString().endsWith(":");
        if (inItem && depth > indent && explains) {
            goOn(next, "\n", asWritten);
        } else {
            begin(next, depth, words.strip(), true);
        }
    }

    /**
     * Three stars, lines or hyphens and nothing else; a line that begins with three hyphens ends a
     * section.
     */
    private static boolean isRuler(String words) {
        String line = words.strip();
        if (line.startsWith("---")) {
            return true;
        }
        char sign = line.isEmpty() ? ' ' : line.charAt(0);
        return (sign == '*' || sign == '_')
                && line.chars().allMatch(c -> c == sign || c == ' ')
                && line.chars().filter(c -> c == sign).count() >= 3;
    }

    private static boolean isTableRuler(String line) {
        return line.indexOf('-') >= 0
                && line.chars()
                        .allMatch(
                                c -> c == '-' || c == '|' || c == ':' || Character.isWhitespace(c));
    }

    private void row(MarkdownLine next, String row, @Nullable MarkdownLine following) {
        boolean header = following != null && isTableRuler(following.text());
        close();
        if (!header && !isTableRuler(row)) {
            String cells =
                    row.substring(
                            1,
                            row.endsWith("|") && row.length() > 1
                                    ? row.length() - 1
                                    : row.length());
            begin(next, 0, cells.strip(), false);
            close();
        }
    }

    private void begin(MarkdownLine next, int depth, String words, boolean item) {
        close();
        line = next.number();
        indent = depth;
        inItem = item;
        text.append(words);
    }

    private void goOn(MarkdownLine next, String with, String words) {
        if (text.length() == 0) {
            begin(next, 0, words, false);
        } else if (text.length() <= MAX_TEXT) {
            text.append(with).append(words);
        }
    }

    private void close() {
        String rule = text.toString().strip();
        if (!rule.isEmpty() && rules.size() < MAX_RULES) {
            rules.add(new Heuristic(Words.bounded(rule, MAX_TEXT), line));
        }
        text.setLength(0);
        inItem = false;
    }

    private static String unquoted(String text) {
        String words = text.stripLeading();
        return words.startsWith(">") ? words.substring(1).strip() : text;
    }

    private static boolean startsIndented(String text) {
        return text.startsWith("  ") || text.startsWith("\t");
    }
}
