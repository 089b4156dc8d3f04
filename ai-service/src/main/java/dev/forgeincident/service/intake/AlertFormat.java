package dev.forgeincident.service.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.alert.AlertNotice;
import java.time.Instant;
import java.util.List;

/** One webhook format. Formats are listed in {@link AlertFormats}. */
interface AlertFormat {

    /** Whether the body looks like this format. */
    boolean fits(JsonNode body);

    /**
     * The notices of the body.
     *
     * @param receivedAt stands for a start that cannot be read
     * @throws BadInput when the body fits but cannot be used
     */
    List<AlertNotice> read(JsonNode body, Instant receivedAt);
}
