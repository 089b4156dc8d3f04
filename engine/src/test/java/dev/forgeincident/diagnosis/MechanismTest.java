package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.change.FileDiff;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One case a mechanism: a change that does it, an error that follows from it. */
class MechanismTest {

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of(
                        "setting-renamed",
                        Worlds.patch("app.yaml", "-  url: x", "+  uri: x"),
                        "ConfigError: missing required setting"),
                Arguments.of(
                        "name-replaced",
                        Worlds.patch("app/m.py", "-    row.total", "+    row.amount"),
                        "AttributeError: 'Row' object has no attribute"),
                Arguments.of(
                        "connection-settings",
                        Worlds.patch(
                                "app/db.py",
                                "-    dsn = \"host=db1\"",
                                "+    dsn = \"host=db2 port=1\""),
                        "could not connect to the server: Connection refused"),
                Arguments.of(
                        "limit-lowered",
                        Worlds.patch("app.yaml", "-  maxPoolSize: 50", "+  maxPoolSize: 5"),
                        "PoolTimeout: QueuePool limit reached"),
                Arguments.of(
                        "dependency-bumped",
                        Worlds.patch("requirements.txt", "-pydantic==1.10", "+pydantic==2.0"),
                        "ImportError: cannot import name"),
                Arguments.of(
                        "migration",
                        Worlds.patch(
                                "db/migrations/V8__x.sql",
                                "+alter table invoice drop column total;"),
                        "UndefinedColumn: no such column: total"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tiesTheChangeToTheFault(String id, FileDiff file, String error) {
        Diagnosis diagnosis = diagnose(file, error);

        Mechanism mechanism =
                Mechanisms.ALL.stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(diagnosis.hypotheses().get(0).mechanism()).isEqualTo(mechanism.words());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesNotTieItToAFaultThatCannotFollow(String id, FileDiff file, String error) {
        Diagnosis diagnosis = diagnose(file, "certificate has expired");

        assertThat(diagnosis.hypotheses())
                .filteredOn(h -> h.change() != null)
                .allSatisfy(h -> assertThat(h.mechanism()).isEmpty());
    }

    @Test
    void everyMechanismHasACase() {
        List<String> tested =
                cases().map(Arguments::get)
                        .map(arguments -> Objects.requireNonNull(arguments[0]).toString())
                        .toList();

        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(
                        Mechanisms.ALL.stream().map(Mechanism::id).collect(Collectors.toList()));
    }

    private static Diagnosis diagnose(FileDiff file, String error) {
        return new Diagnostician(RuleSettings.DEFAULTS)
                .diagnose(
                        new Worlds()
                                .commit("abc1234", -20, "tidy up", file)
                                .deployed("abc1234", -3)
                                .normalHour()
                                .errors(40, error)
                                .context());
    }
}
