package dev.forgeincident.narration.claim;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.RuleSettings;
import dev.forgeincident.narration.Worlds;
import java.util.Map;
import java.util.TreeMap;

/** Five incidents that differ, each with what the engine makes of it. */
final class Cases {

    /** An incident and its diagnosis. */
    record Case(IncidentContext context, Diagnosis diagnosis) {
        ClaimCheck check() {
            return ClaimCheck.of(context, diagnosis);
        }
    }

    static final Map<String, Case> ALL = new TreeMap<>();

    static {
        put("story", Worlds.story());
        put("pool", pool());
        put("certificate", certificate());
        put("undecided", undecided());
        put("dependency", dependency());
        put("surge", surge());
    }

    private Cases() {}

    private static void put(String name, Worlds world) {
        IncidentContext context = world.context();
        ALL.put(
                name,
                new Case(context, new Diagnostician(RuleSettings.DEFAULTS).diagnose(context)));
    }

    /** A limit lowered, seen in logs and in metrics. */
    private static Worlds pool() {
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
                .commit(
                        "5d5d5d5",
                        3,
                        "docs: explain the pool",
                        Worlds.patch("docs/pool.md", "-old", "+new"))
                .deployed("7e19ab4", -4)
                .deployed("c200000", -140)
                .normalHour()
                .errors(
                        96,
                        "java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms")
                .metric("http_server_duration_p99_ms", 180, 1187)
                .metric("cpu_utilization", 0.31, 0.30)
                .rule("Never call the tax service inside a transaction");
    }

    private static Worlds certificate() {
        return new Worlds()
                .commit(
                        "c200000",
                        -600,
                        "round totals half even",
                        Worlds.patch(
                                "app/totals.py",
                                "-    return round(x, 2)",
                                "+    return x.quantize(CENT)"))
                .deployed("c200000", -540)
                .normalHour()
                .errors(
                        80,
                        "TLS handshake with orders.internal failed: x509: certificate has expired or is not yet valid");
    }

    private static Worlds undecided() {
        return new Worlds()
                .commit(
                        "c200000",
                        -40,
                        "round totals half even",
                        Worlds.patch(
                                "app/totals.py",
                                "-    return round(x, 2)",
                                "+    return x.quantize(CENT)"))
                .commit(
                        "d300000",
                        -25,
                        "add an invoice footer",
                        Worlds.patch("app/footer.py", "-FOOTER = ''", "+FOOTER = 'x'"))
                .deployed("d300000", -20)
                .normalHour()
                .errors(40, "worker 7 stopped answering");
    }

    /** Nobody's change: five times the usual requests. */
    private static Worlds surge() {
        return new Worlds()
                .commit(
                        "c200000",
                        -600,
                        "round totals half even",
                        Worlds.patch(
                                "app/totals.py",
                                "-    return round(x, 2)",
                                "+    return x.quantize(CENT)"))
                .deployed("c200000", -540)
                .normalHour()
                .metric("requests_per_sec", 500, 2600)
                .metric("http_server_duration_p99_ms", 180, 1187)
                .metric("cpu_utilization", 0.31, 0.97)
                .errors(60, "request took too long: 1187 ms");
    }

    private static Worlds dependency() {
        return new Worlds()
                .commit(
                        "c200000",
                        -600,
                        "round totals half even",
                        Worlds.patch(
                                "app/totals.py",
                                "-    return round(x, 2)",
                                "+    return x.quantize(CENT)"))
                .deployed("c200000", -540)
                .normalHour()
                .errors(
                        120,
                        "psycopg2.OperationalError: connection to server at \"invoice-db\" (10.0.1.5), port 5432 failed: FATAL: the database system is in recovery mode");
    }
}
