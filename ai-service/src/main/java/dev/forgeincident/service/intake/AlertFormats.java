package dev.forgeincident.service.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.alert.AlertNotice;
import java.time.Instant;
import java.util.List;

/** The webhook formats that are understood, the most particular first. */
public final class AlertFormats {

    private static final List<AlertFormat> ALL = List.of(new Alertmanager());

    private AlertFormats() {}

    /**
     * Reads a webhook's body.
     *
     * @throws BadInput when no format fits it, or the one that does cannot use it
     */
    public static List<AlertNotice> read(byte[] body, Instant receivedAt) {
        JsonNode json = Fields.parse(body);
        for (AlertFormat format : ALL) {
            if (format.fits(json)) {
                return format.read(json, receivedAt);
            }
        }
        throw new BadInput(
                "",
                "no alert in it: expected Alertmanager's webhook (version 4, with \"alerts\") or one alert with \"labels\"");
    }
}
