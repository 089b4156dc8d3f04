package dev.forgeincident.narration;

import java.util.regex.Pattern;

/**
 * Text from outside, made safe inside Markdown: it can neither open a section nor become a link, an
 * image or HTML.
 */
final class Markdown {

    private static final Pattern SPECIAL =
            Pattern.compile(
                    "[\\\\`*\\[\\]<>|~&]|^[#+-]|(?<=^\\d{1,9})[.)]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|!(?=\\[)");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)(?<![A-Za-z0-9])(?:(?:https?|ftp)://|www\\.|mailto:|xmpp:)\\S+"
                            + "|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9_-]{1,63}\\.[A-Za-z0-9._-]+");

    private Markdown() {}

    /**
     * One line of prose; white space folded, what Markdown would act on escaped, addresses shown as
     * code.
     */
    static String prose(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        var address = ADDRESS.matcher(line);
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (address.find()) {
            out.append(escaped(line.substring(from, address.start())))
                    .append(code(address.group()));
            from = address.end();
        }
        return out.append(escaped(line.substring(from))).toString();
    }

    /**
     * A sentence of somebody else: prose, in which what stands between a pair of single backticks
     * is machine text.
     */
    static String sentence(String text) {
        String[] parts = text.split("`", -1);
        if (parts.length % 2 == 0) {
            return prose(text);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean machine = i % 2 == 1;
            if (machine && parts[i].isBlank()) {
                return prose(text);
            }
            out.append(machine ? code(parts[i]) : spaced(parts[i], i > 0, i < parts.length - 1));
        }
        return out.toString();
    }

    /** Prose that keeps a space towards its neighbours. */
    private static String spaced(String text, boolean after, boolean before) {
        if (text.isBlank()) {
            return text.isEmpty() ? "" : " ";
        }
        String lead = after && Character.isWhitespace(text.charAt(0)) ? " " : "";
        boolean ends = Character.isWhitespace(text.charAt(text.length() - 1));
        return lead + prose(text) + (before && ends ? " " : "");
    }

    /** One line of machine text as a code span, whatever backticks it holds. */
    static String code(String text) {
        String line = text.replaceAll("[\\r\\n]+", " ");
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        boolean pad =
                line.startsWith("`")
                        || line.endsWith("`")
                        || line.isBlank()
                        || (line.startsWith(" ") && line.endsWith(" "));
        return pad ? fence + " " + line + " " + fence : fence + line + fence;
    }

    private static String escaped(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }
}
