package dev.forgeincident.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet opens shows names and runs none of them. */
class CsvTest {

    @Test
    void linesEndAsTheStandardSaysAndQuotesAreDoubled() {
        String csv =
                Csv.of(
                        List.of("team", "n"),
                        List.of(
                                Arrays.asList("a,b", 1L),
                                Arrays.asList("say \"hi\"", new BigDecimal("-0.5")),
                                Arrays.asList("two\nlines", null),
                                Arrays.asList(null, 0L)));

        assertThat(csv)
                .isEqualTo(
                        "team,n\r\n\"a,b\",1\r\n\"say \"\"hi\"\"\",-0.5\r\n\"two\nlines\",\r\n,0\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"})
    void aNameThatBeginsAsAFormulaIsNone(String name) {
        String cell = Csv.of(List.of("x"), List.of(List.of(name))).substring("x\r\n".length());

        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'" + name);
    }

    @Test
    void aFormulaBehindAQuoteIsOneCellAndNoFormula() {
        assertThat(Csv.of(List.of("x"), List.of(List.of("=cmd|' /C calc'!A0,\"\r\n=1"))))
                .isEqualTo("x\r\n\"'=cmd|' /C calc'!A0,\"\"\r\n=1\"\r\n");
    }
}
