package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "deployment/invoice-api|deployment/invoice-api",
                "x; rm -rf /|'x; rm -rf /'",
                "$(reboot)|'$(reboot)'",
                "it's|'it'\\''s'",
                "-n|'-n'",
            })
    void namesCannotBecomeCommands(String name, String quoted) {
        assertThat(Shell.quote(name)).isEqualTo(quoted);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 s",
        "59,59 s",
        "60,1 min",
        "89,1 min",
        "90,2 min",
        "7170,2 h",
        "7140,119 min",
        "9000,2 h 30 min",
        "86400,24 h",
        "259200,3 d",
        "-240,4 min"
    })
    void durationsReadAsPeopleSayThem(long seconds, String words) {
        assertThat(Spans.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
