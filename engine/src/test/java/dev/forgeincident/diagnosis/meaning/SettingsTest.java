package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ms",
                "secs",
                "Millisecond",
                "time.Second",
                "TimeUnit.MICROSECONDS",
                "timeoutMillis",
                "nanoseconds",
                "mib",
                "cache_days"
            })
    void knowsAUnitByTheLastWordOfItsName(String name) {
        assertThat(Settings.isUnit(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "m", "timeout", "secondary", "daily", "secondsLeft", "é", "_"})
    void takesNoOtherNameForAUnit(String name) {
        assertThat(Settings.isUnit(name)).isFalse();
    }
}
