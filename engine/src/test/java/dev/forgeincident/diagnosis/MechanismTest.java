package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.change.FileDiff;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One case a mechanism: a change that does it, an error that follows from it. */
class MechanismTest {

    private static final Set<String> OWN_TESTS = Set.of("flag-changed", "more-demanded-of-others");

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of(
                        "setting-renamed",
                        Worlds.patch(
                                "config/settings.py",
                                "-DSN = \"host=10.0.0.1 port=5432\"",
                                "+DSN = \"server=10.0.0.1 port=5432\""),
                        "psycopg2.ProgrammingError: invalid dsn: invalid connection option \"server\""),
                Arguments.of(
                        "name-replaced",
                        Worlds.patch(
                                "schema/envelope.go",
                                "-\tMeta string `json:\"meta\"`",
                                "+\tMetadata string `json:\"metadata\"`"),
                        "cannot unmarshal event: missing required field \"meta\""),
                Arguments.of(
                        "connection-settings",
                        Worlds.patch(
                                "config/db.py",
                                "-DSN = \"host=10.0.0.1 port=5432\"",
                                "+DSN = \"host=10.0.0.9 port=5432\""),
                        "could not connect to server: Connection refused"),
                Arguments.of(
                        "value-changed",
                        Worlds.patch(
                                "deploy/values.yaml",
                                "-  topicFormat: json",
                                "+  topicFormat: avro"),
                        "SerializationException: invalid magic byte in record"),
                Arguments.of(
                        "pool-lowered",
                        Worlds.patch(
                                "config/app.yaml", "-  max_pool_size: 40", "+  max_pool_size: 4"),
                        "QueuePool limit of size 4 overflow 0 reached"),
                Arguments.of(
                        "capacity-lowered",
                        Worlds.patch("deploy/hpa.yaml", "-  maxReplicas: 20", "+  maxReplicas: 3"),
                        "cpu usage at 100 percent, shedding load"),
                Arguments.of(
                        "memory-lowered",
                        Worlds.patch(
                                "deploy/deployment.yaml", "-    memory: 2Gi", "+    memory: 256Mi"),
                        "container terminated: OOMKilled"),
                Arguments.of(
                        "more-held-in-memory",
                        Worlds.patch(
                                "config/app.yaml",
                                "-  cacheMaxEntries: 1000",
                                "+  cacheMaxEntries: 5000000"),
                        "java.lang.OutOfMemoryError: Java heap space"),
                Arguments.of(
                        "queue-lowered",
                        Worlds.patch(
                                "config/app.yaml",
                                "-  queueCapacity: 10000",
                                "+  queueCapacity: 50"),
                        "queue is full, rejecting event"),
                Arguments.of(
                        "rate-limit-lowered",
                        Worlds.patch(
                                "gateway/limits.yaml",
                                "-  requestsPerSecond: 500",
                                "+  requestsPerSecond: 20"),
                        "429 Too Many Requests"),
                Arguments.of(
                        "limit-lowered",
                        Worlds.patch(
                                "config/app.yaml",
                                "-  maxUploadBytes: 10000000",
                                "+  maxUploadBytes: 100000"),
                        "invalid record: payload exceeds maximum"),
                Arguments.of(
                        "time-out-lowered",
                        Worlds.patch(
                                "client/ledger.go",
                                "-\tclient.Timeout = 5 * time.Second",
                                "+\tclient.Timeout = 200 * time.Millisecond"),
                        "context deadline exceeded calling ledger"),
                Arguments.of(
                        "waits-longer",
                        Worlds.patch(
                                "client/ledger.go",
                                "-\tclient.Timeout = 2 * time.Second",
                                "+\tclient.Timeout = 120 * time.Second"),
                        "thread pool exhausted, rejecting work"),
                Arguments.of(
                        "interval-shortened",
                        Worlds.patch(
                                "config/app.yaml",
                                "-  pollIntervalSeconds: 60",
                                "+  pollIntervalSeconds: 1"),
                        "Rate exceeded (ThrottlingException)"),
                Arguments.of(
                        "interval-lengthened",
                        Worlds.patch(
                                "config/app.yaml",
                                "-  flushIntervalSeconds: 5",
                                "+  flushIntervalSeconds: 900"),
                        "consumer lag is growing, falling behind"),
                Arguments.of(
                        "time-to-live-shortened",
                        Worlds.patch(
                                "config/app.yaml",
                                "-  cacheTtlSeconds: 3600",
                                "+  cacheTtlSeconds: 5"),
                        "cache miss storm, thundering herd on catalog"),
                Arguments.of(
                        "kept-longer",
                        Worlds.patch(
                                "config/app.yaml", "-  retentionDays: 7", "+  retentionDays: 90"),
                        "write failed: no space left on device"),
                Arguments.of(
                        "retries-lowered",
                        Worlds.patch(
                                "client/retry.go",
                                "-\tpolicy.MaxAttempts = 8",
                                "+\tpolicy.MaxAttempts = 1"),
                        "retry budget exhausted for commit"),
                Arguments.of(
                        "retries-multiply",
                        Worlds.patch(
                                "client/retry.go",
                                "-\tpolicy.MaxAttempts = 2",
                                "+\tpolicy.MaxAttempts = 50"),
                        "429 too many requests from ledger"),
                Arguments.of(
                        "cache-removed",
                        Worlds.patch(
                                "app/catalog.py",
                                "-    @lru_cache(maxsize=1024)",
                                "     def price(self, sku):"),
                        "cache miss: loading all prices"),
                Arguments.of(
                        "cache-key-changed",
                        Worlds.patch(
                                "app/catalog.py",
                                "-    return cache.get(\"price:\" + legacy_sku)",
                                "+    return cache.get(\"price:\" + global_sku)"),
                        "cache miss: loading all prices"),
                Arguments.of(
                        "more-calls",
                        Worlds.patch(
                                "app/orders.py",
                                "-    totals = repo.find_all(ids)",
                                "+    for id in ids:",
                                "+        totals.append(repo.find_one(id))"),
                        "too many connections to the database"),
                Arguments.of(
                        "query-slower",
                        Worlds.patch(
                                "db/migrations/V9__tidy.sql", "+DROP INDEX idx_orders_customer;"),
                        "cpu usage of the database at 100"),
                Arguments.of(
                        "blocks",
                        Worlds.patch(
                                "app/stock.go",
                                "+\ttime.Sleep(500 * time.Millisecond)",
                                " \treturn s.client.Post(id)"),
                        "event loop blocked, backlog grows"),
                Arguments.of(
                        "made-for-each-call",
                        Worlds.patch(
                                "app/http.py",
                                "-    return SESSION.get(url)",
                                "+    session = requests.Session()",
                                "+    return session.get(url)"),
                        "too many open files"),
                Arguments.of(
                        "leaks",
                        Worlds.patch("app/store.go", "-\tdefer rows.Close()"),
                        "no free connection in the pool"),
                Arguments.of(
                        "writes-more",
                        Worlds.patch("config/log.yaml", "-  level: info", "+  level: debug"),
                        "no space left on device"),
                Arguments.of(
                        "lock-removed",
                        Worlds.patch("app/counter.go", "-\tc.mu.Lock()", "-\tdefer c.mu.Unlock()"),
                        "fatal error: concurrent map writes"),
                Arguments.of(
                        "guard-removed",
                        Worlds.patch(
                                "app/user.ts",
                                "-  if (user === null) {",
                                "-    return undefined;",
                                "-  }"),
                        "TypeError: Cannot read properties of null"),
                Arguments.of(
                        "isolation-removed",
                        Worlds.patch("app/Rates.java", "-    @CircuitBreaker(name = \"rates\")"),
                        "503 service unavailable from rates"),
                Arguments.of(
                        "stricter",
                        Worlds.patch(
                                "app/validate.py",
                                "+    if not payload.get(\"region\"):",
                                "+        raise ValidationError(\"region is required\")"),
                        "record validation failed for an order without region"),
                Arguments.of(
                        "unregistered",
                        Worlds.patch(
                                "app/routes.go", "-\trouter.HandleFunc(\"/v1/quotes\", quotes)"),
                        "no route matches /v1/quotes"),
                Arguments.of(
                        "credentials-changed",
                        Worlds.patch(
                                "deploy/deployment.yaml",
                                "-        - secretRef:",
                                "-            name: ledger-credentials"),
                        "401 Unauthorized from ledger"),
                Arguments.of(
                        "schedule-changed",
                        Worlds.patch(
                                "deploy/vacuum.yaml",
                                "-  schedule: \"15 2 * * *\"",
                                "+  schedule: \"15 12 * * *\""),
                        "deadlock detected: vacuum holds the table"),
                Arguments.of(
                        "converted-otherwise",
                        Worlds.patch(
                                "app/Payout.java",
                                "-        payout.setAt(OffsetDateTime.now(ZoneOffset.UTC));",
                                "+        payout.setAt(LocalDateTime.now());"),
                        "record validation failed: payout lies in the future"),
                Arguments.of(
                        "probe-changed",
                        Worlds.patch(
                                "deploy/deployment.yaml",
                                " readinessProbe:",
                                "   httpGet:",
                                "-    path: /healthz",
                                "+    path: /health/deep"),
                        "readiness probe failed: HTTP 503"),
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
                        Mechanisms.ALL.stream()
                                .map(Mechanism::id)
                                // These have tests of their own below.
                                .filter(id -> !OWN_TESTS.contains(id))
                                .toList());
    }

    @Test
    void whoDemandsMoreOfOthersIsTiedToTheirFaultAndNotToItsOwn() {
        assertThat(firstMechanism(demandingMore("ledger"))).startsWith("more work at once");
        assertThat(firstMechanism(demandingMore("checkout"))).isEmpty();
    }

    @Test
    void aFlagIsTiedToTheFaultThatNamesIt() {
        Fleet fleet =
                new Fleet("checkout", "Checkout5xx", 5)
                        .usual("checkout", "order placed")
                        .flag("checkout", "express_payment", "off", "on", -2)
                        .errors("checkout", 0, 40, "express_payment: connection refused");

        assertThat(firstMechanism(fleet)).isEqualTo("the flag sends requests another way");
    }

    private static Fleet demandingMore(String failing) {
        return new Fleet("checkout", "Checkout5xx", 5)
                .usual("checkout", "order placed")
                .commit(
                        "aaaaaaa",
                        -20,
                        "tune",
                        Worlds.patch(
                                "services/checkout/config.yaml", "-  workers: 4", "+  workers: 64"))
                .deployed("checkout", "aaaaaaa", -3)
                .errors(failing, 0, 40, "deadlock detected while updating stock");
    }

    private static String firstMechanism(Fleet fleet) {
        return new Diagnostician(RuleSettings.DEFAULTS)
                .diagnose(fleet.context()).hypotheses().stream()
                        .filter(each -> each.change() != null)
                        .map(Hypothesis::mechanism)
                        .findFirst()
                        .orElse("");
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
