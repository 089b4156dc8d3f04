package dev.forgeincident.diagnosis;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of secret. Its pattern costs much and is tried only where one of its anchors is near: a
 * match without an anchor does not exist, so nothing is missed.
 *
 * @param pattern what is masked; group 1 is kept, the rest of the match goes
 * @param before how many characters of a match stand before its first anchor, at most
 * @param anchors texts of which every match holds at least one, in lower case; the case of the text
 *     does not matter to them, whether it does is the pattern's to say
 */
record SecretKind(Pattern pattern, int before, List<String> anchors) {

    static SecretKind of(String pattern, int before, String... anchors) {
        return new SecretKind(Pattern.compile(pattern), before, List.of(anchors));
    }

    boolean hasAnchorAt(String text, int at) {
        char first = lowered(text.charAt(at));
        for (String anchor : anchors) {
            if (first == lowered(anchor.charAt(0))
                    && text.regionMatches(true, at, anchor, 0, anchor.length())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Of a letter of ASCII the lower one; of another character any: equal characters, in any case
     * of ASCII, stay equal, that is all.
     */
    static char lowered(char c) {
        return (char) (c | 0x20);
    }

    /**
     * The text with each secret of this kind masked. The same as replacing every match of the
     * pattern, left to right: only the places where none can begin are passed over.
     */
    Secrets.Masked mask(String text) {
        Matcher matcher =
                pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        StringBuilder out = new StringBuilder();
        int count = 0;
        int copied = 0;
        int untried = 0;
        for (int anchor = 0; anchor < text.length(); anchor++) {
            if (anchor < untried || !hasAnchorAt(text, anchor)) {
                continue;
            }
            untried = Math.max(untried, anchor - before);
            while (untried <= anchor) {
                if (!matcher.region(untried, text.length()).lookingAt()) {
                    untried++;
                    continue;
                }
                out.append(text, copied, untried).append(matcher.group(1)).append(Secrets.MASK);
                count++;
                copied = matcher.end();
                untried = copied;
            }
        }
        return count == 0
                ? new Secrets.Masked(text, 0)
                : new Secrets.Masked(out.append(text, copied, text.length()).toString(), count);
    }
}
