package dev.forgeincident.service.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.sources.text.LevelWord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Log lines, {@code {service, level, message, when?}}: one object, or a list of them. */
public final class LogBody {

    /** More than shippers send at once; a body of 10 MB has room for 1 kB a line. */
    private static final int MAX = 10_000;

    /** As for log text from elsewhere: room for a long stack trace. */
    private static final int MAX_MESSAGE = 16_384;

    private LogBody() {}

    /**
     * The lines of the body, each with a time. A level that no logger has is {@link Level#UNKNOWN}:
     * the line counts all the same.
     *
     * @param receivedAt stands for a {@code when} that is not given
     * @throws BadInput when one of them cannot be used; then none is
     */
    public static List<LogLine> read(JsonNode body, Instant receivedAt) {
        return Elements.read(body, MAX, fields -> line(fields, receivedAt));
    }

    private static LogLine line(Fields fields, Instant receivedAt) {
        String service = Elements.name(fields.required("service"));
        String word = Objects.requireNonNullElse(fields.text("level"), "").strip();
        Level level = LevelWord.of(word);
        String message = fields.required("message").isEmpty() ? "" : text(fields);
        Instant at = Elements.when(fields, receivedAt);
        fields.check();
        return new LogLine(service, at, level == null ? Level.UNKNOWN : level, message, message);
    }

    /** As it was sent, but for the end of the line: what is in front may mean something. */
    private static String text(Fields fields) {
        String message = Objects.requireNonNullElse(fields.text("message"), "");
        return Words.bounded(message.stripTrailing(), MAX_MESSAGE);
    }
}
