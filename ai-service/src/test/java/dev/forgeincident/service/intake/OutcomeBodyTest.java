package dev.forgeincident.service.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forgeincident.service.intake.BadInput.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Was this right? Yes, no, it was …" */
class OutcomeBodyTest {

    @Test
    void yesAndNoNeedNothingElse() {
        assertThat(read("{\"right\":true}")).isEqualTo(new OutcomeBody(true, null, null));
        assertThat(read("{\"RIGHT\":false,\"cause\":null}"))
                .isEqualTo(new OutcomeBody(false, null, null));
    }

    @Test
    void whatItWasIsAHypothesisOrNoneOrACommitOrWords() {
        assertThat(read("{\"right\":false,\"hypothesis\":\" h2 \"}").hypothesis()).isEqualTo("h2");
        assertThat(read("{\"right\":false,\"cause\":\"NONE\"}").cause()).isEqualTo("none");
        assertThat(read("{\"right\":false,\"cause\":\"A3F7C2D\"}").isSha()).isTrue();
        assertThat(read("{\"right\":false,\"cause\":\"a3f7c2\"}").isSha()).isFalse();
        assertThat(read("{\"right\":false,\"cause\":\"a cable\"}").isSha()).isFalse();
        assertThat(read("{\"right\":false,\"cause\":\"" + "ö".repeat(500) + "\"}").cause())
                .hasSize(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {}                                              | right      | is missing
                    {"right":null}                                  | right      | is missing
                    {"right":"true"}                                | right      | expected a boolean, got a text
                    {"right":1}                                     | right      | expected a boolean, got a number
                    {"right":true,"hypothesis":"h2"}                | hypothesis | goes with "right": false only
                    {"right":true,"cause":"none"}                   | cause      | goes with "right": false only
                    {"right":false,"hypothesis":"h2","cause":"x"}   | cause      | one of them is enough
                    {"right":false,"hypothesis":2}                  | hypothesis | expected a text, got a number
                    {"right":false,"hypothesis":"hhhhhhhhhhhhhhhhhhhhh"} | hypothesis | is longer than 20 characters
                    {"right":false,"cause":" "}                     | cause      | is blank
                    {"right":false,"cause":["x"]}                   | cause      | expected a text, got a list
                    """)
    void whatIsWrongIsNamed(String body, String field, String reason) {
        Problem problem = catchThrowableOfType(BadInput.class, () -> read(body)).problems().get(0);

        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.reason()).contains(reason);
    }

    @Test
    void fiveHundredAndOneCharactersAreTooMany() {
        String body = "{\"right\":false,\"cause\":\"" + "x".repeat(501) + "\"}";

        assertThat(catchThrowableOfType(BadInput.class, () -> read(body)).problems())
                .containsExactly(new Problem("cause", "is longer than 500 characters"));
    }

    private static OutcomeBody read(String body) {
        return OutcomeBody.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
