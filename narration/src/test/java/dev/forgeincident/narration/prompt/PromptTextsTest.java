package dev.forgeincident.narration.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.narration.answer.Answer;
import dev.forgeincident.narration.answer.AnswerReader;
import dev.forgeincident.narration.answer.Reading;
import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.narration.claim.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void theExampleIsAnAnswerAsItIsAskedFor(String language) {
        List<String> json =
                PromptTexts.in(language).system().lines().filter(l -> l.startsWith("{")).toList();

        assertThat(json).hasSize(2);
        for (String example : json) {
            AnswerReader reader = new AnswerReader();
            reader.accept(example);
            Answer answer = ((Reading.Read) reader.end(false)).answer();
            assertThat(answer.whole()).isTrue();
            assertThat(answer.opinion()).isNotNull();
        }
        List<Section> sections = new ArrayList<>();
        List<Statement> told = new AnswerReader().accept(json.get(1));
        told.stream().map(Statement::section).distinct().forEach(sections::add);
        assertThat(sections)
                .containsExactly(Section.CAUSE, Section.EVIDENCE, Section.ACTION, Section.RELATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void theTextsKeepTheVoiceThatTheyAskFor(String language) {
        PromptTexts texts = PromptTexts.in(language);

        assertThat(texts.system() + texts.closing() + texts.repair())
                .doesNotContain("!", "¡", "%s", "\t")
                .doesNotContainPattern("please|por favor");
        assertThat(texts.system().chars().filter(c -> c == '\n').count()).isLessThan(60);
    }

    @Test
    void bothLanguagesSayAsMuch() {
        List<String> english = PromptTexts.in("en").system().lines().toList();
        List<String> spanish = PromptTexts.in("es").system().lines().toList();

        assertThat(spanish).hasSameSizeAs(english);
        for (int i = 0; i < english.size(); i++) {
            assertThat(start(spanish.get(i))).isEqualTo(start(english.get(i)));
        }
    }

    @Test
    void boundariesAreNewEachTimeAndTooLongToGuess() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String boundary = new PromptSettings("en", 8_000, 1_000).boundaries().get();
            assertThat(boundary).matches("[a-z]{22}");
            assertThat(seen.add(boundary)).isTrue();
        }
    }

    @Test
    void aBoundaryThatCouldBeGuessedOrIsInTheDataIsRefused() {
        assertThatThrownBy(() -> Boundaries.outsideOf(List.of(), () -> "short"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () ->
                                Boundaries.outsideOf(
                                        List.of("…aaaaaaaaaaaaaaaaaaaa…"),
                                        () -> "aaaaaaaaaaaaaaaaaaaa"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new PromptSettings("de", 8_000, 1_000))
                .hasMessageContaining("en or es");
        assertThatThrownBy(() -> new PromptSettings("en", 1_000, 1_000))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new PromptSettings(" ES", 8_000, 1_000).language()).isEqualTo("es");
    }

    /** The mark of a list, or nothing. */
    private static String start(String line) {
        return line.isEmpty() ? "empty" : line.replaceFirst("^(- |\\d\\. |\\{)?.*", "$1");
    }
}
