package dev.forgeincident.narration.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everyday words are free, faults and events are not; orders to destroy: {@code words.tsv}. */
class ClaimWordsTest {

    @ParameterizedTest
    @MethodSource("lines")
    void wordsThatHarmFallAndOthersStand(String line) {
        String[] parts = line.split(" \\| ", 2);
        List<String> head = List.of(parts[0].split(" "));
        boolean sound = head.get(1).equals("+");
        Section section = Section.valueOf(head.get(sound ? 2 : 3));
        List<String> cites = List.of(head.get(head.size() - 1).split(","));
        List<CheckedSentence> checked =
                Objects.requireNonNull(Cases.ALL.get(head.get(0)))
                        .check()
                        .check(new Statement(section, parts[1], cites, 0, ""))
                        .sentences();

        assertThat(checked).isNotEmpty();
        if (sound) {
            assertThat(checked).allSatisfy(each -> assertThat(each.objection()).isNull());
        } else {
            assertThat(checked).noneMatch(CheckedSentence::stands);
        }
        if (!sound && !head.get(2).equals("*")) {
            assertThat(checked)
                    .extracting(each -> Objects.requireNonNull(each.objection()).kind().name())
                    .contains(head.get(2));
        }
    }

    static Stream<String> lines() throws IOException {
        try (InputStream in = ClaimWordsTest.class.getResourceAsStream("/claims/words.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }
}
