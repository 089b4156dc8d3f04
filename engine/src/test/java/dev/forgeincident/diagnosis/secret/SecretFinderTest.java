package dev.forgeincident.diagnosis.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.diagnosis.Secrets;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretFinderTest {

    /** Pieces of secrets, of what surrounds them, and of what is nearly one. */
    private static final List<String> PIECES =
            List.of(
                    "-----BEGIN RSA PRIVATE KEY-----",
                    "-----END RSA PRIVATE KEY-----",
                    "-----begin ",
                    "eyJhbGciOiJI",
                    ".",
                    "ghp_",
                    "gho_",
                    "ghu_",
                    "ghs_",
                    "ghr_",
                    "GHP_",
                    "github_pat_",
                    "glpat-",
                    "xoxb-",
                    "xoxp-",
                    "AKIA",
                    "ASIA",
                    "akia",
                    "ABCDEFGH12345678",
                    "sk-live-",
                    "sk_",
                    "rk-",
                    "rk_",
                    "pk-",
                    "pk_test_",
                    "AIza",
                    "Bearer ",
                    "BASIC\t",
                    "abcdefghijklmnopqrstuvwx",
                    "postgres",
                    "://",
                    "user:",
                    "@host",
                    "password",
                    "PassWord",
                    "passwd",
                    "pwd",
                    "secret",
                    "\u017fecret",
                    "to\u212aen",
                    "token",
                    "TOKEN",
                    "api_key",
                    "ApiKey",
                    "api-key",
                    "access_key",
                    "access-key",
                    "accesskey",
                    "private_key",
                    "private-key",
                    "privatekey",
                    "credential",
                    "passphrase",
                    "=",
                    "==",
                    ": ",
                    " = \"",
                    "\"",
                    "'",
                    "_",
                    "-",
                    " ",
                    "\n",
                    "${",
                    "null",
                    "***",
                    "x",
                    "\u0131",
                    "\ud83d\ude00",
                    "\ud83d",
                    "averyveryveryverylongnameofavariable",
                    "Authorization: ",
                    "Cookie: a=",
                    "?code=",
                    "&sig=",
                    "--password ",
                    "<password>",
                    "</password>",
                    "value: ",
                    "mysql -p",
                    "kind: Secret",
                    "\ndata:\n  a: ",
                    "\n---\n",
                    "SG.",
                    "hvs.",
                    "$2b$12$",
                    "1234567890:AA",
                    "-us1",
                    "%3D",
                    "\\\"",
                    "'");

    @Test
    void whatIsPassedOverQuicklyHoldsNoSecret() {
        Random random = new Random(20_261_121);
        for (int i = 0; i < 5_000; i++) {
            String text = made(random);

            boolean[] found = new boolean[text.length()];
            SecretFinder.find(text).forEach(span -> fill(found, span.start(), span.end()));

            for (SecretKind kind : SecretKinds.ALL) {
                if (kind.shape() instanceof Shape.AtAnchor shape) {
                    Matcher matcher = shape.pattern().matcher(text);
                    while (matcher.find()) {
                        assertIsFound(text, kind, matcher, found);
                    }
                }
            }
        }
    }

    @Test
    void maskingAMaskedTextChangesNothing() {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 20_000; i++) {
            String text = made(random);

            String once = Secrets.mask(text).text();

            assertThat(Secrets.mask(once).text()).as("%s", text).isEqualTo(once);
        }
    }

    /** Texts on which each kind begins again and again and never, or always, comes to an end. */
    static Stream<String> hostile() {
        Stream<String> anchors =
                SecretKinds.ALL.stream()
                        .map(kind -> kind.anchors().get(0))
                        .map(anchor -> anchor.toUpperCase(Locale.ROOT) + anchor);
        Stream<String> cut =
                SecretSample.all().stream()
                        .map(sample -> sample.text().substring(0, sample.text().length() * 2 / 3));
        return Stream.of(
                        anchors,
                        cut,
                        Stream.of(
                                "a",
                                "A",
                                "-",
                                "-----BEGIN PRIVATE KEY-----a-",
                                "\\",
                                "\"",
                                "://a:",
                                "password=\\",
                                "kind: Secret ",
                                "kind: Secret\ndata:\n",
                                "@"))
                .flatMap(texts -> texts)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void eightTimesTheTextIsEightTimesTheWork(String unit) {
        String small = repeated(unit, 16_000);
        String large = repeated(unit, 128_000);

        // What is quadratic costs eight times as much a character; what the compiler does meanwhile
        // may spoil one measure, not three.
        double growth = Double.MAX_VALUE;
        for (int attempt = 0; attempt < 3 && growth > 4; attempt++) {
            growth = Math.min(growth, perCharacter(large, 1) / perCharacter(small, 8));
        }

        assertThat(growth).as(unit).isLessThan(4);
    }

    /** Nanoseconds of this thread. */
    private static double perCharacter(String text, int times) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        SecretFinder.find(text);
        long begun = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            SecretFinder.find(text);
        }
        return (double) (threads.getCurrentThreadCpuTime() - begun) / text.length() / times;
    }

    private static String repeated(String unit, int length) {
        return unit.repeat(length / unit.length() + 1).substring(0, length);
    }

    private static String made(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = 1 + random.nextInt(12); pieces > 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static void assertIsFound(
            String text, SecretKind kind, Matcher matcher, boolean[] found) {
        int first = matcher.groupCount() == 0 ? 0 : 1;
        for (int group = first; group <= matcher.groupCount(); group++) {
            for (int at = matcher.start(group); at >= 0 && at < matcher.end(group); at++) {
                if (matcher.group(group).equals("***")) {
                    break;
                }
                assertThat(found[at])
                        .as("%s in %s of %s", kind.name(), matcher.group(), text)
                        .isTrue();
            }
        }
    }

    private static void fill(boolean[] found, int start, int end) {
        Arrays.fill(found, start, end, true);
    }
}
