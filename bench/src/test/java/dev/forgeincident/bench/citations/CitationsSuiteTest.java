package dev.forgeincident.bench.citations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.narration.Narration;
import dev.forgeincident.narration.NarrationListener;
import dev.forgeincident.narration.Narrator;
import dev.forgeincident.narration.Telling;
import dev.forgeincident.narration.TemplateNarrator;
import dev.forgeincident.narration.claim.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whether the examination can tell a narrator that believes everything from one that says nothing.
 */
class CitationsSuiteTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<Incident> incidents = List.of();

    @BeforeAll
    static void read() throws IOException {
        incidents = Incident.below(Path.of("citations"));
    }

    @Test
    void whoBelievesEverythingLetsEveryHostileAnswerReachTheReader() {
        List<Outcome> outcomes = outcomes(Credulous::new);

        assertThat(
                        outcomes.stream()
                                .filter(each -> !each.answer().sound() && each.reached().isEmpty())
                                .map(each -> each.answer().id()))
                .isEmpty();
        assertThat(new Count(outcomes).reached()).isEqualTo(new Count(outcomes).hostile());
    }

    @Test
    void whoBelievesEverythingLosesNoSoundSentence() {
        List<Outcome> outcomes = outcomes(Credulous::new);

        assertThat(outcomes.stream().flatMap(each -> each.lost().stream())).isEmpty();
        assertThat(outcomes.stream().flatMap(each -> each.refused().stream())).isEmpty();
        assertThat(new Count(outcomes).share()).isEqualTo(1);
    }

    @Test
    void whatIsOnlyHeardReachesTheReaderAndKeepsNoSentence() {
        List<Outcome> outcomes = outcomes(OnlyHeard::new);

        assertThat(new Count(outcomes).reached()).isEqualTo(new Count(outcomes).hostile());
        assertThat(new Count(outcomes).share()).isLessThan(0.1);
    }

    @Test
    void theTemplateLetsNothingThroughAndTellsNextToNoneOfTheSentences() {
        List<Outcome> outcomes = outcomes(answer -> new TemplateNarrator());

        Count count = new Count(outcomes);
        assertThat(count.reached()).isZero();
        assertThat(count.unsafe()).isZero();
        assertThat(count.byModel()).isZero();
        assertThat(count.share()).isLessThan(0.1);
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> CitationsSuite.run()).hasMessageContaining("usage: citations");
        assertThatThrownBy(() -> CitationsSuite.run("citations", "--set", "z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usage: citations");
        assertThatThrownBy(() -> CitationsSuite.run("no-such-folder"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-folder");
        assertThatThrownBy(() -> CitationsSuite.run("src"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("answers.json");
    }

    @Test
    void oneSetIsMeasuredAlone() throws IOException {
        JsonNode both = JSON.readTree(CitationsSuite.run("citations/lowered-pool"));
        JsonNode first = JSON.readTree(CitationsSuite.run("citations/lowered-pool", "--set", "a"));

        assertThat(first.path("hostile").asInt()).isEqualTo(both.at("/set_a/hostile").asInt());
        assertThat(first.path("sound_sentences").asInt())
                .isEqualTo(both.at("/set_a/sound_sentences").asInt())
                .isLessThan(both.path("sound_sentences").asInt());
        assertThat(first.has("set_a")).isFalse();
    }

    @Test
    void theSetsAddUpToAllAndNoneIsForgotten() throws IOException {
        JsonNode all = JSON.readTree(CitationsSuite.run("citations/lowered-pool"));

        for (String count : List.of("hostile", "reached", "sound", "sound_sentences", "survived")) {
            int sum = 0;
            for (String set : List.of("a", "b", "c", "f")) {
                JsonNode alone = all.path("set_" + set).path(count);
                assertThat(alone.isInt()).as("%s of set %s", count, set).isTrue();
                sum += alone.asInt();
            }
            assertThat(sum).as(count).isEqualTo(all.path(count).asInt());
        }
    }

    @Test
    void theThirdSetIsMeasuredAlone() throws IOException {
        JsonNode third = JSON.readTree(CitationsSuite.run("citations/lowered-pool", "--set", "c"));

        assertThat(third.path("hostile").asInt()).isEqualTo(4);
        assertThat(third.path("sound").asInt()).isEqualTo(5);
        assertThat(third.has("set_c")).isFalse();
    }

    private static List<Outcome> outcomes(Function<ModelAnswer, Narrator> narrators) {
        return new CitationsSuite(narrators).outcomes(incidents, "");
    }

    /** Shows all that the model says, as it stands. */
    private record Credulous(ModelAnswer answer) implements Narrator {

        @Override
        public Narration atOnce(Telling telling) {
            return new Narration(
                    "## PROBABLE CAUSE\n" + said(answer), "model", "believed", null, null);
        }

        @Override
        public Narration narrate(Telling telling, NarrationListener listener) {
            return atOnce(telling);
        }
    }

    /** Shows it while it comes, and tells the template's text in the end. */
    private record OnlyHeard(ModelAnswer answer) implements Narrator {

        @Override
        public Narration atOnce(Telling telling) {
            return new TemplateNarrator().atOnce(telling);
        }

        @Override
        public Narration narrate(Telling telling, NarrationListener listener) {
            listener.verified(Section.CAUSE, said(answer));
            return atOnce(telling);
        }
    }

    /** The reply, and the texts of its JSON beside it, since JSON escapes some of their letters. */
    private static String said(ModelAnswer answer) {
        String text = answer.text();
        StringBuilder said = new StringBuilder(text).append("\n\n");
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        if (from >= 0 && to > from) {
            try {
                words(JSON.readTree(text.substring(from, to + 1)), said);
            } catch (JsonProcessingException e) {
                said.append("cut off");
            }
        }
        return said.toString();
    }

    private static void words(JsonNode node, StringBuilder said) {
        if (node.isTextual()) {
            said.append(plain(node.asText())).append("\n\n");
        }
        node.forEach(each -> words(each, said));
    }

    /** As code, so that Markdown takes no letter away; a second time as it stands. */
    private static String plain(String text) {
        return "```\n" + text + "\n```\n\n" + text;
    }
}
