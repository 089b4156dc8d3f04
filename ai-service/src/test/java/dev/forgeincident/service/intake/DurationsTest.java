package dev.forgeincident.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "350, PT0.35S",
        "350ms, PT0.35S",
        "' 350 ms ', PT0.35S",
        "1.2s, PT1.2S",
        "0.5, PT0.0005S",
        "1m2.5s, PT62.5S",
        "2h, PT2H",
        "250us, PT0.00025S",
        "250µs, PT0.00025S",
        "250μs, PT0.00025S",
        "7ns, PT0.000000007S",
        "1e3, PT1S",
        "0, PT0S"
    })
    void readsMillisecondsAndUnits(String text, Duration duration) {
        assertThat(Durations.read(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-5",
                "-5ms",
                "soon",
                "5 parsecs",
                "ms",
                "1..2s",
                ".",
                "NaN",
                "1e999999999",
                "1e-999999999",
                "99999999999h",
                "5ms6",
                "S",
                "1 000"
            })
    void whatIsNoneIsNone(String text) {
        assertThat(Durations.read(text)).isNull();
    }

    @Test
    void aMillionDigitsAreNoneAtOnce() {
        assertThat(Durations.read("9".repeat(1_000_000))).isNull();
    }
}
