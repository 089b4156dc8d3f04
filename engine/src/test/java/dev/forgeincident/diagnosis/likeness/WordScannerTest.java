package dev.forgeincident.diagnosis.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where words end. */
class WordScannerTest {

    @Test
    void identifiersAreReadInPartsAndWhole() {
        assertThat(words("readAll")).containsExactly("read", "all", "=readall");
        assertThat(words("READ_all")).containsExactly("read", "all", "=read_all");
        assertThat(words("parseHTTPHeader"))
                .containsExactly("parse", "http", "header", "=parsehttpheader");
        assertThat(words("utf8Text")).containsExactly("utf", "8", "text", "=utf8text");
        assertThat(words("plain")).containsExactly("plain");
        assertThat(words("__init__")).containsExactly("init");
    }

    @Test
    void whatJoinsWordsIsNoWord() {
        assertThat(words("a.b-c::d(é)")).containsExactly("a", "b", "c", "d", "é");
        assertThat(words("INFO TITLE")).containsExactly("info", "title");
    }

    @Test
    void endingsAreCut() {
        assertThat(cut("tables", false)).isEqualTo("tabl");
        assertThat(cut("table", false)).isEqualTo("tabl");
        assertThat(cut("class", false)).isEqualTo("class");
        assertThat(cut("reordering", false)).isEqualTo("reorder");
        assertThat(cut("allocations", true)).isEqualTo(cut("allocated", true));
        assertThat(cut("mapped", true)).isEqualTo("map");
        assertThat(cut("retries", true)).isEqualTo(cut("retry", true));
        assertThat(cut("access", true)).isEqualTo("access");
        assertThat(cut("s", true)).isEqualTo("s");
    }

    private static String cut(String word, boolean toRoot) {
        char[] chars = word.toCharArray();
        int length = toRoot ? Stems.root(chars, chars.length) : Stems.light(chars, chars.length);
        return word.substring(0, length);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        new WordScanner() {
            @Override
            void part(char[] word, int length) {
                words.add(new String(word, 0, length));
            }

            @Override
            void whole(char[] word, int length) {
                words.add("=" + new String(word, 0, length));
            }
        }.scan(text, 0, text.length());
        return words;
    }
}
