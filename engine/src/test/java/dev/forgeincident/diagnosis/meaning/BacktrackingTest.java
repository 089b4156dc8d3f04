package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BacktrackingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "^([a-z0-9]+)+@x$",
                "([\\w\\s]*)*",
                "^(\\w+\\s?)*$",
                "(.*a){11}",
                "(x|x y)*",
                "(?:(?:a|b)+)*c",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(?:\"|\\d|.*)(?:.*=.*)*x",
                ".*.*=.*",
                "([0-9]+|[0-9]+,)+",
            })
    void findsWhatBacktracksWithoutEnd(String regex) {
        assertThat(Backtracking.isProne(regex)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[a-z]+$",
                "(\\w+,)*\\w+",
                "^([a-z]+\\.)+[a-z]+$",
                "(?:,[^,]+)*",
                "(a+b+)*",
                "(\\d{3})+",
                "(a++)+",
                "(foo|bar)+",
                "(\\d+){2}",
                "(\\s*;)*",
                "(",
                ")+",
                "[",
                "a{",
                "\\",
            })
    void passesWhatDoesNot(String regex) {
        assertThat(Backtracking.isProne(regex)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a.py|-P = re.compile(r'[a-z]+$')~+P = re.compile(r'([a-z]+)*$')|([a-z]+)*$",
                "a.js|-const p = /^\\w+$/~+const p = /(\\w+\\s?)*$/|(\\w+\\s?)*$",
                "A.java|-  Pattern.compile(\"[a-z]+\")~+  Pattern.compile(\"(.*a){12}\")|(.*a){12}",
            })
    void tellsTheExpression(String path, String patch, String regex) {
        assertThat(details(path, patch)).containsExactly(regex);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // it was one before
                "a.py|-P = re.compile(r'([a-z]+)*$')~+P = re.compile(r'([a-z]+)*')",
                // arithmetic and pointers
                "a.c|+  int n = (a + b)*c + (d+)*e;",
                "a.go|+\tx := (*p)*(*q) / (y+)*2 / z",
                // a glob
                "a.sh|+cp build/*.*.jar out/",
            })
    void doesNotTakeForAnExpressionWhatIsNone(String path, String patch) {
        assertThat(details(path, patch)).isEmpty();
    }

    private static List<String> details(String path, String patch) {
        return Diffs.reading(path, Diffs.lines(patch)).meanings().stream()
                .filter(DiffMeaning.HazardAdded.class::isInstance)
                .map(DiffMeaning.HazardAdded.class::cast)
                .filter(hazard -> hazard.what() == Hazard.EXPENSIVE_QUERY)
                .map(DiffMeaning.HazardAdded::detail)
                .toList();
    }
}
