package dev.forgeincident.diagnosis;

import java.util.regex.Pattern;

/** Names from outside, made safe inside a command that somebody will paste. */
public final class Shell {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./:=@-]*");

    private Shell() {}

    /**
     * The word as it is where the shell gives none of its characters a meaning, else in single
     * quotes.
     */
    public static String quote(String word) {
        return PLAIN.matcher(word).matches()
                ? word
                : "'" + word.replaceAll("[\\r\\n]+", " ").replace("'", "'\\''") + "'";
    }
}
