package dev.forgeincident.sources.text;

import dev.forgeincident.context.Words;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.gotcha.Heuristic;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a {@code GOTCHA.md}. Its Heuristics section goes from the heading up to the next heading of
 * its level that begins with a capital, a line that begins with {@code ---}, or the end of the
 * file; code blocks hold neither. At most 1 MiB is read, 500 rules of 2,000 characters each.
 */
public final class GotchaText {

    private static final int MAX_LAYER = 16 * 1024;
    private static final int SECTION = 2;

    private GotchaText() {}

    /** The file's layers and rules; without a Heuristics section there are no rules. */
    public static GotchaFile read(String service, String markdown) {
        List<MarkdownLine> lines = MarkdownLines.of(markdown);
        int heading = heuristicsHeading(lines);
        List<Heuristic> rules = heading < 0 ? List.of() : Rules.in(section(lines, heading));
        return new GotchaFile(service, layers(lines), rules);
    }

    /**
     * Reads a text that is only the rules; it may still carry the section's heading. The rules
     * stand in no file: their line is 0.
     */
    public static GotchaFile readSection(String service, String heuristicsText) {
        List<MarkdownLine> lines = MarkdownLines.of(heuristicsText);
        int heading = heuristicsHeading(lines);
        List<MarkdownLine> section = heading < 0 ? lines : section(lines, heading);
        List<Heuristic> rules =
                Rules.in(section).stream().map(rule -> new Heuristic(rule.text(), 0)).toList();
        String text = Words.bounded(heuristicsText.strip(), MAX_LAYER);
        return new GotchaFile(service, List.of(new GotchaFile.Layer("HEURISTICS", text)), rules);
    }

    /** The heading as the format has it, else the first that says the same otherwise. */
    private static int heuristicsHeading(List<MarkdownLine> lines) {
        int found = -1;
        for (int i = 0; i < lines.size(); i++) {
            MarkdownLine line = lines.get(i);
            if (line.level() == SECTION && line.heading().equals("HEURISTICS")) {
                return i;
            }
            if (found < 0 && line.isHeading() && LayerName.isHeuristics(line.heading())) {
                found = i;
            }
        }
        return found;
    }

    private static List<MarkdownLine> section(List<MarkdownLine> lines, int heading) {
        int end = heading + 1;
        while (end < lines.size() && !endsSection(lines.get(end), lines.get(heading))) {
            end++;
        }
        return lines.subList(heading + 1, end);
    }

    private static boolean endsSection(MarkdownLine line, MarkdownLine heading) {
        if (line.code()) {
            return false;
        }
        if (!line.isHeading()) {
            return line.text().startsWith("---");
        }
        boolean sameLevel =
                heading.level() == SECTION
                        ? line.level() == SECTION || LayerName.isKnown(line.heading())
                        : line.level() <= heading.level();
        return sameLevel && beginsWithCapital(line.heading(), heading.heading());
    }

    private static boolean beginsWithCapital(String heading, String sectionHeading) {
        boolean numbered = !sectionHeading.isEmpty() && Character.isDigit(sectionHeading.charAt(0));
        boolean decorated = numbered || LayerName.isKnown(heading);
        String words = decorated ? LayerName.plain(heading) : heading;
        return !words.isEmpty() && Character.isUpperCase(words.charAt(0));
    }

    private static List<GotchaFile.Layer> layers(List<MarkdownLine> lines) {
        List<GotchaFile.Layer> layers = new ArrayList<>();
        String heading = "";
        StringBuilder text = new StringBuilder();
        for (MarkdownLine line : lines) {
            boolean begins =
                    line.isHeading()
                            && (line.level() <= SECTION || LayerName.isKnown(line.heading()));
            if (begins) {
                add(layers, heading, text);
                heading = line.heading();
                text.setLength(0);
            } else if (text.length() <= MAX_LAYER) {
                text.append(line.text()).append('\n');
            }
        }
        add(layers, heading, text);
        return layers;
    }

    private static void add(List<GotchaFile.Layer> to, String heading, StringBuilder text) {
        String words = text.toString().strip();
        if (!words.isEmpty()) {
            to.add(new GotchaFile.Layer(heading, Words.bounded(words, MAX_LAYER)));
        }
    }
}
