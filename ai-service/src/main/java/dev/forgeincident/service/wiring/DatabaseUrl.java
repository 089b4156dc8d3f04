package dev.forgeincident.service.wiring;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of an external database, in JDBC's form or as {@code
 * postgres://user:password@host:port/name}.
 */
record DatabaseUrl(String jdbcUrl, @Nullable String user, @Nullable String password) {

    /** Host names may hold an underscore here, as those of containers do; URIs know none. */
    private static final Pattern FORM =
            Pattern.compile(
                    "postgres(?:ql)?://(?:(?<user>[^\\s:/?#]*)(?::(?<password>[^\\s/?#]*))?@)?"
                            + "(?<place>(?:[\\w.-]+|\\[[0-9a-fA-F:.]+])(?::\\d{1,5})?/[^\\s/?#]+(?:\\?\\S*)?)");

    /**
     * @throws BadSettings when it is neither; the text is never repeated, it may hold a password
     */
    static DatabaseUrl parse(String text) {
        String url = text.strip();
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(url, null, null);
        }
        Matcher matcher = FORM.matcher(url);
        if (matcher.matches()) {
            try {
                return new DatabaseUrl(
                        "jdbc:postgresql://" + matcher.group("place"),
                        decoded(matcher.group("user")),
                        decoded(matcher.group("password")));
            } catch (IllegalArgumentException e) {
                // A broken escape: told below, without its text.
            }
        }
        throw new BadSettings(
                "DATABASE_URL cannot be used",
                "it is neither jdbc:postgresql://host/name nor postgres://user:password@host:port/name",
                "Correct it, or unset it to use the embedded database.");
    }

    /** Without the password, wherever it stands. */
    @Override
    public String toString() {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }

    private static @Nullable String decoded(@Nullable String text) {
        return text == null
                ? null
                : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
