package dev.forgeincident.sources.github;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A repository's name, {@code owner/name}, of characters that lead nowhere else in an address. */
record Slug(String owner, String name) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** The slug of exactly two names; null where the text is none. */
    static @Nullable Slug of(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 2) {
            return null;
        }
        String name =
                parts[1].endsWith(".git") ? parts[1].substring(0, parts[1].length() - 4) : parts[1];
        return isName(parts[0]) && isName(name) ? new Slug(parts[0], name) : null;
    }

    private static boolean isName(String text) {
        return PART.matcher(text).matches() && text.chars().anyMatch(c -> c != '.');
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
