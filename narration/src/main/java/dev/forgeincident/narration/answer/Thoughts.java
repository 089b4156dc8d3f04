package dev.forgeincident.narration.answer;

import java.util.Map;

/** The thoughts that some models put before their answer, between tags of their own. */
final class Thoughts {

    private static final Map<String, String> TAGS =
            Map.of(
                    "<think>", "</think>",
                    "<thinking>", "</thinking>",
                    "<thought>", "</thought>",
                    "<reasoning>", "</reasoning>",
                    "[THINK]", "[/THINK]");

    private String closing = "";
    private int over;

    /**
     * Where to read on outside of any object; the same place where more of the text is needed to
     * tell.
     */
    int skip(StringBuilder text, int at, boolean ended) {
        if (!closing.isEmpty()) {
            return end(text, at);
        }
        char c = text.charAt(at);
        if (c == '<' || c == '[') {
            for (String tag : TAGS.keySet()) {
                int length = Math.min(tag.length(), text.length() - at);
                if (tag.startsWith(text.substring(at, at + length))) {
                    if (length == tag.length()) {
                        closing = TAGS.getOrDefault(tag, "");
                        return at + length;
                    }
                    if (!ended) {
                        return at;
                    }
                }
            }
        }
        return at + 1;
    }

    boolean isThinking() {
        return !closing.isEmpty();
    }

    /** Where the last thought ended; 0 where there was none. */
    int over() {
        return over;
    }

    private int end(StringBuilder text, int at) {
        int found = text.indexOf(closing, at);
        if (found < 0) {
            return Math.max(at, text.length() - closing.length() + 1);
        }
        over = found + closing.length();
        closing = "";
        return over;
    }
}
