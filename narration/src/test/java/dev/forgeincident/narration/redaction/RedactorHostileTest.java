package dev.forgeincident.narration.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are made to take long, or to break what reads them. */
class RedactorHostileTest {

    private static final Redactor REDACTOR =
            new Redactor(Map.of("own", Pattern.compile("(\\w+\\s?)*!")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "A1b",
                "1",
                "1.",
                "1:",
                ":",
                "a@",
                "@a.",
                "a@b.example ",
                "%40",
                "+1",
                "+1 2",
                "4111 ",
                "4111111111111111 ",
                "DE89",
                "DE89 3704 ",
                "<",
                "<ip:",
                "<ip:1>",
                "&lt;",
                "\\",
                "\\u003c",
                "10.0.0.1",
                "10.0.0.1 ",
                "::1 ",
                "fe80::",
                "123-45-",
                "/",
                "aB3/",
                "((((",
                "{\"a\":{\"b\":[",
                "password=",
                "x 1.2.3.4:a.b:",
            })
    void eightTimesTheTextIsEightTimesTheWork(String unit) {
        String small = repeated(unit, 32_000);
        String large = repeated(unit, 256_000);

        double growth = Double.MAX_VALUE;
        for (int attempt = 0; attempt < 4 && growth > 4; attempt++) {
            growth = Math.min(growth, perCharacter(large, 1) / perCharacter(small, 8));
        }

        assertThat(growth).as(unit).isLessThan(4);
    }

    /** Nanoseconds of this thread, to redact and to restore. */
    private static double perCharacter(String text, int times) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            Redaction redaction = REDACTOR.begin();
            redaction.restore(redaction.redact(text));
            redaction.restore(text);
        }
        return (double) (threads.getCurrentThreadCpuTime() - begun) / text.length() / times;
    }

    private static String repeated(String unit, int length) {
        return unit.repeat(length / unit.length() + 1).substring(0, length);
    }

    @Test
    void tenMegabytesAndLinesOfOneAreRead() {
        String line = "x".repeat(1_000_000) + " password=" + "hunter2 from 10.0.0.5\n";
        Redaction redaction = new Redactor(Map.of()).begin();

        String redacted = redaction.redact(line.repeat(10));

        assertThat(redacted).doesNotContain("hunter2", "10.0.0.5");
        assertThat(redaction.count()).isEqualTo(20);
    }

    @Test
    void aTextFullOfPlaceholdersOfItsOwnIsMaskedAndCostsNoMemory() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 100_000; i++) {
            text.append("<ip:").append(i).append("> ");
        }
        Redaction redaction = new Redactor(Map.of()).begin();

        String redacted = redaction.redact(text + "10.0.0.5");

        assertThat(redacted).startsWith("<ip:1> ").contains("***").endsWith("<ip:1001>");
        assertThat(redaction.restore(redacted)).startsWith("*** ").endsWith(" 10.0.0.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d",
                "\udc00",
                "\u0000",
                "\u202e",
                "\r",
                "\n",
                "",
                " ",
                "\u017fecret=\u212aey"
            })
    void whatIsNoTextIsReadToo(String text) {
        Redaction redaction = REDACTOR.begin();

        assertThat(redaction.restore(redaction.redact(text))).isEqualTo(text);
    }
}
