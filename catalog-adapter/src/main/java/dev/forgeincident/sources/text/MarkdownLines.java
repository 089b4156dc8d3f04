package dev.forgeincident.sources.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Markdown line by line: headings, code fences, HTML comments and front matter. */
final class MarkdownLines {

    private static final int MAX_LENGTH = 1 << 20;
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern ATX = Pattern.compile(" {0,3}(#{1,6})(?:[ \\t]++(.*))?");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:=+|-+)\\s*+");
    private static final Pattern FENCE = Pattern.compile("\\s{0,12}(`{3,}|~{3,})(.*)");
    private static final Pattern LIST_OR_QUOTE =
            Pattern.compile("\\s*+(?:[-*+•>|]|\\d{1,9}[.)]).*+");

    private final List<MarkdownLine> lines = new ArrayList<>();
    private String fence = "";
    private boolean comment;

    private MarkdownLines() {}

    /** The lines of the first MiB of the text. */
    static List<MarkdownLine> of(String markdown) {
        int start = markdown.startsWith("\uFEFF") ? 1 : 0;
        int end = Math.min(markdown.length(), start + MAX_LENGTH);
        String[] texts = LINE_END.split(markdown.substring(start, end), -1);
        MarkdownLines reader = new MarkdownLines();
        for (int i = afterFrontMatter(texts); i < texts.length; i++) {
            reader.line(i + 1, texts[i]);
        }
        return reader.lines;
    }

    private static int afterFrontMatter(String[] texts) {
        if (!texts[0].stripTrailing().equals("---")) {
            return 0;
        }
        for (int i = 1; i < texts.length; i++) {
            String text = texts[i].stripTrailing();
            if (text.equals("---") || text.equals("...")) {
                return i + 1;
            }
            if (text.startsWith("#")) {
                return 0;
            }
        }
        return 0;
    }

    private void line(int number, String text) {
        if (!fence.isEmpty()) {
            lines.add(new MarkdownLine(number, text, true, 0, ""));
            if (text.strip().startsWith(fence) && text.strip().replace(fence, "").isBlank()) {
                fence = "";
            }
            return;
        }
        String shown = withoutComments(text);
        if (shown.isBlank() && !text.isBlank()) {
            return;
        }
        Matcher opening = FENCE.matcher(shown);
        if (opening.matches() && opening.group(2).indexOf('`') < 0) {
            fence = opening.group(1);
            lines.add(new MarkdownLine(number, shown, true, 0, ""));
            return;
        }
        Matcher atx = ATX.matcher(shown);
        if (atx.matches()) {
            String words = atx.group(2) == null ? "" : atx.group(2).strip();
            String heading = words.replaceFirst("(?:^|\\s)#{1,64}$", "").strip();
            lines.add(new MarkdownLine(number, shown, false, atx.group(1).length(), heading));
        } else if (!underlines(shown)) {
            lines.add(new MarkdownLine(number, shown, false, 0, ""));
        }
    }

    /** Makes the line before a heading, when this line underlines it. */
    private boolean underlines(String text) {
        if (lines.isEmpty() || !UNDERLINE.matcher(text).matches()) {
            return false;
        }
        int last = lines.size() - 1;
        MarkdownLine above = lines.get(last);
        if (above.isBlank()
                || above.code()
                || above.isHeading()
                || LIST_OR_QUOTE.matcher(above.text()).matches()
                || !(text.contains("=") || LayerName.isKnown(above.text()))) {
            return false;
        }
        int level = text.contains("=") ? 1 : 2;
        String heading = above.text().strip();
        lines.set(last, new MarkdownLine(above.number(), above.text(), false, level, heading));
        return true;
    }

    private String withoutComments(String text) {
        StringBuilder shown = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int next = text.indexOf(comment ? "-->" : "<!--", i);
            if (next < 0) {
                return comment ? shown.toString() : shown + text.substring(i);
            }
            if (!comment) {
                shown.append(text, i, next);
            }
            i = next + (comment ? 3 : 4);
            comment = !comment;
        }
        return shown.toString();
    }
}
