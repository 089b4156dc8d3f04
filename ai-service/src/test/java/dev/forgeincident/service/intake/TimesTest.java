package dev.forgeincident.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T03:08:00Z, 2026-11-20T03:08:00Z",
        "2026-11-20T03:08:00.659671614Z, 2026-11-20T03:08:00.659671614Z",
        "2021-10-12T09:51:03.157076+02:00, 2021-10-12T07:51:03.157076Z",
        "2026-11-20T03:08, 2026-11-20T03:08:00Z",
        "2026-11-20 03:08:00, 2026-11-20T03:08:00Z",
        "' 2026-11-20T03:08:00Z ', 2026-11-20T03:08:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z"
    })
    void readsWhatPeopleAndMachinesWrite(String text, Instant instant) {
        assertThat(Times.read(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "1763607600",
                "2026-11-20",
                "2026-13-01T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-11-20T25:00:00Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "+999999999-12-31T23:59:59.999999999+18:00",
                "-999999999-01-01T00:00:00+18:00",
                "２０２６-11-20T03:08:00Z"
            })
    void takesNothingElseForATime(String text) {
        assertThat(Times.read(text)).isNull();
    }
}
