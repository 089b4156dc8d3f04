package dev.forgeincident.sources.text;

/**
 * A line of Markdown, with what it is.
 *
 * @param number where it stands in the file, from 1
 * @param text the line without its end and without HTML comments
 * @param code whether it belongs to a fenced code block, its fences included
 * @param level the level of a heading, 1 to 6; 0 for every other line
 * @param heading the words of a heading, without its marks; empty for every other line
 */
record MarkdownLine(int number, String text, boolean code, int level, String heading) {

    boolean isHeading() {
        return level > 0;
    }

    boolean isBlank() {
        return text.isBlank();
    }
}
