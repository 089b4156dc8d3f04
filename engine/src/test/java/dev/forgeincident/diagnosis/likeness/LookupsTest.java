package dev.forgeincident.diagnosis.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LookupsTest {

    private static final List<String> WORDS =
            List.of("the", "connections", "pool", "7", "x", "pooled", "banana", "allocation");

    private final SymptomText symptom =
            SymptomText.of("the connection pool allocated 7 connections");
    private final Lookups lookups = new Lookups(symptom);

    @Test
    void saysOfAWordWhatTheSymptomSaysHoweverOftenItComes() {
        for (int times = 0; times < 2; times++) {
            WORDS.forEach(this::assertAsTheSymptomSays);
        }
    }

    @Test
    void saysTheSameOfWordsThatItNoLongerKeeps() {
        for (int i = 0; i < Lookups.MOST; i++) {
            char[] word = ("word" + i).toCharArray();
            lookups.of(word, word.length);
        }

        for (int times = 0; times < 2; times++) {
            WORDS.forEach(this::assertAsTheSymptomSays);
        }
    }

    private void assertAsTheSymptomSays(String text) {
        char[] word = text.toCharArray();
        int number = lookups.of(word, word.length);
        boolean silent = CommonWords.isSilent(word, word.length);
        assertThat(lookups.isSilent(number)).as(text).isEqualTo(silent);
        if (!silent) {
            int stem = Stems.light(word, word.length);
            boolean counts = stem > 1 && !WordScanner.isDigits(word, stem);
            assertThat(lookups.word(number)).as(text).isEqualTo(symptom.word(word, stem));
            assertThat(lookups.counts(number)).as(text).isEqualTo(counts);
            assertThat(lookups.root(number))
                    .as(text)
                    .isEqualTo(counts ? symptom.root(word, Stems.root(word, word.length)) : -1);
        }
    }
}
