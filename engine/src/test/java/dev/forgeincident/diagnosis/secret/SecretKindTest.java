package dev.forgeincident.diagnosis.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.diagnosis.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretKindTest {

    static List<SecretSample> samples() {
        return SecretSample.all();
    }

    @Test
    void noKindIsWithoutASample() {
        assertThat(SecretKinds.ALL)
                .extracting(SecretKind::name)
                .doesNotHaveDuplicates()
                .isSubsetOf(samples().stream().map(SecretSample::kind).toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachKindFindsItsOwnByItself(SecretSample sample) {
        SecretKind kind =
                SecretKinds.ALL.stream()
                        .filter(its -> its.name().equals(sample.kind()))
                        .findFirst()
                        .orElseThrow();
        String lower = sample.text().toLowerCase(Locale.ROOT);
        StringBuilder found = new StringBuilder();
        for (String anchor : kind.anchors()) {
            for (int at = lower.indexOf(anchor); at >= 0; at = lower.indexOf(anchor, at + 1)) {
                kind.shape()
                        .read(
                                sample.text(),
                                0,
                                at,
                                (start, end) -> found.append(sample.text(), start, end));
            }
        }

        assertThat(found.toString()).as(sample.text()).contains(sample.secret().strip());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noSecretIsSeenWhereverItIsWritten(SecretSample sample) {
        String json = sample.text().replace("\\", "\\\\").replace("\"", "\\\"");
        Stream.of(
                        sample.text(),
                        "2026-11-21T03:08:04Z ERROR shop " + sample.text() + " at Shop.java:17",
                        Pattern.compile("^", Pattern.MULTILINE)
                                .matcher(sample.text())
                                .replaceAll("+"),
                        Pattern.compile("^", Pattern.MULTILINE)
                                .matcher(sample.text())
                                .replaceAll("-    "),
                        "{\"level\":\"error\",\"message\":\""
                                + json.replace("\n", "\\n")
                                + "\",\"thread\":\"main\"}",
                        "(" + sample.text() + ")")
                .forEach(text -> assertNothingIsSeen(text, sample));
    }

    private static void assertNothingIsSeen(String text, SecretSample sample) {
        Secrets.Masked masked = Secrets.mask(text);

        assertThat(masked.count()).as(text).isPositive();
        for (String line : sample.secret().split("[\\n\\\\ ,;&%=\"]+")) {
            if (line.length() >= 5
                    && !line.matches("[a-z]{4,10}|[A-Z][A-Za-z-]+:?|username|realm")) {
                assertThat(masked.text()).as(text).doesNotContain(line);
            }
        }
        assertThat(Secrets.mask(masked.text())).isEqualTo(new Secrets.Masked(masked.text(), 0));
    }
}
