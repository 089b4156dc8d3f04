package dev.forgeincident.narration.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.forgeincident.narration.answer.Answer.Opinion;
import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.narration.claim.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    static Stream<String> samples() {
        return AnswerSamples.all().keySet().stream();
    }

    @Test
    void whatWasAskedForIsReadAsItStands() {
        Answer answer = answer("good");

        assertThat(answer.statements())
                .containsExactly(
                        Statement.of(
                                Section.CAUSE,
                                "Commit a3f7c2d renames host= to server=.",
                                "e1",
                                "e2"),
                        Statement.of(
                                Section.EVIDENCE,
                                "The driver says: invalid connection option \"server\".",
                                "e2"),
                        new Statement(
                                Section.ACTION,
                                "Revert it: no later commit touches its lines.",
                                List.of("e1"),
                                1,
                                ""),
                        new Statement(
                                Section.ACTION,
                                "See what the pod reads.",
                                List.of("e4"),
                                0,
                                "kubectl logs deploy/invoice-api"),
                        Statement.of(
                                Section.RELATED,
                                "notification-service gets no events [e6].",
                                "e6"));
        assertThat(answer.opinion())
                .isEqualTo(
                        new Opinion(
                                "h1",
                                List.of(
                                        Statement.of(
                                                Section.OPINION,
                                                "The error names the new key.",
                                                "e2"))));
        assertThat(answer.whole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "byte order mark",
                "code fence",
                "prose around",
                "braces in the prose",
                "thoughts",
                "thoughts in brackets",
                "a tag that is none",
                "two objects",
                "in an object of its own"
            })
    void whatStandsAroundItChangesNothing(String sample) {
        assertThat(answer(sample)).isEqualTo(answer("good"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void howItIsCutIntoPiecesChangesNothing(String sample) {
        String text = AnswerSamples.of(sample);
        Random random = new Random(7);

        for (boolean cutOff : new boolean[] {false, true}) {
            Reading whole = read(List.of(text), cutOff);
            assertThat(read(text.chars().mapToObj(Character::toString).toList(), cutOff))
                    .isEqualTo(whole);
            for (int i = 0; i < 40; i++) {
                assertThat(read(cut(text, random), cutOff)).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whereverItBreaksOffNothingIsHalfASentenceAndNothingIsThrown(String sample) {
        String text = AnswerSamples.of(sample);
        List<String> sentences = new ArrayList<>();
        if (read(List.of(text), false) instanceof Reading.Read read) {
            read.answer().statements().forEach(each -> sentences.add(each.text()));
        }

        for (int length = 0; length < text.length(); length++) {
            if (read(List.of(text.substring(0, length)), true) instanceof Reading.Read read) {
                assertThat(sentences)
                        .containsAll(
                                read.answer().statements().stream().map(Statement::text).toList());
            }
        }
    }

    @Test
    void aStatementIsToldWithItsLastCharacterAndNotBefore() {
        AnswerReader reader = new AnswerReader();
        int end = AnswerSamples.GOOD.indexOf("},") + 1;

        assertThat(reader.accept(AnswerSamples.GOOD.substring(0, end - 1))).isEmpty();
        assertThat(reader.accept("}"))
                .extracting(Statement::text)
                .containsExactly("Commit a3f7c2d renames host= to server=.");
        assertThat(reader.accept(AnswerSamples.GOOD.substring(end))).hasSize(4);
    }

    @Test
    void lenientJsonIsRead() {
        Answer answer = answer("lenient");

        assertThat(answer.statements())
                .containsExactly(
                        Statement.of(Section.CAUSE, "It isn't \"x\"; it is y.", "e1"),
                        Statement.of(Section.EVIDENCE, "two\nlines", "e1", "e2"));
        assertThat(answer.opinion()).isNull();
        assertThat(answer.whole()).isTrue();
    }

    @Test
    void anObjectWithAKeyForEachSectionIsRead() {
        Answer answer = answer("keyed by section");

        assertThat(answer.statements())
                .containsExactly(
                        Statement.of(Section.CAUSE, "It is a3f7c2d [e1]."),
                        Statement.of(Section.EVIDENCE, "212 lines.", "e2"),
                        new Statement(Section.ACTION, "Revert.", List.of("e1"), 1, ""),
                        Statement.of(Section.RELATED, "notification-service is hit [e6]."));
        assertThat(answer.opinion()).isEqualTo(new Opinion("none", List.of()));
    }

    @Test
    void statementsWithoutAnObjectAroundThemAreRead() {
        assertThat(answer("one object a line").statements())
                .containsExactly(
                        Statement.of(Section.CAUSE, "It is a3f7c2d.", "e1"),
                        new Statement(Section.ACTION, "Revert.", List.of("e1"), 1, ""));
        assertThat(answer("a list and no object").statements())
                .containsExactly(
                        Statement.of(Section.CAUSE, "Es a3f7c2d.", "e1"),
                        new Statement(Section.ACTION, "Revertir.", List.of(), 2, ""));
    }

    @Test
    void aTextWithWrongQuotesIsDroppedAndCountedWhileTheNextIsRead() {
        Reading.Read read = read("quotes within quotes");

        assertThat(read.answer().statements())
                .containsExactly(Statement.of(Section.CAUSE, "It broke.", "e1"));
        assertThat(read.dropped()).isOne();
    }

    @Test
    void whatWasCompleteBeforeACutIsKept() {
        Reading.Read cut = (Reading.Read) read(List.of(AnswerSamples.of("cut off")), true);

        assertThat(cut.answer().statements()).hasSize(2);
        assertThat(cut.answer().whole()).isFalse();
        assertThat(answer("never closed").statements()).hasSize(5);
        assertThat(answer("never closed").whole()).isFalse();
        assertThat(answer("brackets that do not match").statements()).hasSize(5);
        assertThat(answer("brackets that do not match").whole()).isFalse();
    }

    @Test
    void anAnswerThatWasWholeBeforeTheLimitIsWhole() {
        Reading reading = read(List.of(AnswerSamples.GOOD + "I hope th"), true);

        assertThat(((Reading.Read) reading).answer()).isEqualTo(answer("good"));
    }

    @Test
    void markdownWithTheSectionsAsHeadingsIsRead() {
        assertThat(answer("markdown").statements())
                .containsExactly(
                        Statement.of(
                                Section.CAUSE,
                                "Commit a3f7c2d renames host= [e1], and the driver refuses it"
                                        + " [e2, e3].",
                                "e1",
                                "e2",
                                "e3"),
                        Statement.of(Section.EVIDENCE, "212 lines since 03:08:00 UTC [e2]", "e2"),
                        Statement.of(Section.EVIDENCE, "none before [E2]", "e2"),
                        Statement.of(Section.ACTION, "Revert a3f7c2d [e1].", "e1"),
                        Statement.of(Section.ACTION, "git revert a3f7c2d"),
                        Statement.of(Section.RELATED, "notification-service [e6]", "e6"));
    }

    @Test
    void thoughtsAreNoMarkdownAnswer() {
        Reading reading =
                read(
                        List.of(
                                "<think>\n## EVIDENCE\n- a draft\n</think>\n## CAUSE\nIt is x [e1]."),
                        false);

        assertThat(((Reading.Read) reading).answer().statements())
                .containsExactly(Statement.of(Section.CAUSE, "It is x [e1].", "e1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "empty | the answer is empty",
                "refusal | the model declined to answer",
                "html | the answer is an HTML page: what answered is not a model, the address may be wrong",
                "no list | the answer's JSON object has no list \"statements\"",
                "empty list | the answer's list of statements is empty",
                "still thinking | the answer ended while the model was still thinking",
            })
    void whatIsNoAnswerIsToldInWordsToActOn(String sample, String problem) {
        assertThat(read(List.of(AnswerSamples.of(sample)), false))
                .isEqualTo(new Reading.Unreadable(problem));
    }

    @Test
    void aCutBeforeTheFirstSentenceIsToldAsOne() {
        assertThat(read(List.of(AnswerSamples.of("cut off before a sentence")), true))
                .isEqualTo(
                        new Reading.Unreadable(
                                "the answer was cut off at the limit before its first sentence was"
                                        + " complete"));
    }

    @Test
    void aStatementOfAnUnknownSectionIsDroppedAndCounted() {
        Reading.Read read =
                (Reading.Read)
                        read(
                                List.of(
                                        "{\"statements\":[{\"section\":\"weather\",\"text\":\"Rain.\"},"
                                                + "{\"text\":\"Nowhere.\"},{\"section\":\"cause\",\"text\":\"x\"}]}"),
                                false);

        assertThat(read.answer().statements()).containsExactly(Statement.of(Section.CAUSE, "x"));
        assertThat(read.dropped()).isEqualTo(2);
    }

    @Test
    void theLastOfTwoEqualKeysOfAStatementCounts() {
        assertThat(cause("\"text\":\"first\",\"text\":\"second\"").text()).isEqualTo("second");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"e1\", \"[e2]\"] | e1,e2",
                "\"e1, e2; [e3]\" | e1,e2,e3",
                "\"evidence e1 and e2\" | e1,e2",
                "[1, \"E2\", null, {}, \"\"] | e1,e2",
                "[\"log-4\", \"e1\"] | log-4,e1",
                "[\"e1\", \"e1\"] | e1",
                "[\"an-id-that-is-far-too-long\", \"e1\"] | e1",
                "null | ``",
            })
    void citationsComeInManyForms(String json, String ids) {
        assertThat(String.join(",", cause("\"text\":\"x\",\"evidence\":" + json).cites()))
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "'\"2\"', 2",
        "'\"action 3\"', 3",
        "-1, 0",
        "1e999, 0",
        "NaN, 0",
        "'\"all\"', 0",
        "null, 0"
    })
    void theNumberOfAnActionComesInManyForms(String json, int action) {
        Reading reading =
                read(
                        List.of(
                                "{\"statements\":[{\"section\":\"action\",\"text\":\"x\",\"action\":%s}]}"
                                        .formatted(json)),
                        false);

        assertThat(((Reading.Read) reading).answer().statements().get(0).action())
                .isEqualTo(action);
    }

    @Test
    void onlyAnActionHasANumber() {
        assertThat(cause("\"text\":\"x\",\"action\":3").action()).isZero();
    }

    @Test
    void aCommandStandsWithoutTheMarksOfCode() {
        assertThat(cause("\"text\":\"x\",\"command\":\" `kubectl get pods` \"").command())
                .isEqualTo("kubectl get pods");
    }

    @Test
    void whatNoPageCanCarryIsReplaced() {
        assertThat(cause("\"text\":\"a\\u0000b\\ud800c\\u202ed\"").text())
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
    }

    @Test
    void anOpinionMayPreferWhatIsNotTheFirst() {
        assertThat(opinion("{\"hypothesis\":\"H2: the other\",\"because\":\"No [e3].\"}"))
                .isEqualTo(new Opinion("h2", List.of(Statement.of(Section.OPINION, "No [e3]."))));
        assertThat(opinion("{\"hypothesis\":\"None\"}")).isEqualTo(new Opinion("none", List.of()));
        assertThat(opinion("{\"hypothesis\":\"the network, most likely\"}")).isNull();
        assertThat(opinion("[1]")).isNull();
    }

    @Test
    void beyondItsBoundsItDropsAndNeverThrows() {
        String one = "{\"section\":\"cause\",\"text\":\"x\",\"evidence\":[]}";
        String ids = "\"e\"".repeat(30).replace("\"\"", "\",\"");
        String deep = "[".repeat(30_000) + "]".repeat(30_000);
        String statements =
                String.join(
                        ",",
                        one.replace("x", "y".repeat(4_001)),
                        one.replace("[]", deep),
                        one.replace("[]", "[" + "[".repeat(19) + "]".repeat(19) + "]"),
                        one.replace("[]", "[" + ids.replace("e", "e1") + "]"),
                        String.join(",", Collections.nCopies(300, one)));

        Reading.Read read =
                (Reading.Read) read(List.of("{\"statements\":[" + statements + "]}"), false);

        assertThat(read.answer().statements()).hasSize(200);
        assertThat(read.dropped()).isEqualTo(304 - 200);
        assertThat(read.answer().whole()).isTrue();
    }

    @Test
    void whatIsBeyondTheLongestAnswerIsNotRead() {
        String filler = "{\"section\":\"weather\",\"text\":\"" + "z".repeat(1_000) + "\"},";
        String text = "{\"statements\":[" + filler.repeat(400) + "]}";

        assertThat(read(List.of(text), false))
                .isEqualTo(
                        new Reading.Unreadable(
                                "the answer was cut off at the limit before its first sentence was"
                                        + " complete"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "{\"a\":",
                "{\"statements\":[",
                "{\"statements\":[{\"a\":[",
                "{a:\"",
                "{\"a\":{},",
                "<think>",
                "<thin",
                "</think>{",
                "/*{",
                "{/*",
                "\\\"{'",
                "{\"cause\":\"x\"",
                "## cause\n- [e1, ",
                "[e1 e1",
                "e1,",
                "- ",
                "**"
            })
    void hostileRepetitionTakesLinearTime(String unit) {
        String text = unit.repeat(AnswerReader.MAX_CHARS / unit.length() + 1);

        Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () -> {
                    read(List.of(text), false);
                    read(text.chars().mapToObj(Character::toString).toList(), true);
                });
    }

    @Test
    void randomBytesOfJsonNeverThrow() {
        Random random = new Random(11);
        String alphabet = "{}[]:,\"'\\/*<>e1 statements cause\n";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder("{\"statements\":[");
            for (int j = 0; j < 60; j++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String noise = text.toString();
            assertThatCode(() -> read(List.of(noise), false)).doesNotThrowAnyException();
            assertThat(read(cut(noise, random), false)).isEqualTo(read(List.of(noise), false));
        }
    }

    private static Statement cause(String fields) {
        Reading reading =
                read(List.of("{\"statements\":[{\"section\":\"cause\"," + fields + "}]}"), false);
        return ((Reading.Read) reading).answer().statements().get(0);
    }

    private static @Nullable Opinion opinion(String json) {
        Reading reading =
                read(
                        List.of(
                                "{\"statements\":[{\"section\":\"cause\",\"text\":\"x\"}],\"opinion\":"
                                        + json
                                        + "}"),
                        false);
        return ((Reading.Read) reading).answer().opinion();
    }

    private static Answer answer(String sample) {
        return read(sample).answer();
    }

    private static Reading.Read read(String sample) {
        Reading reading = read(List.of(AnswerSamples.of(sample)), false);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return (Reading.Read) reading;
    }

    /** Reads it piece by piece; what is told on the way is what is told in the end. */
    private static Reading read(List<String> pieces, boolean cutOff) {
        AnswerReader reader = new AnswerReader();
        List<Statement> told = new ArrayList<>();
        pieces.forEach(piece -> told.addAll(reader.accept(piece)));
        Reading reading = reader.end(cutOff);
        if (reading instanceof Reading.Read read && !told.isEmpty()) {
            assertThat(read.answer().statements()).startsWith(told.toArray(new Statement[0]));
        }
        return reading;
    }

    private static List<String> cut(String text, Random random) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int to = Math.min(text.length(), at + 1 + random.nextInt(25));
            pieces.add(text.substring(at, to));
            at = to;
        }
        return pieces;
    }
}
