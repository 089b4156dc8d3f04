package dev.forgeincident.service.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days are those of UTC, and the last one belongs to it. */
class PeriodTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:34:56.789Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    -,                         -,                    2026-10-22T00:00:00Z, 2026-11-20T12:34:56.789Z
                    '',                        ' ',                  2026-10-22T00:00:00Z, 2026-11-20T12:34:56.789Z
                    2026-11-01,                2026-11-30,           2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z
                    2026-11-01T06:00:00+05:45, 2026-11-01T06:00:00Z, 2026-11-01T00:15:00Z, 2026-11-01T06:00:00Z
                    2026-11-20,                -,                    2026-11-20T00:00:00Z, 2026-11-20T12:34:56.789Z
                    -,                         2026-01-30,           2026-01-01T00:00:00Z, 2026-01-31T00:00:00Z
                    2025-01-01,                2026-02-04,           2025-01-01T00:00:00Z, 2026-02-05T00:00:00Z
                    """)
    void isReadAsItIsMeant(String from, String to, Instant begin, Instant end) {
        assertThat(Period.read(from, to, NOW)).isEqualTo(new Period(begin, end));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    yesterday,            -,          from, is neither a day such as
                    -,                    2026-13-01, to,   is neither a day such as
                    +999999999-01-01,     -,          from, is neither a day such as
                    0001-01-01,           -,          from, is neither a day such as
                    1e9,                  -,          from, is neither a day such as
                    2026-11-21,           -,          from, is not before now
                    2026-11-02,           2026-11-01, from, is not before to
                    2026-11-01T00:00:00Z, 2026-11-01T00:00:00Z, from, is not before to
                    2025-01-01,           2026-02-05, from, is more than 400 days before the end
                    """)
    void whatIsWrongIsNamed(String from, String to, String field, String reason) {
        BadInput bad = catchThrowableOfType(BadInput.class, () -> Period.read(from, to, NOW));

        assertThat(bad.problems()).hasSize(1);
        assertThat(bad.problems().get(0).field()).isEqualTo(field);
        assertThat(bad.problems().get(0).reason()).contains(reason);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndTheDaysAreNamed() {
        BadInput bad = catchThrowableOfType(BadInput.class, () -> Period.read("x", "y", NOW));

        assertThat(bad.problems())
                .extracting(BadInput.Problem::field)
                .containsExactly("to", "from");
        assertThat(Period.read("2026-11-01", "2026-11-30", NOW).days())
                .isEqualTo("2026-11-01-to-2026-11-30");
    }
}
