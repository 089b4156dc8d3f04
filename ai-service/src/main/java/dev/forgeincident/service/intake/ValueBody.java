package dev.forgeincident.service.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.change.FlagFlip;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flag or a setting that got another value: {@code {service, flag, from, to, author, when}} or
 * {@code {service, key, from, to, author, when}}, one object or a list of them. Values may be
 * numbers, booleans, lists and objects too.
 */
public final class ValueBody {

    private static final int MAX = 1_000;

    /** A value that is longer is a file; its beginning says which. */
    private static final int MAX_VALUE = 4_000;

    private static final int MAX_URL = 2_000;

    private ValueBody() {}

    /**
     * The flips of the body.
     *
     * @param receivedAt stands for a {@code when} that is not given
     * @throws BadInput when one of them cannot be used; then none is
     */
    public static List<FlagFlip> flips(JsonNode body, Instant receivedAt) {
        return Elements.read(body, MAX, fields -> flip(fields, receivedAt));
    }

    /**
     * The changes of settings of the body; likewise.
     *
     * @throws BadInput when one of them cannot be used; then none is
     */
    public static List<ConfigChange> settings(JsonNode body, Instant receivedAt) {
        return Elements.read(body, MAX, fields -> setting(fields, receivedAt));
    }

    private static FlagFlip flip(Fields fields, Instant receivedAt) {
        FlagFlip flip =
                new FlagFlip(
                        Elements.name(fields.required("service")),
                        Elements.name(fields.required(fields.named("flag", "key", "name"))),
                        value(fields, "from", "before"),
                        value(fields, "to", "after"),
                        Elements.name(fields.text("author")),
                        Elements.when(fields, receivedAt),
                        url(fields));
        fields.check();
        return flip;
    }

    private static ConfigChange setting(Fields fields, Instant receivedAt) {
        ConfigChange change =
                new ConfigChange(
                        Elements.name(fields.required("service")),
                        Elements.name(fields.required(fields.named("key", "name"))),
                        value(fields, "from", "before"),
                        value(fields, "to", "after"),
                        Elements.name(fields.text("author")),
                        Elements.when(fields, receivedAt),
                        url(fields));
        fields.check();
        return change;
    }

    private static String value(Fields fields, String... names) {
        String value = fields.asWritten(fields.named(names));
        return value == null ? "" : Words.bounded(value, MAX_VALUE);
    }

    private static @Nullable String url(Fields fields) {
        String url = fields.text("url");
        if (url == null || url.isBlank()) {
            return null;
        }
        String stripped = url.strip();
        boolean web = stripped.startsWith("https://") || stripped.startsWith("http://");
        if (!web || stripped.length() > MAX_URL) {
            fields.wrong(
                    "url", "is no http or https address of at most " + MAX_URL + " characters");
            return null;
        }
        return stripped;
    }
}
