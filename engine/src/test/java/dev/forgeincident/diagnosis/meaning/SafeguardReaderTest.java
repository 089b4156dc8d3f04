package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.SafeguardRemoved;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeguardReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "LOCK|l.mu.Lock()|a.go|-\tl.mu.Lock()~-\tdefer l.mu.Unlock()~ \tl.n++",
                "LOCK|public synchronized void add(int n)|A.java|-  public synchronized void add(int n) {~+  public void add(int n) {",
                "LOCK|Map<String, Long> m = new ConcurrentHashMap<>()|A.java|-  Map<String, Long> m = new ConcurrentHashMap<>();~+  Map<String, Long> m = new HashMap<>();",
                "LOCK|with self._lock:|a.py|-        with self._lock:~-            self.n += 1~+        self.n += 1",
                "LOCK|std::lock_guard<std::mutex> g(mu_)|a.cpp|-    std::lock_guard<std::mutex> g(mu_);~ ++n_;",
                "RETRY|@Retryable(maxAttempts = 3)|A.java|-  @Retryable(maxAttempts = 3)~ public void send() {",
                "RETRY|retry|a.yaml|-  retry: 3",
                "BACKOFF|BaseDelay: 5 * time.Millisecond|a.go|-var P = Policy{MaxAttempts: 8, BaseDelay: 5 * time.Millisecond}~+var P = Policy{MaxAttempts: 8}",
                "BACKOFF|time.sleep(backoff)|a.py| for attempt in range(5):~-    time.sleep(backoff)~     call()",
                "BATCHING|repo.saveAll(orders)|A.kt|-        repo.saveAll(orders)~+        orders.forEach { repo.save(it) }",
                "BATCHING|rows = db.bulk_insert(rows)|a.py|-    rows = db.bulk_insert(rows)~+    for r in rows:~+        db.insert(r)",
                "CACHE|@lru_cache(maxsize=128)|a.py|-@lru_cache(maxsize=128)~ def price(sku):",
                "CACHE|@Cacheable('')|A.java|-    @Cacheable('rates')~     public Rates rates() {",
                "INDEX|op.create_index('', '')|app/models.py|-    op.create_index('ix_a', 'orders')",
                "TIME_OUT|timeout: 5000|a.ts|-  axios.get(url, { timeout: 5000 })~+  axios.get(url)",
                "TIME_OUT|timeout|a.yaml|-  timeout: 30s~+  timeout: 0",
                "NULL_CHECK|if (user == null) return Optional.empty()|A.java|-    if (user == null) return Optional.empty();~     return Optional.of(user.name());",
                "NULL_CHECK|if len(items) == 0|a.go|-\tif len(items) == 0 {~-\t\treturn nil~-\t}~ \treturn items[0]",
                "NULL_CHECK|const x = d?.price ?? 0|a.ts|-  const x = d?.price ?? 0~+  const x = d.price",
                "NULL_CHECK|name = user.name if user is not None else ''|a.py|-    name = user.name if user is not None else ''~+    name = user.name",
                "NULL_CHECK|let p = opt.unwrap_or(0)|a.rs|-    let p = opt.unwrap_or(0);~+    let p = opt.unwrap();",
                "REGISTRATION|r.HandleFunc(\"\", h.Orders)|a.go|-\tr.HandleFunc(\"/orders\", h.Orders)",
                "REGISTRATION|@Scheduled(cron = \"\")|A.java|-    @Scheduled(cron = \"0 0 * * * *\")~     void purge() {",
                "REGISTRATION|app.use('', orders)|a.js|-app.use('/orders', orders)",
                "REGISTRATION|prometheus.io/scrape|a.yaml|-    prometheus.io/scrape: \"true\"",
                "RATE_LIMIT|limit_req zone|nginx.conf|-    limit_req zone=api burst=20;",
                "RATE_LIMIT|if !limiter.Allow()|a.go|-\tif !limiter.Allow() {~-\t\treturn ErrBusy~-\t}",
                "CIRCUIT_BREAKER|@CircuitBreaker(name = \"\")|A.java|-    @CircuitBreaker(name = \"x\")~     public X get() {",
                "VALIDATION|X post(@Valid @RequestBody Order o)|A.java|-    X post(@Valid @RequestBody Order o) {~+    X post(@RequestBody Order o) {",
                "ERROR_HANDLING|except KeyError:|a.py|-    try:~-        return d[k]~-    except KeyError:~-        return 0~+    return d[k]",
                "ERROR_HANDLING|send(x).catch(e => report(e))|a.js|-  send(x).catch(e => report(e))~+  send(x)",
                "CLEANUP|defer resp.Body.Close()|a.go|-\tdefer resp.Body.Close()~ \treturn read(resp)",
                "CLEANUP|finally:|a.py|-    finally:~-        conn.close()",
                "CLEANUP|try (var in = open(p))|A.java|-    try (var in = open(p)) {~-      return in.read();~-    }~+    var in = open(p);~+    return in.read();",
                "FALLBACK|return fallbackPrices()|A.java|-    return fallbackPrices();~+    throw e;",
                "AUTHORISATION|secretKeyRef|a.yaml|-        secretKeyRef:~-          name: db",
                "AUTHORISATION|roles|a.tf|-  roles = [\"reader\", \"writer\"]",
                "POOLING|pool = ConnectionPool(20)|a.py|-pool = ConnectionPool(20)~-conn = pool.get()~+conn = connect()",
            })
    void readsWhatIsTakenAway(String what, String detail, String path, String patch) {
        CommitReading reading = Diffs.reading(path, Diffs.lines(patch));

        assertThat(removed(reading))
                .filteredOn(each -> each.what() == Safeguard.valueOf(what))
                .singleElement()
                .satisfies(each -> assertThat(each.lines()).isNotEmpty())
                .extracting(SafeguardRemoved::detail)
                .isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // moved inside the function
                "a.go|-\tl.mu.Lock()~-\tdefer l.mu.Unlock()~ \tn := size(x)~+\tl.mu.Lock()~+\tdefer l.mu.Unlock()",
                // indented anew
                "a.py|-    except KeyError:~-        return 0~+        except KeyError:~+            return 0",
                // another kind of lock
                "a.go|-\tl.mu.Lock()~+\tl.mu.RLock()",
                // another variable
                "a.go|-\tdefer f.Close()~+\tdefer file.Close()",
                // a comment
                "a.go|-\t// retry with backoff~+\t// once",
                // a message
                "A.java|-  log.info(\"retry later\");",
                "A.java|-  throw new X(\"no lock, no cache\");~+  throw new X(\"nothing\");",
                // an import
                "a.py|-from app import cache~ x = 1",
                // words that hold other words
                "A.java|-  block(clock);~+  other(x);",
                // a lock file of a package manager
                "yarn.lock|-lock@1.0:~-  version \"1.0\"",
                // a test
                "pool_test.go|-\tdefer f.Close()",
                // put in, not taken away
                "a.go|+\tl.mu.Lock()~+\tdefer l.mu.Unlock()",
                // the same guard in other words
                "a.ts|-  if (x === null) return 0~+  if (x == null) return 0",
                // the whole function goes
                "a.py|-def old(d):~-    try:~-        return d['a']~-    except KeyError:~-        return None",
            })
    void doesNotCallGoneWhatIsStillThere(String path, String patch) {
        assertThat(removed(Diffs.reading(path, Diffs.lines(patch)))).isEmpty();
    }

    @Test
    void whatMovedToAnotherFileIsNotGone() {
        CommitReading reading =
                Diffs.reading(
                        Diffs.file(
                                "a.go",
                                Diffs.lines(
                                        "-\tdefer f.Close()~-\t_, err = f.Write(b)~+\treturn write(f, b)")),
                        Diffs.file(
                                "b.go",
                                Diffs.lines(
                                        "+func write(f *os.File, b []byte) error {~+\tdefer f.Close()~+}")));

        assertThat(removed(reading)).isEmpty();
    }

    @Test
    void neverShowsAValueOfConfiguration() {
        List<SafeguardRemoved> removed =
                removed(Diffs.reading("a.yaml", Diffs.lines("-  credentials: s3cr3t")));

        assertThat(removed).hasSize(1);
        assertThat(removed.get(0).words())
                .isEqualTo("removes the authorisation (credentials) in a.yaml");
    }

    private static List<SafeguardRemoved> removed(CommitReading reading) {
        return reading.meanings().stream()
                .filter(SafeguardRemoved.class::isInstance)
                .map(SafeguardRemoved.class::cast)
                .toList();
    }
}
