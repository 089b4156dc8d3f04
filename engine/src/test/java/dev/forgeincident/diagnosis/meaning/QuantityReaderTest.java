package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.QuantityChanged;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "client.go|-\tctx, cancel := context.WithTimeout(ctx, 5*time.Second)~+\tcallCtx, cancel := context.WithTimeout(ctx, 300*time.Millisecond)|TIME_OUT|lowers context.WithTimeout 5 s → 300 ms in client.go",
                "server.go|-\tReadTimeout: 30 * time.Second,~+\tReadTimeout: 3 * time.Second,|TIME_OUT|lowers ReadTimeout 30 s → 3 s in server.go",
                "db.go|-\tdb.SetMaxOpenConns(50)~+\tdb.SetMaxOpenConns(5)|POOL|lowers db.SetMaxOpenConns 50 → 5 in db.go",
                "Client.java|-  .readTimeout(Duration.ofSeconds(10))~+  .readTimeout(Duration.ofMillis(250))|TIME_OUT|lowers readTimeout 10 s → 250 ms in Client.java",
                "Job.java|-@Timeout(30)~+@Timeout(3)|TIME_OUT|lowers Timeout 30 → 3 in Job.java",
                "Pool.kt|-    val pool = newPool(size = 20)~+    val pool = newPool(size = 2)|POOL|lowers the pool size of size 20 → 2 in Pool.kt",
                "app/db.py|-engine = create_engine(url, pool_size=50, max_overflow=10)~+engine = create_engine(url, pool_size=5, max_overflow=10)|POOL|lowers pool_size 50 → 5 in app/db.py",
                "app/http.py|-r = requests.get(url, timeout=30)~+r = requests.get(url, timeout=0.5)|TIME_OUT|lowers timeout 30 → 0.5 in app/http.py",
                "app/cache.py|-CACHE_TTL = timedelta(minutes=10)~+CACHE_TTL = timedelta(seconds=5)|TTL|lowers CACHE_TTL 10 min → 5 s in app/cache.py",
                "src/api.ts|-const MAX_RETRIES = 5;~+const MAX_RETRIES = 1;|RETRIES|lowers MAX_RETRIES 5 → 1 in src/api.ts",
                "src/q.js|-  new Queue({ concurrency: 16 })~+  new Queue({ concurrency: 2 })|CONCURRENCY|lowers concurrency 16 → 2 in src/q.js",
                "lib/x.rb|-  Rails.cache.write(k, v, expires_in: 10.minutes)~+  Rails.cache.write(k, v, expires_in: 10.seconds)|TTL|lowers expires_in 10 min → 10 s in lib/x.rb",
                "src/main.rs|-    let poll_interval = Duration::from_secs(10);~+    let poll_interval = Duration::from_millis(10);|INTERVAL|lowers poll_interval 10 s → 10 ms in src/main.rs",
                "X.cs|-  client.Timeout = TimeSpan.FromSeconds(100);~+  client.Timeout = TimeSpan.FromSeconds(1);|TIME_OUT|lowers client.Timeout 100 s → 1 s in X.cs",
                "x.php|-$batchSize = 100;~+$batchSize = 10000;|BATCH|raises $batchSize 100 → 10000 in x.php",
                "src/buf.cpp|-constexpr size_t kQueueCapacity = 64 * 1024;~+constexpr size_t kQueueCapacity = 1024;|QUEUE|lowers kQueueCapacity 64 * 1024 → 1024 in src/buf.cpp",
                "a.scala|-  val parallelism: Int = 8~+  val parallelism: Int = 1|CONCURRENCY|lowers parallelism 8 → 1 in a.scala",
                "application.properties|-spring.datasource.hikari.maximum-pool-size=30~+spring.datasource.hikari.maximum-pool-size=3|POOL|lowers spring.datasource.hikari.maximum-pool-size 30 → 3 in application.properties",
                "deploy.yaml| resources:~   limits:~-    memory: 512Mi~+    memory: 128Mi|MEMORY|lowers resources.limits.memory 512Mi → 128Mi in deploy.yaml",
                "deploy.yaml| resources:~   limits:~-    cpu: \"1\"~+    cpu: 250m|CPU|lowers resources.limits.cpu 1 → 250m in deploy.yaml",
                "deploy.yaml|-  replicas: 6~+  replicas: 2|REPLICAS|lowers replicas 6 → 2 in deploy.yaml",
                "deploy.yaml| - name: DB_POOL_SIZE~-  value: \"50\"~+  value: \"5\"|POOL|lowers DB_POOL_SIZE 50 → 5 in deploy.yaml",
                "values.yaml|-  javaOpts: \"-Xms1g -Xmx4g\"~+  javaOpts: \"-Xms1g -Xmx512m\"|MEMORY|lowers Xmx 4g → 512m in values.yaml",
                "Dockerfile|-CMD [\"gunicorn\", \"--workers\", \"8\"]~+CMD [\"gunicorn\", \"--workers\", \"2\"]|CONCURRENCY|lowers workers 8 → 2 in Dockerfile",
                "run.sh|-exec worker --concurrency 16 --queue a~+exec worker --concurrency 4 --queue a|CONCURRENCY|lowers concurrency 16 → 4 in run.sh",
                "nginx.conf|-    proxy_read_timeout 60s;~+    proxy_read_timeout 5s;|TIME_OUT|lowers proxy_read_timeout 60s → 5s in nginx.conf",
                "redis.conf|-maxmemory 2gb~+maxmemory 256mb|MEMORY|lowers maxmemory 2gb → 256mb in redis.conf",
                "conf/app.toml| [pool]~-max = 40~+max = 4|POOL|lowers pool.max 40 → 4 in conf/app.toml",
                "config.json|-  \"rateLimit\": 1000,~+  \"rateLimit\": 10,|RATE_LIMIT|lowers rateLimit 1000 → 10 in config.json",
                "main.tf|-  memory_size = 1024~+  memory_size = 128|MEMORY|lowers memory_size 1024 → 128 in main.tf",
                "pool.xml|-  <maxPoolSize>50</maxPoolSize>~+  <maxPoolSize>5</maxPoolSize>|POOL|lowers maxPoolSize 50 → 5 in pool.xml",
                "Env.java|-  int n = getInt(\"http.max.connections\", 200);~+  int n = getInt(\"http.max.connections\", 20);|POOL|lowers http.max.connections 200 → 20 in Env.java",
                ".env|-PORT=8080~+PORT=8081|PORT|raises PORT 8080 → 8081 in .env",
                "a.yaml|-  timeout_seconds: 5~+  timeout_ms: 300|TIME_OUT|lowers timeout_ms 5 s → 300 ms in a.yaml",
            })
    void readsTheNumberWithItsNameAndUnit(
            String path, String patch, String quantity, String words) {
        CommitReading reading = Diffs.reading(path, Diffs.lines(patch));

        List<QuantityChanged> changed = quantities(reading);
        assertThat(changed).extracting(QuantityChanged::words).contains(words);
        assertThat(changed)
                .filteredOn(each -> each.words().equals(words))
                .extracting(each -> each.quantity().name())
                .containsExactly(quantity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.go|-const version = \"v1.2.3\"~+const version = \"v1.2.4\"",
                "a.go|-\tsince := \"2023-01-01\"~+\tsince := \"2024-01-01\"",
                "a.go|-\t// wait 5 seconds~+\t// wait 9 seconds",
                "a.go|-\tx := sha256.Sum(b)~+\tx := sha512.Sum(b)",
                "a.yaml|-  host: 10.0.0.1~+  host: 10.0.0.2",
                "pool_test.go|-\tpoolSize := 50~+\tpoolSize := 5",
                "docs/a.yaml|-timeout: 50~+timeout: 5",
                "a.go|-\ttimeout := 5 * time.Second~+\ttimeout := 5*time.Second",
                "a.go|-\ttimeout := 1000 * time.Millisecond~+\ttimeout := time.Second * 1",
                "CHANGELOG.md|-timeout 5~+timeout 6",
            })
    void doesNotTakeForAQuantityWhatIsNone(String path, String patch) {
        assertThat(quantities(Diffs.reading(path, Diffs.lines(patch)))).isEmpty();
    }

    @Test
    void whatIsRaisedIsNotLowered() {
        QuantityChanged raised =
                quantities(Diffs.reading("a.yaml", Diffs.lines("-timeout: 900ms~+timeout: 2s")))
                        .get(0);

        assertThat(raised.raised()).isTrue();
        assertThat(raised.lowered()).isFalse();
        assertThat(raised.factor()).isCloseTo(2.222, org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void whatCannotBeComparedIsNeither() {
        QuantityChanged changed =
                quantities(Diffs.reading("a.yaml", Diffs.lines("-timeout: 5~+timeout: 300ms")))
                        .get(0);

        assertThat(changed.factor()).isNaN();
        assertThat(changed.lowered() || changed.raised()).isFalse();
    }

    @Test
    void toMinusOneIsNotLowered() {
        QuantityChanged changed =
                quantities(Diffs.reading("a.yaml", Diffs.lines("-maxSize: 5~+maxSize: -1"))).get(0);

        assertThat(changed.to()).isEqualTo("-1");
        assertThat(changed.lowered()).isFalse();
    }

    @Test
    void readsSeveralInOneLine() {
        List<QuantityChanged> changed =
                quantities(
                        Diffs.reading(
                                "p.go",
                                Diffs.lines(
                                        "-var P = Policy{MaxAttempts: 8, BaseDelay: 5 * time.Millisecond}~"
                                                + "+var P = Policy{MaxAttempts: 2, BaseDelay: 1 * time.Millisecond}")));

        assertThat(changed)
                .extracting(QuantityChanged::words)
                .containsExactly(
                        "lowers MaxAttempts 8 → 2 in p.go", "lowers BaseDelay 5 ms → 1 ms in p.go");
    }

    @Test
    void namesTheFunctionWhereTheNumberHasNoName() {
        List<QuantityChanged> changed =
                quantities(
                        Diffs.reading(
                                "p.go",
                                "@@ func (c *Client) backoff() time.Duration {\n-\treturn 5 * time.Second\n+\treturn 5 * time.Millisecond\n"));

        assertThat(changed)
                .extracting(QuantityChanged::words)
                .containsExactly("lowers backoff 5 s → 5 ms in p.go");
        assertThat(changed.get(0).quantity()).isEqualTo(Quantity.INTERVAL);
    }

    @Test
    void aLimitThatWasNotThereIsSet() {
        List<QuantityChanged> changed =
                quantities(
                        Diffs.reading(
                                "deploy.yaml",
                                Diffs.lines(" resources:~+  limits:~+    memory: 128Mi")));

        assertThat(changed)
                .extracting(QuantityChanged::words)
                .containsExactly("sets resources.limits.memory to 128Mi in deploy.yaml");
        assertThat(changed.get(0).introduced()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "5s,TIME_OUT,5",
        "300ms,TIME_OUT,0.3",
        "5*time.Second,TIME_OUT,5",
        "time.Minute,TIME_OUT,60",
        "1m30s,TIME_OUT,90",
        "PT5M,TTL,300",
        "Duration.ofHours(2),TTL,7200",
        "512Mi,MEMORY,536870912",
        "1 << 20,LIMIT,1048576",
        "10_000,LIMIT,10000",
        "250m,CPU,0.25",
        "5m,TIME_OUT,300",
        "50%,THRESHOLD,0.5",
        "1e6,LIMIT,1000000",
    })
    void anAmountIsReadWithItsUnit(String text, Quantity quantity, double value) {
        assertThat(Amount.of(text, quantity).value())
                .isCloseTo(value, org.assertj.core.data.Offset.offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "connectionPoolTimeout,TIME_OUT",
        "cache_ttl,TTL",
        "retryDelayMs,INTERVAL",
        "leaderElection,INTERVAL",
        "max_retries,RETRIES",
        "maxThreads,CONCURRENCY",
        "innodb_buffer_pool_size,MEMORY",
        "queue_capacity,QUEUE",
        "max_body_size,LIMIT",
        "cacheMaxEntries,CACHE_SIZE",
        "requests_per_second,RATE_LIMIT",
        "sample_rate,OTHER",
        "errorThreshold,THRESHOLD",
        "report,OTHER",
        "support,OTHER",
    })
    void aNameTellsWhatIsMeasured(String name, Quantity quantity) {
        assertThat(Quantity.named(name)).isEqualTo(quantity);
    }

    private static List<QuantityChanged> quantities(CommitReading reading) {
        return reading.meanings().stream()
                .filter(QuantityChanged.class::isInstance)
                .map(QuantityChanged.class::cast)
                .toList();
    }
}
