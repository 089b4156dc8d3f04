package dev.forgeincident.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void replacesWhatNoStoreAndNoPageCanCarry() {
        assertThat(Words.clean("a\0b\u001b[31m\ud800c\u202ed\u007f"))
                .isEqualTo("a\uFFFDb\uFFFD[31m\uFFFDc\uFFFDd\uFFFD");
    }

    @Test
    void leavesTextAsItIs() {
        String text = "tab\tline\r\nüñ€ 😀 <b>`$(rm)`";

        assertThat(Words.clean(text)).isSameAs(text);
    }

    @Property
    void isCleanForGoodAndSurvivesUtf8(@ForAll String text) {
        String clean = Words.clean(text);

        assertThat(Words.clean(clean)).isEqualTo(clean).hasSameSizeAs(text);
        assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(clean);
    }

    @Property
    void boundedNeverExceedsTheBoundAndNeverSplitsACharacter(
            @ForAll String text, @ForAll @IntRange(min = 2, max = 50) int max) {
        String bounded = Words.bounded(Words.clean(text), max);

        assertThat(bounded.length()).isLessThanOrEqualTo(max);
        assertThat(Words.clean(bounded)).isEqualTo(bounded);
    }

    @Test
    void firstLineSkipsBlankOnes() {
        assertThat(Words.firstLine("\n  \n  subject  \nbody")).isEqualTo("subject");
        assertThat(Words.firstLine(" \n")).isEmpty();
    }
}
