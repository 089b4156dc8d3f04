package dev.forgeincident.diagnosis;

import static dev.forgeincident.diagnosis.Worlds.patch;

import dev.forgeincident.context.logs.LogLine.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Recorded incidents: small worlds whose diagnoses are kept as good. */
final class Incidents {

    static final Map<String, Supplier<Fleet>> ALL = all();

    private Incidents() {}

    private static Map<String, Supplier<Fleet>> all() {
        Map<String, Supplier<Fleet>> all = new LinkedHashMap<>();
        all.put("pool-lowered-delayed", Incidents::poolLoweredDelayed);
        all.put("shared-retry-removed", Incidents::sharedRetryRemoved);
        all.put("memory-lowered-ramp", Incidents::memoryLoweredRamp);
        all.put("field-renamed-consumer-fails", Incidents::fieldRenamed);
        all.put("flag-flipped", Incidents::flagFlipped);
        all.put("certificate-expired", Incidents::certificateExpired);
        all.put("provider-down", Incidents::providerDown);
        all.put("poison-record", Incidents::poisonRecord);
        all.put("traffic-surge", Incidents::trafficSurge);
        all.put("node-failed", Incidents::nodeFailed);
        all.put("nothing-to-say", Incidents::nothingToSay);
        all.put("setting-changed-in-the-console", Incidents::settingChanged);
        return all;
    }

    /** Everything that surrounds an incident: old commits, docs, tests, another service's work. */
    private static Fleet town(String alerted, String title) {
        return new Fleet(alerted, title, 5)
                .commit(
                        "0d0c000",
                        -52,
                        "docs: how to be on call",
                        patch("docs/oncall.md", "-a", "+b"))
                .commit(
                        "7e57000",
                        -48,
                        "test: rounding of totals",
                        patch("services/cart/total_test.go", "-	want := 1", "+	want := 2"))
                .commit(
                        "c0ffee0",
                        -44,
                        "tidy the search page",
                        patch(
                                "services/search/page.go",
                                "-	title := first(words)",
                                "+	heading := first(words)"))
                .deployed("search", "c0ffee0", -1)
                .usual("checkout", "order placed")
                .usual("ledger", "booked")
                .usual("search", "query answered")
                .metric("search", "http_server_5xx_rate", minute -> 0.001);
    }

    private static Fleet poolLoweredDelayed() {
        return town("checkout", "CheckoutLatency")
                .commit(
                        "badb001",
                        -50,
                        "tune defaults",
                        patch(
                                "services/ledger/config.yaml",
                                "-  maxPoolSize: 40",
                                "+  maxPoolSize: 4"))
                .deployed("ledger", "badb001", -45)
                .steps("ledger", "db_pool_in_use_ratio", 0.3, 0, 1.0)
                .steps("checkout", "http_server_duration_p99_ms", 120, 2, 5_200)
                .errors("ledger", 1, 60, "connection pool exhausted: 4 of 4 in use, 31 waiting")
                .errors("checkout", 2, 30, "upstream ledger: deadline exceeded")
                .span("t1", "a", "", "checkout", "POST /pay", 3, 5_000, "deadline exceeded")
                .span("t1", "b", "a", "ledger", "book", 3, 4_990, "pool exhausted")
                .span("t0", "a", "", "checkout", "POST /pay", -30, 80, "")
                .span("t0", "b", "a", "ledger", "book", -30, 20, "");
    }

    private static Fleet sharedRetryRemoved() {
        return town("checkout", "Checkout5xx")
                .commit(
                        "badb002",
                        -20,
                        "simplify the lock client",
                        patch(
                                "pkg/locks/client.go",
                                "-	return backoff.Retry(op, backoff.NewExponential(5))",
                                "+	return op()"))
                .commit(
                        "9000002",
                        -6,
                        "reword a log line",
                        patch(
                                "services/checkout/pay.go",
                                "-	log.Info(\"paying\")",
                                "+	log.Info(\"paying now\")"))
                .deployed("ledger", "badb002", -12)
                .deployed("checkout", "9000002", -2)
                .errors("ledger", 0, 40, "could not obtain lock: conflict, retries exhausted")
                .errors("checkout", 1, 40, "upstream ledger returned 500")
                .span("t1", "a", "", "checkout", "POST /pay", 3, 40, "upstream ledger returned 500")
                .span("t1", "b", "a", "ledger", "book", 3, 30, "conflict");
    }

    private static Fleet memoryLoweredRamp() {
        return town("ledger", "LedgerRestarts")
                .commit(
                        "badb003",
                        -58,
                        "align resources with the other services",
                        patch(
                                "charts/ledger/values.yaml",
                                "-      memory: 2Gi",
                                "+      memory: 512Mi"))
                .deployed("ledger", "badb003", -55)
                .metric(
                        "ledger",
                        "container_memory_working_set_bytes",
                        minute ->
                                minute < -50
                                        ? 300e6
                                        : Math.min(536e6, 300e6 + (minute + 50) * 4.9e6))
                .errors("ledger", 1, 3, "container ledger terminated: OOMKilled (exit code 137)")
                .errors("checkout", 1.5, 25, "dial ledger: connection refused");
    }

    private static Fleet fieldRenamed() {
        return town("billing", "BillingConsumerErrors")
                .commit(
                        "badb004",
                        -14,
                        "consistent names in the order event",
                        patch(
                                "services/checkout/events/order.go",
                                "-	CustomerID string `json:\"customer_id\"`",
                                "+	CustomerID string `json:\"customerId\"`"))
                .deployed("checkout", "badb004", -3)
                .errors(
                        "billing",
                        0,
                        50,
                        "cannot decode order event: missing required field \"customer_id\"")
                .steps("billing", "consumer_lag", 20, 1, 4_000);
    }

    private static Fleet flagFlipped() {
        return town("checkout", "Checkout5xx")
                .flag("checkout", "express_payment", "off", "on", -2)
                .errors("checkout", 0, 60, "express_payment: provider token missing")
                .steps("checkout", "http_server_5xx_rate", 0.001, 0, 0.2);
    }

    private static Fleet certificateExpired() {
        return town("checkout", "Checkout5xx")
                .commit(
                        "9000006",
                        -9,
                        "rename a helper",
                        patch("services/checkout/pay.go", "-	v := one()", "+	w := one()"))
                .deployed("checkout", "9000006", -1)
                .errors(
                        "checkout",
                        0,
                        60,
                        "x509: certificate has expired or is not yet valid: ledger.internal");
    }

    private static Fleet providerDown() {
        return town("checkout", "Checkout5xx")
                .errors(
                        "checkout",
                        0,
                        50,
                        "charge failed: 503 Service Unavailable from https://api.cardhouse.com/v1/charges")
                .errors(
                        "ledger",
                        0.5,
                        30,
                        "refund failed: 503 Service Unavailable from https://api.cardhouse.com/v1/refunds")
                .steps("checkout", "http_server_5xx_rate", 0.001, 0, 0.3);
    }

    private static Fleet poisonRecord() {
        Fleet fleet = town("billing", "BillingLag");
        for (int i = 0; i < 40; i++) {
            fleet.line(
                    "billing",
                    i / 6.0,
                    Level.ERROR,
                    "failed to process record: amount is not a number; offset=99812 try=" + i,
                    Map.of());
        }
        return fleet.metric(
                "billing", "consumer_lag", minute -> minute < 0 ? 20 : 20 + minute * 400);
    }

    private static Fleet trafficSurge() {
        return town("checkout", "CheckoutSaturated")
                .metric("checkout", "requests_per_sec", minute -> minute < -2 ? 200 : 1_150)
                .steps("checkout", "cpu_usage_ratio", 0.35, 0, 0.99)
                .steps("checkout", "http_server_duration_p99_ms", 110, 1, 4_800)
                .errors("checkout", 1, 40, "request timed out waiting for a worker");
    }

    private static Fleet nodeFailed() {
        Fleet fleet = town("checkout", "Checkout5xx");
        for (int i = 0; i < 48; i++) {
            fleet.line("checkout", i / 4.0, Level.INFO, "served", Map.of("node", "node-" + i % 4));
            fleet.line(
                    "checkout",
                    i / 6.0,
                    Level.ERROR,
                    "read /data: i/o failed",
                    Map.of("node", "node-2"));
        }
        return fleet;
    }

    private static Fleet nothingToSay() {
        return town("checkout", "CheckoutOdd")
                .commit(
                        "9000011",
                        -9,
                        "rename a helper",
                        patch("services/checkout/pay.go", "-	v := one()", "+	w := one()"))
                .deployed("checkout", "9000011", -3)
                .errors("checkout", 0, 30, "checksum of the basket does not match");
    }

    private static Fleet settingChanged() {
        return town("checkout", "CheckoutThrottled")
                .setting("gateway", "requests_per_second", "800", "40", -4)
                .errors("checkout", 0, 60, "gateway answered 429 Too Many Requests")
                .span("t1", "a", "", "checkout", "POST /pay", 2, 20, "429 Too Many Requests")
                .span("t1", "b", "a", "gateway", "route", 2, 2, "rate limit exceeded");
    }
}
