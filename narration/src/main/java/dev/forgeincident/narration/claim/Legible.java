package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person must see what is there: no characters that hide or turn others around, no letters of
 * several scripts in one word, no word without an end.
 */
final class Legible implements Check {

    private static final int LONGEST_WORD = 120;

    private static final Set<UnicodeScript> LOOKALIKES =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK);

    @Override
    public @Nullable Objection against(Claim claim) {
        String about = unreadable(claim.reading().text());
        if (about == null) {
            about = unfilled(claim);
        }
        return about == null ? null : Claim.objection(Kind.UNREADABLE, about);
    }

    private static final Pattern HEADING = Pattern.compile("^\\s{0,8}#{1,6}(?:\\s|$)");
    private static final Pattern UNFILLED =
            Pattern.compile(
                    "\\{\\{|\\$\\{|<[A-Za-z]\\w{0,30}[: ][\\w: .-]{0,40}>|\\bTODO\\b|\\bTBD\\b|\\bXXX+\\b|\\*{3,}"
                            + "|\\[(?:[A-Z][A-Z_ ]{2,40}|(?:insert|your|name of|fill|inserte|su|nombre de)\\b[^\\]]{0,60})\\]|(?i:lorem ipsum)");

    /** A heading of its own, or what somebody was to fill in. */
    private static @Nullable String unfilled(Claim claim) {
        String text = claim.reading().text();
        if (HEADING.matcher(text).find()) {
            return text;
        }
        Matcher unfilled = UNFILLED.matcher(text);
        while (unfilled.find()) {
            int at = unfilled.start();
            boolean quoted =
                    claim.reading().quotations().stream()
                            .anyMatch(each -> each.start() - 1 <= at && at < each.end() + 1);
            if (!quoted && !isMasked(claim, unfilled.group())) {
                return unfilled.group();
            }
        }
        return null;
    }

    /**
     * Whether it stands for what the evidence cited has there: a mask for what is masked, an
     * address for an address.
     */
    static boolean isMasked(Claim claim, String written) {
        Matcher placeholder = PLACEHOLDER.matcher(written);
        boolean address = placeholder.lookingAt() && placeholder.group(1).equals("ip");
        boolean mask = written.startsWith("***") || placeholder.lookingAt();
        return mask
                && claim.facts()
                        .bytes()
                        .anyMatch(
                                each ->
                                        address
                                                ? ADDRESS.matcher(each.text()).find()
                                                : each.text().contains("***"));
    }

    private static final Pattern PLACEHOLDER =
            Pattern.compile("<(ip|secret|email|iban|card|phone|ssn):\\d{1,6}>");
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,7}");

    /** The piece that cannot be shown; null where all can. */
    static @Nullable String unreadable(String text) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        int word = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (isHidden(c) || isDisguised(c)) {
                return "U+%04X".formatted(c);
            }
            if (Character.isLetterOrDigit(c)) {
                UnicodeScript script = UnicodeScript.of(c);
                if (LOOKALIKES.contains(script)) {
                    scripts.add(script);
                }
            } else {
                scripts.clear();
            }
            word = Character.isWhitespace(c) ? 0 : word + 1;
            if (scripts.size() > 1 || word > LONGEST_WORD) {
                return text.substring(Math.max(0, i - 20), i + Character.charCount(c));
            }
            i += Character.charCount(c);
        }
        return null;
    }

    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        boolean white = c == '\t' || c == '\n' || c == '\r';
        return (type == Character.CONTROL && !white)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || c == 0xFFFD
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x2800
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }

    /** Letters that look like plain ones and are none: full width, mathematical, circled. */
    private static boolean isDisguised(int c) {
        return (c >= 0xFF01 && c <= 0xFF5E)
                || (c >= 0x1D400 && c <= 0x1D7FF)
                || (c >= 0x2460 && c <= 0x24FF)
                || (c >= 0x1F100 && c <= 0x1F1FF)
                || (c >= 0x2100 && c <= 0x2138 && c != 0x2116 && c != 0x2122)
                || c == 0x2024
                || c == 0x2044
                || c == 0x2215
                || c == 0xA789
                || c == 0x2236;
    }
}
