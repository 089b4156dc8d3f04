package dev.forgeincident.narration.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be denied, and what may not: {@code claims/denials-read.txt}. */
class ClaimDenialsTest {

    static Stream<String> sound() throws IOException {
        return lines().filter(line -> line.split(" ", 3)[1].equals("+"));
    }

    static Stream<String> hostile() throws IOException {
        return lines().filter(line -> line.split(" ", 3)[1].equals("-"));
    }

    @ParameterizedTest
    @MethodSource
    void sound(String line) {
        assertThat(check(line))
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(sentence.objection()).isNull());
    }

    @ParameterizedTest
    @MethodSource
    void hostile(String line) {
        assertThat(check(line)).isNotEmpty().noneMatch(CheckedSentence::stands);
    }

    private static List<CheckedSentence> check(String line) {
        String[] parts = line.split(" \\| ", 2);
        String[] head = parts[0].split(" ");
        Section section = Section.valueOf(head[head.length - 2]);
        String cites = head[head.length - 1];
        List<String> ids = cites.equals(".") ? List.of() : Arrays.asList(cites.split(","));
        return Objects.requireNonNull(Cases.ALL.get(head[0]))
                .check()
                .check(new Statement(section, parts[1], ids, 0, ""))
                .sentences();
    }

    private static Stream<String> lines() throws IOException {
        try (InputStream in =
                ClaimDenialsTest.class.getResourceAsStream("/claims/denials-read.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .toList()
                            .stream();
        }
    }
}
