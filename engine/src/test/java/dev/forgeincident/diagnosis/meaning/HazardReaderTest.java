package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.HazardAdded;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HazardReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "CALL_IN_LOOP|a.go|-\trows, err := s.db.QueryContext(ctx, sql, ids)~+\tfor _, id := range ids {~+\t\trow := s.db.QueryRowContext(ctx, one, id)~+\t}",
                "CALL_IN_LOOP|A.java|-    List<User> users = userRepository.findAllById(ids);~+    for (Long id : ids) {~+      users.add(userRepository.findById(id).get());~+    }",
                "CALL_IN_LOOP|a.py| for o in orders:~+    customer = session.query(Customer).get(o.customer_id)~     total += o.total",
                "CALL_IN_LOOP|a.ts|+  const users = await Promise.all(ids.map(id => api.fetchUser(id)))",
                "CALL_IN_LOOP|a.rb| orders.each do~+  http_client.post('/audit', o)~ end",
                "UNBOUNDED_GROWTH|a.py|+_seen = {}~ def handle(r):~+    _seen[r.id] = r",
                "UNBOUNDED_GROWTH|A.java|+    private static final Map<String, Order> SEEN = new HashMap<>();~     void on(Order o) {~+        SEEN.put(o.id(), o);",
                "UNBOUNDED_GROWTH|a.go|+var audit []record~+func note(r record) {~+\taudit = append(audit, r)",
                "UNBOUNDED_GROWTH|a.js|+const cache = new Map()~ function f(k) {~+  cache.set(k, v)",
                "UNBOUNDED_GROWTH|A.java|-    Cache<K, V> c = Caffeine.newBuilder().maximumSize(100).build();~+    Cache<K, V> c = Caffeine.newBuilder().build();",
                "UNBOUNDED_GROWTH|a.py|-@lru_cache(maxsize=1000)~+@lru_cache(maxsize=None)",
                "UNBOUNDED_GROWTH|a.go|-\trequests.WithLabelValues(route).Inc()~+\trequests.WithLabelValues(route, userID).Inc()",
                "LOCK_WIDENED|a.go| \ts.mu.Lock()~ \tn := s.n~-\ts.mu.Unlock()~+\tdefer s.mu.Unlock()~ \treturn s.client.Fetch(ctx, n)",
                "LOCK_WIDENED|A.java|-    Price p = priceClient.fetch(sku);~     synchronized (this) {~+      Price p = priceClient.fetch(sku);~       prices.put(sku, p);~     }",
                "LOCK_WIDENED|a.py|+    with self.lock:~+        data = requests.get(url)~-    data = requests.get(url)",
                "LOCK_WIDENED|a.go|-\tmu sync.RWMutex~+\tmu sync.Mutex",
                "STRICTER_CHECK|A.java|+    if (o.email() == null) throw new IllegalArgumentException(\"email\");",
                "STRICTER_CHECK|a.py|+    if not o.email:~+        raise ValueError('email')",
                "STRICTER_CHECK|Order.java|-    private String email;~+    @NotNull private String email;",
                "STRICTER_CHECK|a.go|+\tdec.DisallowUnknownFields()",
                "STRICTER_CHECK|schema.json|+  \"additionalProperties\": false,",
                "BLOCKING_CALL|A.java|+        Thread.sleep(100);",
                "BLOCKING_CALL|a.js|-  const x = await fs.promises.readFile(p)~+  const x = fs.readFileSync(p)",
                "BLOCKING_CALL|a.go|+\tif err := f.Sync(); err != nil {~+\tunix.Fsync(fd)",
                "BLOCKING_CALL|A.kt|-    val x = client.get()~+    val x = runBlocking { client.get() }",
                "RETRY_ADDED|A.java|+    @Retry(name = \"orders\")~     Order get(String id) {",
                "RETRY_ADDED|a.go|+\tfor attempt := 0; attempt < 10; attempt++ {",
                "EXPENSIVE_QUERY|A.java|-  \"SELECT id FROM orders WHERE sku = ?\"~+  \"SELECT * FROM orders WHERE sku LIKE '%\" + s + \"%'\"",
                "EXPENSIVE_QUERY|a.go|-\tq := `SELECT id FROM orders WHERE day = $1 LIMIT 100`~+\tq := `SELECT id FROM orders WHERE day = $1`",
                "EXPENSIVE_QUERY|q.sql|-SELECT id FROM orders WHERE customer = 5~+SELECT id FROM orders",
                "EXPENSIVE_QUERY|a.py|-EMAIL = re.compile(r'^[^@]+@[^@]+$')~+EMAIL = re.compile(r'^([a-z0-9]+)+@x$')",
                "PER_REQUEST_CLIENT|a.go| func (h *Handler) Get(w http.ResponseWriter, r *http.Request) {~-\tresp, err := h.client.Get(url)~+\tclient := &http.Client{}~+\tresp, err := client.Get(url)",
                "PER_REQUEST_CLIENT|a.py| def handler(event, ctx):~+    s3 = boto3.client('s3')~     return s3.get_object(Bucket=b)",
                "PER_REQUEST_CLIENT|A.java|     public Rate rate(String c) {~+        RestTemplate t = new RestTemplate();",
                "NEW_DEPENDENCY_CALL|a.go| func (s *Server) Checkout(ctx context.Context) error {~+\tscore, err := s.fraudClient.Score(ctx, req)",
                "NEW_DEPENDENCY_CALL|a.py|     total = cart.total()~+    r = requests.post(FRAUD_URL, json=cart)",
            })
    void readsWhatIsBroughtIn(String what, String path, String patch) {
        assertThat(hazards(Diffs.reading(path, Diffs.lines(patch))))
                .filteredOn(each -> each.what() == Hazard.valueOf(what))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.lines()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // it was in the loop before
                "CALL_IN_LOOP|a.go| \tfor _, id := range ids {~-\t\trow := s.db.QueryRow(one, id)~+\t\trow := s.db.QueryRow(two, id)",
                // after the loop
                "CALL_IN_LOOP|a.go| \tfor _, id := range ids {~ \t\tn += id~ \t}~+\trow := s.db.QueryRow(one, n)",
                // taken out of the loop
                "CALL_IN_LOOP|a.go| \tfor _, id := range ids {~-\t\trow := s.db.QueryRow(one, id)~ \t}~+\trows := s.db.Query(all, ids)",
                // a local list
                "UNBOUNDED_GROWTH|a.py| def f(xs):~+    out = []~+    out.append(1)",
                // something takes from it
                "UNBOUNDED_GROWTH|a.py|+_seen = {}~+def f(r):~+    _seen[r.id] = r~+    _seen.pop(oldest())",
                // a label of few values
                "UNBOUNDED_GROWTH|a.go|-\trequests.WithLabelValues(route).Inc()~+\trequests.WithLabelValues(route, method).Inc()",
                // narrower
                "LOCK_WIDENED|a.go| \ts.mu.Lock()~ \tn := s.n~-\tdefer s.mu.Unlock()~+\ts.mu.Unlock()~ \treturn s.client.Fetch(ctx, n)",
                // the check was there in other words
                "STRICTER_CHECK|a.go|-\thttp.Error(w, err.Error(), 400)~+\twriteError(w, http.StatusBadRequest, err)",
                // made once
                "PER_REQUEST_CLIENT|a.go| func NewHandler() *Handler {~+\tclient := &http.Client{}",
                "PER_REQUEST_CLIENT|a.py|+client = boto3.client('s3')",
                // with a pause
                "RETRY_ADDED|a.go|+\tfor attempt := 0; attempt < 5; attempt++ {~+\t\ttime.Sleep(backoff.Next())",
                // had no bound before either
                "EXPENSIVE_QUERY|a.go|-\tq := `SELECT id FROM orders`~+\tq := `SELECT id, sku FROM orders`",
                // asked before
                "NEW_DEPENDENCY_CALL|a.go|-\ts.client.Score(ctx, req)~+\ts.client.Score(ctx, request)",
                // a test
                "BLOCKING_CALL|src/test/java/ATest.java|+        Thread.sleep(100);",
                // a comment
                "BLOCKING_CALL|A.java|+        // Thread.sleep(100);",
            })
    void doesNotCallAHazardWhatIsNone(String what, String path, String patch) {
        assertThat(hazards(Diffs.reading(path, Diffs.lines(patch))))
                .extracting(HazardAdded::what)
                .doesNotContain(Hazard.valueOf(what));
    }

    private static List<HazardAdded> hazards(CommitReading reading) {
        return reading.meanings().stream()
                .filter(HazardAdded.class::isInstance)
                .map(HazardAdded.class::cast)
                .toList();
    }
}
