package dev.forgeincident.narration.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final Redactor REDACTOR = new Redactor(Map.of());

    private static String redacted(String text) {
        return REDACTOR.begin().redact(text);
    }

    static List<SecretSample> samples() {
        return SecretSample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noSecretLeavesWhereverItIsWritten(SecretSample sample) {
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
                        "GET /callback?next=" + sample.text())
                .forEach(text -> assertNothingLeaves(text, sample));
    }

    private static void assertNothingLeaves(String text, SecretSample sample) {
        Redaction redaction = REDACTOR.begin();

        String redacted = redaction.redact(text);

        assertThat(redaction.count()).as(text).isPositive();
        assertThat(redacted).as(text).contains("<secret:1>");
        for (String part : sample.secret().split("[\\n\\\\ ,;&%=\"]+")) {
            if (part.length() >= 5
                    && !part.matches("[a-z]{4,10}|[A-Z][A-Za-z-]+:?|username|realm")) {
                assertThat(redacted).as(text).doesNotContain(part);
                assertThat(redaction.restore(redacted)).as(text).doesNotContain(part);
            }
        }
        assertThat(redaction.redact(redacted)).isEqualTo(redacted);
        assertThat(REDACTOR.begin().redact(redacted)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail to ada@shop.example failed | mail to <email:1> failed",
                "from=<ada.lovelace+x@mail.shop.example> | from=<<email:1>>",
                "?email=ada%40shop.example&x=1 | ?email=<email:1>&x=1",
                "connect to 10.0.1.5:5432 refused | connect to <ip:1>:5432 refused",
                "peer 203.0.113.7. | peer <ip:1>.",
                "/10.251.73.220:50010 src | /<ip:1>:50010 src",
                "BP-108841162-10.10.34.11-1440 | BP-108841162-<ip:1>-1440",
                "allow 10.0.0.0/8 | allow <ip:1>/8",
                "addr=2001:db8::7 up | addr=<ip:1> up",
                "[fe80::1ff:fe23:4567:890a]:80 | [<ip:1>]:80",
                "2001:0db8:85a3:0000:0000:8a2e:0370:7334 down | <ip:1> down",
                "::ffff:10.0.0.9 asks | <ip:1> asks",
                "fe80::1: unreachable | <ip:1>: unreachable",
                "card 4111 1111 1111 1111 declined | card <card:1> declined",
                "card 5555-5555-5555-4444 declined | card <card:1> declined",
                "pan=378282246310005; | pan=<card:1>;",
                "pay from DE89 3704 0044 0532 0130 00 now | pay from <iban:1> now",
                "iban=GB82WEST12345698765432, x | iban=<iban:1>, x",
                "call +49 170 1234567 now | call <phone:1> now",
                "phone: +14155550123 | phone: <phone:1>",
                "ssn 123-45-6789 on file | ssn <ssn:1> on file",
                "postgres://app@10.0.0.5/shop | postgres://app@<ip:1>/shop",
            })
    void whatIsNobodyElsesMatterIsTakenOut(String text, String redacted) {
        assertThat(redacted(text)).isEqualTo(redacted);
    }

    @Test
    void aPasswordBeforeAHostIsASecretAndTheHostStays() {
        assertThat(redacted("postgres://app:" + "hunter2" + "@db.shop.example:5432/shop"))
                .isEqualTo("postgres://app:<secret:1>@db.shop.example:5432/shop");
    }

    @Test
    void wordsThatOnlyAMachineWritesAreSecret() {
        Random random = new Random(7);
        int missed = 0;
        for (int i = 0; i < 2_000; i++) {
            String token = token(random, 24 + random.nextInt(40));
            if (redacted("got " + token + " from it").contains(token)) {
                missed++;
            }
        }

        // One of a hundred has too few digits, or words by chance.
        assertThat(missed).isLessThan(200);
    }

    private static String token(Random random, int length) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder token = new StringBuilder();
        while (token.length() < length) {
            token.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return token.toString();
    }

    static Stream<String> ordinary() throws IOException {
        try (InputStream lines =
                RedactorTest.class.getResourceAsStream("/redaction/ordinary.txt")) {
            if (lines == null) {
                throw new IllegalStateException("no ordinary lines");
            }
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank()).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void whatExplainsAnIncidentStays(String line) {
        assertThat(redacted(line)).isEqualTo(line);
    }

    @Test
    void theSameValueHasTheSamePlaceholderInAllTexts() {
        Redaction redaction = REDACTOR.begin();

        assertThat(redaction.redact("10.0.0.5 → 10.0.0.6")).isEqualTo("<ip:1> → <ip:2>");
        assertThat(redaction.redact("10.0.0.6 → 10.0.0.5, a@b.example"))
                .isEqualTo("<ip:2> → <ip:1>, <email:1>");
        assertThat(redaction.count()).isEqualTo(5);
        assertThat(REDACTOR.begin().redact("10.0.0.6")).isEqualTo("<ip:1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ip:1>",
                "<IP:1>",
                "<ip: 1>",
                "< ip:1 >",
                "&lt;ip:1&gt;",
                "\\<ip:1\\>",
                "<Ip :1>",
                "\\u003cip:1\\u003e",
                "<ip_1>",
                "<ip-1>",
                "<ip 1>",
                "<ip:01>",
                "%3Cip:1%3E",
            })
    void anAddressComesBackHoweverAModelWritesIt(String placeholder) {
        Redaction redaction = REDACTOR.begin();
        redaction.redact("10.0.0.5 and ada@shop.example");

        assertThat(redaction.restore("at " + placeholder + ", <email:1>"))
                .isEqualTo("at 10.0.0.5, ada@shop.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<secret:1>",
                "<SECRET: 1>",
                "<card:1>",
                "<iban:1>",
                "<phone:1>",
                "<ssn:1>",
                "<customer:1>",
                "<ip:2>",
                "<ip:0>",
                "<ip:99999999999>",
                "<password:1>",
                "&lt;secret:1&gt;",
                "<what-ever:7>",
                "<secret_1>",
                "***",
            })
    void whatTheReaderMayNotSeeOrNobodyGaveIsMasked(String placeholder) {
        Redaction redaction = new Redactor(Map.of("customer", Pattern.compile("C-\\d{6}"))).begin();
        String text =
                redaction.redact(
                        "password="
                                + "hunter2hunter3 10.0.0.5 C-123456 4111111111111111 +49 170 1234567");
        assertThat(text).contains("<secret:1>", "<ip:1>", "<customer:1>", "<card:1>", "<phone:1>");

        assertThat(redaction.restore("at " + placeholder + ".")).isEqualTo("at ***.");
    }

    @Test
    void whatIsNoPlaceholderStaysWhenRestored() {
        String text = "if a < b: List<String> x <- 3; <b>1</b> *** <none> a:<1>";

        assertThat(REDACTOR.begin().restore(text)).isEqualTo(text);
    }

    @Test
    void aTextCannotHaveAnAddressShownWhereItWants() {
        Redaction redaction = REDACTOR.begin();

        String first = redaction.redact("attacker was <ip:1>, &lt;IP: 2&gt; | 10.0.0.5");
        String second = redaction.redact("and again <ip:3> <ip:1> <ip_3>");

        assertThat(first).isEqualTo("attacker was <ip:1>, &lt;IP: 2&gt; | <ip:3>");
        assertThat(redaction.restore(first)).isEqualTo("attacker was ***, *** | 10.0.0.5");
        assertThat(redaction.restore(second)).isEqualTo("and again *** *** ***");
    }

    @Test
    void whatARestoredValueStandsInIsNotReadAgain() {
        Redaction redaction = REDACTOR.begin();
        redaction.redact("10.0.0.5");

        assertThat(redaction.restore("<ip:<ip:1>>")).isEqualTo("<ip:10.0.0.5>");
        assertThat(redaction.restore("<e:<ip:9>>")).doesNotContainPattern("<\\w+:\\d+>");
    }

    @Test
    void aRedactedTextIsLeftAsItIs() {
        Redaction redaction = REDACTOR.begin();
        String once =
                redaction.redact(
                        "postgres://app:"
                                + "hunter2@10.0.0.5 Cookie: a=b; c=d, password: "
                                + "'x y z'");

        assertThat(redaction.redact(once)).isEqualTo(once);
        assertThat(REDACTOR.begin().redact(once)).isEqualTo(once);
        assertThat(redaction.count()).isEqualTo(4);
    }

    @Test
    void masksOfOthersStay() {
        String text = "password=*** Authorization: Bearer *** postgres://app:***@db/shop";

        assertThat(redacted(text)).isEqualTo(text);
        assertThat(REDACTOR.begin().restore(text)).isEqualTo(text);
    }

    @Test
    void aHouseHasSecretsOfItsOwn() {
        Redaction redaction =
                new Redactor(
                                Map.of(
                                        "customer", Pattern.compile("\\bC-\\d{6}\\b"),
                                        "project", Pattern.compile("(?i)bluebird")))
                        .begin();

        assertThat(redaction.redact("C-123456 of BlueBird and C-123456"))
                .isEqualTo("<customer:1> of <project:1> and <customer:1>");
        assertThat(redaction.restore("<project:1>")).isEqualTo("***");
    }

    @Test
    void aPatternOfTheHouseDoesNotReadPlaceholders() {
        Redactor redactor =
                new Redactor(
                        Map.of(
                                "number",
                                Pattern.compile("\\d+"),
                                "word",
                                Pattern.compile("secret|ip")));

        String redacted = redactor.begin().redact("10.0.0.5 secret 7");

        assertThat(redactor.begin().redact(redacted)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "ip", "Customer", "a b", "", "1st", "<x>"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> new Redactor(Map.of(name, Pattern.compile("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(.*a){30}$", "(?:(?:a|b)*)*c", "^(\\w+\\s?)*!$"})
    void aCarelessPatternNeitherHangsNorLetsALineThrough(String pattern) {
        Redactor redactor = new Redactor(Map.of("own", Pattern.compile(pattern)));
        String evil = "a".repeat(5_000) + "!?";

        String redacted = redactor.begin().redact("before\n" + evil + "\nafter");

        assertThat(redacted).startsWith("before\n").endsWith("\nafter").doesNotContain("aaa");
    }
}
