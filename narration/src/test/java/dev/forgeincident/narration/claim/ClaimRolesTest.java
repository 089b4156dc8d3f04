package dev.forgeincident.narration.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.RuleSettings;
import dev.forgeincident.narration.Worlds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who does what to whom, in wordings that differ: {@code claims/roles.txt}. A service uses another,
 * whose pool a commit has lowered; a second commit is innocent.
 */
class ClaimRolesTest {

    private static final ClaimCheck CHECK = check();

    static Worlds world() {
        return new Worlds()
                .commit(
                        "7e19ab4",
                        -25,
                        "tune the connection pool",
                        Worlds.patch(
                                "src/main/resources/application.yml",
                                "-    maximum-pool-size: 50",
                                "+    maximum-pool-size: 10"))
                .commit(
                        "c200000",
                        -150,
                        "round totals half even",
                        Worlds.patch(
                                "app/totals.py",
                                "-    return round(x, 2)",
                                "+    return x.quantize(CENT, ROUND_HALF_EVEN)"))
                .deployed("7e19ab4", -4)
                .deployed("c200000", -140)
                .normalHour()
                .errors(
                        96,
                        "java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms")
                .errorsOf("billing-web", 40, "GET invoice-api/invoices failed: 503");
    }

    private static ClaimCheck check() {
        IncidentContext context = world().context();
        return ClaimCheck.of(context, new Diagnostician(RuleSettings.DEFAULTS).diagnose(context));
    }

    static Stream<String> sound() throws IOException {
        return lines().filter(line -> line.startsWith("+"));
    }

    static Stream<String> hostile() throws IOException {
        return lines().filter(line -> line.startsWith("-"));
    }

    @ParameterizedTest
    @MethodSource
    void sound(String line) {
        assertThat(sentences(line))
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(sentence.objection()).isNull());
    }

    @ParameterizedTest
    @MethodSource
    void hostile(String line) {
        assertThat(sentences(line)).isNotEmpty().noneMatch(CheckedSentence::stands);
    }

    private static List<CheckedSentence> sentences(String line) {
        String[] parts = line.split(" \\| ", 2);
        String[] head = parts[0].split(" ");
        List<String> ids = head[2].equals(".") ? List.of() : Arrays.asList(head[2].split(","));
        return CHECK.check(new Statement(Section.valueOf(head[1]), parts[1], ids, 0, ""))
                .sentences();
    }

    private static Stream<String> lines() throws IOException {
        try (InputStream in = ClaimRolesTest.class.getResourceAsStream("/claims/roles.txt")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList()
                    .stream();
        }
    }
}
