package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "reduce pool size from 50 to 5|lowers pool size 50 → 5 (its message says so)",
                "perf: lower the request timeout from 5s to 300ms|lowers request timeout 5s → 300ms (its message says so)",
                "Increase worker replicas from 2 to 6.|raises worker replicas 2 → 6 (its message says so)",
                "tune: maxConnections 100 -> 20|lowers maxConnections 100 → 20 (its message says so)",
                "bump pydantic from 1.10.2 to 2.0.0|moves the dependency pydantic 1.10.2 → 2.0.0",
                "Upgrade spring-boot to 3.1.0|moves the dependency spring-boot to 3.1.0",
                "switch region from eu-west-1 to us-east-1|changes region eu-west-1 → us-east-1 (its message says so)",
                "enable strict parsing by default|switches strict parsing off → on (its message says so)",
                "disable response cache|switches response cache on → off (its message says so)",
                "disable response cache|removes the cache (response cache) (its message says so)",
                "remove retry around payment call|removes the retry (retry around payment call) (its message says so)",
                "Drop the circuit breaker|removes the circuit breaker (the circuit breaker) (its message says so)",
                "rename DB_URL to DATABASE_URL|renames DB_URL= to DATABASE_URL= (its message says so)",
                "feat: add retries to the catalog client|retries more (its message says so)",
                "enforce email format on sign-up|checks more strictly (its message says so)",
            })
    void readsWhatAMessageSays(String message, String words) {
        CommitReading reading = Diffs.said(message);

        assertThat(Diffs.words(reading)).contains(words);
        assertThat(reading.meanings()).allSatisfy(each -> assertThat(each.saidOnly()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs: typo",
                "remove unused cache helper",
                "fix typo in retry comment",
                "feat: add /readyz endpoint",
                "refactor: move DTOs into api/types",
                "release 1.2.3",
                "Merge pull request #12 from ada/topic",
                "test: raise coverage of backoff",
                "",
            })
    void readsNothingIntoAnOrdinaryMessage(String message) {
        assertThat(Diffs.said(message).meanings()).isEmpty();
    }

    @Test
    void aDiffCountsMoreThanWhatIsSaidOfIt() {
        CommitReading reading =
                CommitReading.of(
                        Diffs.commit(
                                "remove retry",
                                new dev.forgeincident.context.change.Diff.Read(
                                        java.util.List.of(
                                                Diffs.file("a.yaml", Diffs.lines("-a: 1~+a: 2"))),
                                        0)));

        assertThat(reading.meanings()).noneMatch(DiffMeaning::saidOnly);
    }
}
