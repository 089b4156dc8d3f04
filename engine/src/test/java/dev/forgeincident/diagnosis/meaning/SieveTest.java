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
import org.junit.jupiter.params.provider.CsvSource;

/** What is passed over must hold none of the patterns. */
class SieveTest {

    private static final List<String> WORDS =
            List.of(
                    "lock",
                    "unlock(",
                    "retry",
                    ".get(",
                    "err != nil",
                    "==null",
                    "?.",
                    "??",
                    "is none",
                    ".size() <",
                    "len(x) >",
                    "catch",
                    "close(",
                    "defer ",
                    "try (",
                    "with open(",
                    "for x in",
                    ".map(a =>",
                    "log.info(",
                    "info!(",
                    "logger.",
                    "db.query(",
                    "client.send(",
                    "select * from t",
                    "like '%",
                    "host=",
                    "Host =",
                    "throw new illegal",
                    "raise value error",
                    "f sync(",
                    "a sync(",
                    "thread.sleep(",
                    "@cache",
                    "@retry",
                    "r lock",
                    "mutex",
                    "pop(",
                    "max size",
                    "4",
                    "400)",
                    "x",
                    "_",
                    "é",
                    "İ",
                    " ",
                    "\t",
                    ".",
                    "(",
                    ")",
                    "{",
                    "\"",
                    "'",
                    "=",
                    ":",
                    ";",
                    "<",
                    ">=",
                    "!",
                    "|",
                    "-",
                    "/");

    @Property(tries = 3_000)
    void findsWhatThePatternsFind(@ForAll("texts") String text) {
        LineSigns signs = new LineSigns(text, text.replace("\"", " "));

        for (Safeguard safeguard : Safeguard.values()) {
            assertThat(signs.has(safeguard))
                    .as("%s", safeguard)
                    .isEqualTo(SafeguardSigns.of(safeguard).matcher(text).find());
        }
        for (Trait trait : Trait.values()) {
            assertThat(signs.is(trait))
                    .as("%s", trait)
                    .isEqualTo(trait.pattern().matcher(text).find());
        }
        for (Writing writing : Writing.values()) {
            assertThat(signs.is(writing))
                    .as("%s", writing)
                    .isEqualTo(writing.pattern().matcher(text.replace("\"", " ")).find());
        }
        for (Hazard hazard : Hazard.values()) {
            if (hazard != Hazard.EXPENSIVE_QUERY) {
                assertThat(signs.has(hazard))
                        .as("%s", hazard)
                        .isEqualTo(HazardSigns.of(hazard).matcher(text).find());
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(WORDS).list().ofMaxSize(9).map(words -> String.join("", words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\\bab?~xa~false",
                "\\bab?~x a~true",
                "a{2,}b|c~xaab~true",
                "a{2,}b|c~xab~false",
                "(?:x|[^y]z)w~qzw~true",
                "(?<!a)b~ab~false",
                "(?<!a)b~b~true",
                "^ab~ab~true",
                "^ab~xab~false",
                "(?i)ab~AB~true",
                "\\d+-[A-F]~12-C~true",
            })
    void triesAPatternWhereItCanBegin(String regex, String text, boolean found) {
        Sieve sieve = new Sieve(List.of(Pattern.compile(regex)), List.of(regex));

        assertThat(sieve.sift(text).finds(0)).isEqualTo(found);
    }
}
