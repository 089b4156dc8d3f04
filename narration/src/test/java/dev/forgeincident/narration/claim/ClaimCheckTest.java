package dev.forgeincident.narration.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences of careful and of hostile models, by incident: {@code claims/*.txt}. */
class ClaimCheckTest {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");

    /**
     * A line of a file.
     *
     * @param kind empty where it may stand, {@code *} where why it falls does not matter
     */
    record Line(String world, String kind, Statement statement) {
        @Override
        public String toString() {
            return "%s %s %s %s: %s"
                    .formatted(
                            world,
                            kind.isEmpty() ? "+" : "- " + kind,
                            statement.section(),
                            statement.cites(),
                            statement.text());
        }
    }

    static Stream<Line> sound() throws IOException {
        return lines().filter(line -> line.kind().isEmpty());
    }

    static Stream<Line> hostile() throws IOException {
        return lines().filter(line -> !line.kind().isEmpty());
    }

    @ParameterizedTest
    @MethodSource
    void sound(Line line) {
        assertThat(check(line))
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(sentence.objection()).isNull());
    }

    @ParameterizedTest
    @MethodSource
    void hostile(Line line) {
        assertThat(check(line)).isNotEmpty().noneMatch(CheckedSentence::stands);
        if (!line.kind().equals("*")) {
            assertThat(check(line))
                    .extracting(
                            sentence -> Objects.requireNonNull(sentence.objection()).kind().name())
                    .contains(line.kind());
        }
    }

    /** A sentence may end and begin anywhere: no check may stumble over its ends. */
    @Test
    void everyCutOfASentenceIsAnswered() throws IOException {
        for (Line line : lines().filter(each -> each.world().equals("pool")).toList()) {
            ClaimCheck check = Objects.requireNonNull(Cases.ALL.get(line.world())).check();
            String[] words = line.statement().text().split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                for (String[] part :
                        List.of(
                                Arrays.copyOfRange(words, 0, i),
                                Arrays.copyOfRange(words, i, words.length))) {
                    Statement cut =
                            new Statement(
                                    line.statement().section(),
                                    String.join(" ", part),
                                    line.statement().cites(),
                                    0,
                                    "");
                    assertThat(check.check(cut)).isNotNull();
                }
            }
        }
    }

    private static List<CheckedSentence> check(Line line) {
        return Objects.requireNonNull(Cases.ALL.get(line.world()))
                .check()
                .check(line.statement())
                .sentences();
    }

    private static Stream<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String world : Cases.ALL.keySet()) {
            try (InputStream in =
                    ClaimCheckTest.class.getResourceAsStream("/claims/" + world + ".txt")) {
                String text =
                        new String(
                                Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> lines.add(line(world, line)));
            }
        }
        return lines.stream();
    }

    private static Line line(String world, String line) {
        String[] parts = line.split(" \\| ", 2);
        String[] head = parts[0].split(" ");
        boolean sound = head[0].equals("+");
        Section section = Section.valueOf(head[sound ? 1 : 2]);
        String cites = head[head.length - 1];
        List<String> ids = cites.equals(".") ? List.of() : Arrays.asList(cites.split(","));
        return new Line(
                world,
                sound ? "" : head[1],
                new Statement(section, unescaped(parts[1]), ids, 0, ""));
    }

    private static String unescaped(String text) {
        Matcher escape = ESCAPE.matcher(text);
        return escape.replaceAll(
                found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
    }
}
