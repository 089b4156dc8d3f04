package dev.forgeincident.diagnosis.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class WordTableTest {

    @Property(tries = 300)
    void findsWhatWasAddedAndNothingElse(
            @ForAll @Size(max = 200) List<String> words,
            @ForAll @Size(max = 50) List<String> asked) {
        WordTable table = new WordTable();
        List<String> known = new ArrayList<>();
        for (String word : words) {
            int number = table.add(word.toCharArray(), word.length());
            if (!known.contains(word)) {
                known.add(word);
            }
            assertThat(number).isEqualTo(known.indexOf(word));
        }

        for (String word : asked) {
            assertThat(table.find(word.toCharArray(), word.length()))
                    .isEqualTo(known.indexOf(word));
        }
        for (String word : known) {
            assertThat(table.find(word.toCharArray(), word.length()))
                    .isEqualTo(known.indexOf(word));
        }
    }
}
