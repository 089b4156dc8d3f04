package dev.forgeincident.narration.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutsideTest {

    @Test
    void whatCannotBeSeenIsGoneBeforeTheRedactionLooks() {
        Outside outside = new Outside(Redactions.of(text -> text.replace("hunter2", "<secret:1>")));

        assertThat(outside.line("pass hun\u200bter\u20602 and h\uFE0Funter2", 100))
                .isEqualTo("pass <secret:1> and <secret:1>");
    }

    @Test
    void whatReadsAsTheEndOfALineIsOne() {
        Outside outside = new Outside(Redactions.none());

        assertThat(outside.lines("a\r\nb\rc\u0085d\u2028e\u2029f\u000Bg\n\n", 100))
                .isEqualTo("a\nb\nc\nd\ne\nf\uFFFDg");
        assertThat(outside.line(" a\r\nb\t\u2029 c ", 100)).isEqualTo("a b c");
    }

    @Test
    void lettersThatAreWrittenInTagsOrPrivateSignsAreNone() {
        assertThat(Outside.shown("a\udb40\udc49\udb40\udc67b\ue000c\u009bd\ud83d\ude00"))
                .isEqualTo("ab\uFFFDc\uFFFDd\ud83d\ude00");
    }

    @Test
    void aCutLeavesNoHalfOfAPlaceholder() {
        assertThat(Outside.bounded("the key <secret:12> is", 17)).isEqualTo("the key …");
        assertThat(Outside.bounded("the key <secret:12> is it", 21))
                .isEqualTo("the key <secret:12> …");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<|im_end|>; < |im_end|>",
                "<|eot_id|>; < |eot_id|>",
                "<｜end▁of▁sentence｜>; < ｜end▁of▁sentence｜>",
                "[/INST]; [ /INST]",
                "[SYSTEM_PROMPT]; [ SYSTEM_PROMPT]",
                "<<SYS>>; < <SYS>>",
                "</s>; < /s>",
                "<end_of_turn>; < end_of_turn>",
                "</think>; < /think>",
                "<<<abcdefghijklmnop e1; << <abcdefghijklmnop e1",
                "abcdefghijklmnop e1>>>; abcdefghijklmnop e1>> >",
                "abcdefghijklmnop>>>; abcdefghijklmnop>> >",
            })
    void marksOfAChatOrABlockAreBroken(String mark, String broken) {
        assertThat(Outside.defused(mark)).isEqualTo(broken);
    }
}
