package dev.forgeincident.narration.prompt;

import dev.forgeincident.context.Words;
import dev.forgeincident.narration.redaction.Redaction;
import java.util.regex.Pattern;

/**
 * The one door through which text from outside comes into a prompt: what cannot be seen is taken
 * out, what must not leave is replaced, what a model's chat format or our own blocks would take for
 * a mark of theirs is broken by a blank, and it is bounded.
 */
final class Outside {

    private static final int MOST_AT_ONCE = 20_000;
    private static final int LONGEST_PLACEHOLDER = 24;
    private static final char REPLACEMENT = '\uFFFD';

    /** {@code <|im_start|>}, {@code <|eot_id|>}, and DeepSeek's with wide bars. */
    private static final Pattern BARRED = Pattern.compile("<(?=[|｜][^\\s|｜<>]{1,40}[|｜]>)");

    /** Mistral's and Llama's {@code [INST]}, {@code <<SYS>>}, {@code <s>}; Gemma's turns. */
    private static final Pattern TAGGED =
            Pattern.compile(
                    "\\[(?=/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|THINK|IMG)])"
                            + "|<(?=</?SYS>>)"
                            + "|<(?=/?(?:s|unk|pad|bos|eos|think|start_of_turn|end_of_turn)>)");

    /** What looks like the first or the last line of a block. */
    private static final Pattern FENCE =
            Pattern.compile(
                    "<<(?=<\\s{0,3}[A-Za-z0-9]{12})"
                            + "|(?=>>>)(?<=[A-Za-z0-9]{12} {0,3}[A-Za-z0-9-]{0,12})>>");

    private final Redaction redaction;

    Outside(Redaction redaction) {
        this.redaction = redaction;
    }

    /** One line, white space folded, of at most {@code max} characters. */
    String line(String text, int max) {
        String line = passed(text).replaceAll("\\s+", " ").strip();
        return bounded(line, max);
    }

    /** Lines, ended by {@code \n} alone, of at most {@code max} characters together. */
    String lines(String text, int max) {
        return bounded(passed(text).stripTrailing(), max);
    }

    private String passed(String text) {
        return text.isBlank() ? "" : defused(redaction.redact(shown(text)));
    }

    /** Broken by a blank, what looks like a mark of a chat's format or of a block. */
    static String defused(String text) {
        String unbarred = BARRED.matcher(text).replaceAll("$0 ");
        String untagged = TAGGED.matcher(unbarred).replaceAll("$0 ");
        return FENCE.matcher(untagged).replaceAll("$0 ");
    }

    /** Cut, but not within a placeholder: half of one is none. */
    static String bounded(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        String cut = Words.bounded(text, max);
        int open = cut.lastIndexOf('<');
        boolean within =
                open >= 0
                        && cut.length() - open <= LONGEST_PLACEHOLDER
                        && cut.indexOf('>', open) < 0;
        return within ? cut.substring(0, open) + "…" : cut;
    }

    /**
     * The text as a reader would see it, at most {@value #MOST_AT_ONCE} characters of it: what is
     * read as the end of a line is one, what has no shape is gone, so that it can neither hide a
     * secret from the redaction nor an order from the reader.
     */
    static String shown(String text) {
        String bounded = text.length() <= MOST_AT_ONCE ? text : Words.bounded(text, MOST_AT_ONCE);
        StringBuilder shown = new StringBuilder(bounded.length());
        bounded.replace("\r\n", "\n")
                .codePoints()
                .filter(c -> !isShapeless(c))
                .map(Outside::shape)
                .forEach(shown::appendCodePoint);
        return Words.clean(shown.toString());
    }

    private static int shape(int c) {
        if (c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
            return '\n';
        }
        boolean isControl = c >= 0x80 && c < 0xA0;
        return isControl || Character.getType(c) == Character.PRIVATE_USE ? REPLACEMENT : c;
    }

    /** Formats, fillers, joiners and selectors of variants: letters can be written with these. */
    private static boolean isShapeless(int c) {
        return Character.getType(c) == Character.FORMAT
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF)
                || c == 0x34F
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0;
    }
}
