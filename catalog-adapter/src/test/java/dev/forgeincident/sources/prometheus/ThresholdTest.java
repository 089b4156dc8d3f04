package dev.forgeincident.sources.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            value = {
                "up == 0 § up",
                "rate(x[5m]) > 0.05 § rate(x[5m])",
                "rate(x[5m])>=1e-3 § rate(x[5m])",
                "x != 0 § x",
                "a / b < bool 0.5 § a / b",
                "0.05 < rate(x[5m]) § rate(x[5m])",
                "0.05 < bool rate(x[5m]) § rate(x[5m])",
                "2 * 1024 ^ 3 <= x § x",
                "(up == 0) § up",
                "((rate(x[5m])) > 0.1) § (rate(x[5m]))",
                "(a) / (b) > 2 § (a) / (b)",
                "used > 0.9 * limit § used",
                "used > on (pod) group_left limit § used",
                "time() - last_success_seconds > 3600 § time() - last_success_seconds",
                "absent(up{job=\"a\"}) == 1 § absent(up{job=\"a\"})",
                "x{a!=\"b\",c=~\"d|e>f\"} > 1 § x{a!=\"b\",c=~\"d|e>f\"}",
                "label_replace(x, \"a\", \"> 1\", \"b\", \"(.*)\") > 5 § label_replace(x, \"a\", \"> 1\", \"b\", \"(.*)\")",
                "sum(x > 3) > 5 § sum(x > 3)",
                "x{a=\"it\\\"s > 2\"} > 5 § x{a=\"it\\\"s > 2\"}",
                "x{a=`\\`} > 5 § x{a=`\\`}",
                "orders_and_more > 5 § orders_and_more",
                "boolean_ratio > boolean_limit § boolean_ratio",
                "1 < boolean_ratio § boolean_ratio",
            })
    void takes_the_comparison_off(String expression, String stripped) {
        assertThat(Threshold.stripped(expression)).isEqualTo(stripped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(x[5m])",
                "a > 1 and b < 2",
                "a > 1 AND b < 2",
                "a > 1 unless on (pod) c",
                "a > 1 or b > 1",
                "a > 1 > 2",
                "1 > bool 2",
                "x >",
                "> 5",
                "x{a=\"unclosed > 5",
                "rate(x[5m] > 5",
                "x) > 5",
                "",
                "x = 5",
                "((("
            })
    void leaves_what_is_in_doubt(String expression) {
        assertThat(Threshold.stripped(expression)).isEqualTo(expression);
    }

    @Test
    void takes_no_time_on_what_was_made_to_take_long() {
        for (String part : new String[] {"(", "-", "1", "\"", "x > ", "1+", "(1", "bool "}) {
            long began = System.nanoTime();
            Threshold.stripped(part.repeat(2_000 / part.length()) + "!");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as(part)
                    .isLessThan(Duration.ofSeconds(1));
        }
    }
}
