package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name of the hunk's own is no name that others know. */
class DeclarationsTest {

    private static final List<String> PIECES =
            List.of(
                    "id", "ids", "x", "_", "é", "for", "as", "in", " ", "  ", "\t", "(", ")", ",",
                    ":", ":=", "=", "==", "->", ".", "List<T>", "&", "1", "afor");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id := load()",
                "id, err := load()",
                "id = 5",
                "id: int = 5",
                "for id in ids:",
                "with open(path) as id:",
                "void run(String id, int other) {",
                "def run(self, id):",
                "map(id -> id.length())",
            })
    void seesADeclaration(String code) {
        assertThat(Declarations.declares(code, "id")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "return order.id",
                "if id == other",
                "ids := load()",
                "grid -> row",
                "before id",
                "id.run()",
            })
    void seesAUse(String code) {
        assertThat(Declarations.declares(code, "id")).isFalse();
    }

    @Property(tries = 5_000)
    void isWhatAPatternForTheNameWouldFind(@ForAll("lines") String code) {
        Pattern pattern =
                Pattern.compile(
                        "\\bid\\b\\s*(?:,[\\w ,]{0,60})?(?::=|=(?!=)|:\\s*\\w+\\s*=|\\bin\\b)"
                                + "|[(,]\\s*(?:[\\w<>.*&]+\\s+)?id\\s*(?:[,)]|:)"
                                + "|\\b(?:for|as)\\s+id\\b|\\bid\\s*->");

        assertThat(Declarations.declares(code, "id")).isEqualTo(pattern.matcher(code).find());
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(PIECES).list().ofMaxSize(9).map(pieces -> String.join("", pieces));
    }
}
