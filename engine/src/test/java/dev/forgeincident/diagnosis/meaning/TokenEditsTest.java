package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TokenEditsTest {

    /** What a token is, said shorter than it is read. */
    private static final Pattern TOKEN =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|\\d+(?:[.,]\\d+)*|\\s+|.");

    @Property(tries = 2_000)
    void takesEveryLineApartInTheSameTokens(@ForAll("lines") String line) {
        List<String> expected =
                TOKEN.matcher(line)
                        .results()
                        .map(MatchResult::group)
                        .filter(
                                token ->
                                        Character.isLetterOrDigit(token.charAt(0))
                                                || token.charAt(0) == '_')
                        .limit(200)
                        .toList();

        assertThat(TokenEdits.words(line)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(
                        "a", "Zed", "_", "x1", "7", "12", ".", ",", " ", "\t", "\r", "\u000b", "é",
                        "٣", "ı", "\u0085", "\u2028", "😀", "\ud83d", "(", "\"")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Test
    void tellsWhatWasReplacedBehindWhatIsTheSame() {
        List<TokenEdits.Edit> edits = TokenEdits.between("a = b(c, 5)", "a = b(d, 6)");

        assertThat(edits)
                .extracting(TokenEdits.Edit::from, TokenEdits.Edit::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(List.of("c"), List.of("d")),
                        org.assertj.core.groups.Tuple.tuple(List.of("5"), List.of("6")));
        assertThat(edits.get(0).before()).containsExactly("a", " ", "=", " ", "b", "(");
    }
}
