package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.HazardAdded;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.ProbeChanged;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.SafeguardRemoved;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.ScheduleChanged;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meanings that many an edit looks like, each with the look-alikes that do not mean it. */
class SharperMeaningsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "k8s/job.yaml|-  schedule: \"15 0 * * *\"~+  schedule: \"15 12 * * *\"|reschedules schedule 15 0 * * * → 15 12 * * * in k8s/job.yaml",
                "A.java|-    @Scheduled(cron = \"0 0 2 * * *\")~+    @Scheduled(cron = \"0 0 * * * *\")|reschedules cron 0 0 2 * * * → 0 0 * * * * in A.java",
                "main.tf|-  schedule_expression = \"rate(5 minutes)\"~+  schedule_expression = \"rate(1 minute)\"|reschedules schedule_expression 5 minutes → 1 minute in main.tf",
                "x.timer|-OnCalendar=*-*-* 02:00:00~+OnCalendar=hourly|reschedules the schedule *-*-* 02:00:00 → hourly in x.timer",
                "a.go|-\tc.AddFunc(\"@every 5m\", f)~+\tc.AddFunc(\"@every 5s\", f)|reschedules c.AddFunc @every 5m → @every 5s in a.go",
            })
    void readsAnotherSchedule(String path, String patch, String words) {
        assertThat(of(ScheduleChanged.class, path, patch))
                .extracting(ScheduleChanged::words)
                .containsExactly(words);
        assertThat(of(DiffMeaning.QuantityChanged.class, path, patch)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // arithmetic
                "a.js|-  maxAge: 7 * 24 * 60 * 60 * 1000,~+  maxAge: 7 * 24 * 60 * 60,",
                // numbers side by side
                "a.txt|-1 2 3 4 5~+1 2 3 4 6",
                // the same
                "a.yaml|-  schedule: '15 0 * * *'~+  schedule: \"15 0 * * *\"",
                // a comment
                "a.yaml|-  # 15 0 * * *~+  # 15 1 * * *",
            })
    void doesNotTakeForAScheduleWhatIsNone(String path, String patch) {
        assertThat(of(ScheduleChanged.class, path, patch)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "readiness probe|deploy.yaml| readinessProbe:~   httpGet:~-    path: /healthz~+    path: /ready",
                "liveness probe|deploy.yaml| livenessProbe:~-  timeoutSeconds: 5~+  timeoutSeconds: 1",
                "health check|A.cs|-    .AddCheck(\"db\", c)~+    .AddCheck(\"db\", c, tags: new[] { \"ready\" })",
                "readiness probe|app.properties|-management.endpoint.health.group.readiness.include=readinessState~+management.endpoint.health.group.readiness.include=readinessState,db",
                "readiness probe|a.go| func readyz(w http.ResponseWriter, r *http.Request) {~+\trows := db.Query(sql)",
            })
    void readsAnotherProbe(String what, String path, String patch) {
        assertThat(of(ProbeChanged.class, path, patch))
                .extracting(ProbeChanged::what)
                .containsExactly(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // beside a probe
                "deploy.yaml| readinessProbe:~   httpGet:~     path: /healthz~-replicas: 2~+replicas: 3",
                // a handler of something else
                "a.go| func orders(w http.ResponseWriter, r *http.Request) {~+\trows := db.Query(sql)",
                "a.go|+\tready := true",
            })
    void doesNotTakeForAProbeWhatIsNone(String path, String patch) {
        assertThat(of(ProbeChanged.class, path, patch)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "main.tf|-  scopes = [\"orders:read\", \"orders:write\"]~+  scopes = [\"orders:read\"]|orders:write",
                "role.yaml| rules:~   verbs:~-    - list~     - get|list",
                "p.json|   \"permissions\": [~-    \"s3:PutObject\",~     \"s3:GetObject\"|s3:PutObject",
                "a.py|-SCOPES = [\"a.read\", \"a.write\"]~+SCOPES = [\"a.read\"]|a.write",
                "p.json|+      \"Effect\": \"Deny\",|Effect: Deny",
            })
    void readsARightThatIsTakenAway(String path, String patch, String right) {
        assertThat(of(SafeguardRemoved.class, path, patch))
                .filteredOn(removed -> removed.what() == Safeguard.AUTHORISATION)
                .extracting(SafeguardRemoved::detail)
                .contains(right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "main.tf|-  scopes = [\"orders:read\"]~+  scopes = [\"orders:read\", \"orders:write\"]",
                "main.tf|-  scopes = [\"b\", \"a\"]~+  scopes = [\"a\", \"b\"]",
                "a.py|-names = [\"a\", \"b\"]~+names = [\"a\"]",
                "role.yaml| rules:~   verbs:~-    - list~     - get~+    - list",
                "menu.yaml| items:~-    - list~     - get",
            })
    void doesNotCallARightWhatIsNoneOrStays(String path, String patch) {
        assertThat(of(SafeguardRemoved.class, path, patch)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "nginx.conf|-ssl_protocols TLSv1.2 TLSv1.3;~+ssl_protocols TLSv1.3;|TLSv1.2 TLSv1.3; → TLSv1.3;",
                "a.yaml|-  minVersion: TLSv1.2~+  minVersion: TLSv1.3|TLSv1.2 → TLSv1.3",
                "a.go|-\tcfg := &tls.Config{MinVersion: tls.VersionTLS12}~+\tcfg := &tls.Config{MinVersion: tls.VersionTLS13}|tls.VersionTLS12 → tls.VersionTLS13",
                "a.yaml|-  sslmode: prefer~+  sslmode: verify-full|prefer → verify-full",
                "a.js|-  sameSite: 'lax'~+  sameSite: 'strict'|lax → strict",
                "a.yaml|-  saslMechanism: PLAIN~+  saslMechanism: SCRAM-SHA-256|PLAIN → SCRAM-SHA-256",
            })
    void readsARaisedDemand(String path, String patch, String detail) {
        assertThat(hazards(path, patch))
                .filteredOn(hazard -> hazard.what() == Hazard.STRICTER_CHECK)
                .extracting(HazardAdded::detail)
                .containsExactly(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "STRICTER_CHECK|a.yaml|-  minVersion: TLSv1.3~+  minVersion: TLSv1.2",
                "STRICTER_CHECK|a.yaml|-  sslmode: require~+  sslmode: prefer",
                "STRICTER_CHECK|a.yaml|-  colour: none~+  colour: strict",
                // no moment before either
                "LOSSY_CONVERSION|A.java|-    Instant at = clock.instant();~+    Instant at = Instant.now();",
                "LOSSY_CONVERSION|A.java|-    LocalDateTime at = now();~+    LocalDateTime at = LocalDateTime.now();",
                // a counter
                "LOSSY_CONVERSION|A.java|-    for (long i = 0; i < n; i++) {~+    for (int i = 0; i < n; i++) {",
                // more exact
                "LOSSY_CONVERSION|A.java|-    double total = x.total();~+    BigDecimal total = x.total();",
                "LOSSY_CONVERSION|A.java|-    s.toLowerCase()~+    s.toLowerCase(Locale.ROOT)",
                // waited for, or bounded
                "UNBOUNDED_GROWTH|a.py| async def on(r):~+    t = asyncio.create_task(work(r))~+    await asyncio.gather(t)",
                "UNBOUNDED_GROWTH|a.go| func (s *S) All() {~+\tfor range jobs {~+\t\tsem.Acquire(ctx, 1)~+\t\tgo func() {",
                "UNBOUNDED_GROWTH|a.go| func (s *S) All() {~-\tgo func() { a() }()~+\tgo func() { b() }()",
                // no cache, or still with an expiry
                "UNBOUNDED_GROWTH|a.py|-    xs.set(k, v, 3600)~+    xs.set(k, v)",
                "UNBOUNDED_GROWTH|a.py|-    cache.set(k, v, 3600)~+    cache.set(k, v, 60)",
                // in one call
                "CALL_IN_LOOP|a.ts|-  ids.forEach(id => list.push(id))~+  ids.map(id => list.push(id))",
            })
    void doesNotCallAHazardWhatIsNone(String what, String path, String patch) {
        assertThat(hazards(path, patch))
                .extracting(HazardAdded::what)
                .doesNotContain(Hazard.valueOf(what));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "LOSSY_CONVERSION|A.java|-    OffsetDateTime at = OffsetDateTime.now();~+    LocalDateTime at = LocalDateTime.now();",
                "LOSSY_CONVERSION|a.py|-    now = datetime.now(timezone.utc)~+    now = datetime.now()",
                "LOSSY_CONVERSION|a.ts|-  return d.toISOString()~+  return d.toLocaleString()",
                "LOSSY_CONVERSION|A.java|-    BigDecimal total = x.total();~+    double total = x.total();",
                "LOSSY_CONVERSION|a.py|-    t = Decimal(x)~+    t = float(x)",
                "LOSSY_CONVERSION|A.java|-    long id = o.id();~+    int id = (int) o.id();",
                "LOSSY_CONVERSION|A.java|-    byte[] b = s.getBytes(StandardCharsets.UTF_8);~+    byte[] b = s.getBytes();",
                "LOSSY_CONVERSION|a.py|-    with open(p, encoding=\"utf-8\") as f:~+    with open(p) as f:",
                "LOSSY_CONVERSION|A.java|-    s.toLowerCase(Locale.ROOT)~+    s.toLowerCase()",
                "LOSSY_CONVERSION|A.java|-    x.setScale(2, RoundingMode.HALF_UP)~+    x.setScale(2, RoundingMode.DOWN)",
                "LOSSY_CONVERSION|A.java|-    long t = d.toMillis();~+    long t = d.toSeconds();",
                "LOSSY_CONVERSION|a.sql|-  total numeric(10,2),~+  total real,",
                "UNBOUNDED_GROWTH|a.py|-    cache.set(k, v, 3600)~+    cache.set(k, v)",
                "UNBOUNDED_GROWTH|a.go|-\trdb.Set(ctx, k, v, 10*time.Minute)~+\trdb.Set(ctx, k, v, 0)",
                "UNBOUNDED_GROWTH|a.ts|-  await redis.set(key, val, 'EX', 3600)~+  await redis.set(key, val)",
                "UNBOUNDED_GROWTH|a.go| func (h *H) Post(w http.ResponseWriter, r *http.Request) {~+\tgo func() {~+\t\th.audit(r)~+\t}()",
                "UNBOUNDED_GROWTH|A.java|     public void on(Req r) {~+        new Thread(() -> work(r)).start();",
                "UNBOUNDED_GROWTH|A.java|     public void on(Req r) {~+        CompletableFuture.runAsync(() -> work(r));",
                "UNBOUNDED_GROWTH|a.py| async def on(r):~+    asyncio.create_task(work(r))",
                "BLOCKING_CALL|a.go|-\tc := make(chan int, 100)~+\tc := make(chan int)",
                "CALL_IN_LOOP|A.java|-    List<U> u = repo.findAllById(ids);~+    List<U> u = ids.stream().map(id -> userRepository.findById(id)).toList();",
                "CALL_IN_LOOP|a.ts|-  const us = await prisma.user.findMany(q)~+  const us = await Promise.all(ids.map(async id => prisma.user.findUnique({ where: { id } })))",
                "CALL_IN_LOOP|a.py|-    users = User.objects.filter(id__in=ids)~+    users = [User.objects.get(id=i) for i in ids]",
                "CALL_IN_LOOP|a.go|+\tfor _, id := range ids {~ \t\trow := s.db.QueryRow(one, id)~+\t}",
            })
    void readsWhatIsBroughtIn(String what, String path, String patch) {
        assertThat(hazards(path, patch))
                .filteredOn(hazard -> hazard.what() == Hazard.valueOf(what))
                .hasSize(1)
                .allSatisfy(hazard -> assertThat(hazard.lines()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "BATCHING|a.ts|-  const ps = await prisma.post.findMany({ include: { author: true } })~+  const ps = await prisma.post.findMany()",
                "BATCHING|a.ts|-  const a = await loader.load(id)~+  const a = await db.fetchOne(id)",
                "BATCHING|A.java|-  @Query(\"select o from Order o join fetch o.lines\")~+  @Query(\"select o from Order o\")",
                "BATCHING|a.rb|-  Post.includes(:author).each(&show)~+  Post.all.each(&show)",
                "TIME_OUT|A.java|-    latch.await(5, TimeUnit.SECONDS);~+    latch.await();",
                "CLEANUP|a.py|-    with pool.connection() as conn:~-        return q(conn)~+    conn = pool.connection()~+    return q(conn)",
                "CLEANUP|A.cs|-    using var stream = File.OpenRead(p);~+    var stream = File.OpenRead(p);",
                "CLEANUP|a.go|-\tctx, cancel := context.WithCancel(ctx)~-\tdefer cancel()~+\tctx, _ = context.WithCancel(ctx)",
                "NULL_CHECK|a.rs|-    let x = match opt { Some(v) => v, None => return };~+    let x = opt.unwrap();",
                "NULL_CHECK|a.py|-    v = d.get(\"a\", 0)~+    v = d[\"a\"]",
                "NULL_CHECK|a.kt|-    val n = user?.name~+    val n = user!!.name",
                "NULL_CHECK|a.swift|-    guard let x = y else { return }~+    let x = y!",
                "NULL_CHECK|A.java|-    return repo.find(id).orElse(DEFAULT);~+    return repo.find(id).get();",
            })
    void readsWhatIsTakenAway(String what, String path, String patch) {
        assertThat(of(SafeguardRemoved.class, path, patch))
                .extracting(SafeguardRemoved::what)
                .containsExactly(Safeguard.valueOf(what));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // closes by itself
                "a.py|-    with open(p) as f:~-        return f.read()~+    return Path(p).read_text()",
                "A.kt|-    val r = open()~-    r.read()~-    r.close()~+    open().use { it.read() }",
                "a.py|-    f = open(p)~-    d = f.read()~-    f.close()~+    with open(p) as f:~+        d = f.read()",
                "A.cs|-    conn.Dispose();~+    await conn.DisposeAsync();",
                // what is closed on a page
                "a.tsx|-    dialog.close()~+    setOpen(false)",
                "src/ui/modal.js|-    this.modal.dispose()",
                "src/components/List.ts|-    this.observer.disconnect()",
                // not of what may be missing
                "a.js|+  const on = !!user",
                "a.ts|-  if (!a.b) return~+  if (!a.c) return",
                "a_test.rs|-    let x = a.unwrap_or(0);~+    let x = a.unwrap();",
                "a.py|-    r = requests.get(url, timeout=3)~+    r = requests.get(url, timeout=5)",
                // an array's own method
                "a.ts|-  if (ids.includes(id)) {~+  if (ids.has(id)) {",
            })
    void doesNotCallGoneWhatIsNot(String path, String patch) {
        assertThat(of(SafeguardRemoved.class, path, patch)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a.go|-\tmsg := \"a=1 b=2\"~+\tmsg := \"b=2 a=1\"",
                "a.ts|-const m = { a: 1, b: 2 }~+const m = { b: 2, a: 1 }",
                "a.py|-from a import x, y~+from a import y, x",
                "A.java|-    foo(a);~-    bar(b);~+    bar(b);~+    foo(a);",
                "a.yaml|-a: 1~-b: 2~+b: 2~+a: 1",
                // a helper
                "a.py| def f(a):~-    t = a.x + a.y~-    return t~+    return total(a)~+~+def total(a):~+    t = a.x + a.y~+    return t",
            })
    void anotherOrderSaysNothing(String path, String patch) {
        assertThat(Diffs.reading(path, Diffs.lines(patch)).meanings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "app.yaml|-  topicFormat: json~+  topicFormat: avro|changes topicFormat json → avro in app.yaml",
                "a.ts|-  region: 'eu-west-1',~+  region: 'us-east-1',|changes region eu-west-1 → us-east-1 in a.ts",
                "a.ts|-  producer.send(JSON.stringify(o))~+  producer.send(OrderEvent.encode(o).finish())|changes the format JSON → Protobuf in a.ts",
                "A.java|-  producer.send(\"orders\", o)~+  producer.send(\"orders-v2\", o)|renames the endpoint orders to orders-v2 in A.java",
                "a.js|-const timeout = 60000 / 2~+const timeout = 60000 / 20|lowers timeout 60000 / 2 → 60000 / 20 in a.js",
                "a.js|-  maxAge: 7 * 24 * 60 * 60 * 1000,~+  maxAge: 7 * 24 * 60 * 60,|lowers maxAge 7 * 24 * 60 * 60 * 1000 → 7 * 24 * 60 * 60 in a.js",
                "a.c|-#define BUF_SIZE (1 << 20)~+#define BUF_SIZE (1 << 10)|lowers BUF_SIZE 1 << 20 → 1 << 10 in a.c",
            })
    void readsAnotherValue(String path, String patch, String words) {
        assertThat(Diffs.words(Diffs.reading(path, Diffs.lines(patch)))).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "requirements-dev.txt|-pytest==7.0~+pytest==8.0",
                "package.json|   \"devDependencies\": {~-    \"foo\": \"^28.0.0\"~+    \"foo\": \"^29.0.0\"",
                "package.json|-    \"vitest\": \"^1.0.0\"~+    \"vitest\": \"^2.0.0\"",
                "pom.xml|     <artifactId>foo</artifactId>~-    <version>5.9.0</version>~+    <version>5.10.0</version>~     <scope>test</scope>",
                "go.mod|-\tgithub.com/stretchr/testify v1.8.0~+\tgithub.com/stretchr/testify v1.9.0",
                "docker-compose.yml|-  image: postgres:14~+  image: postgres:15",
                "Makefile|-\tgo test ./...~+\tgo test -race ./...",
                "k6/load.js|-vus: 10~+vus: 100",
                "grafana/dashboards/api.json|-  \"expr\": \"a\"~+  \"expr\": \"b\"",
            })
    void whatOnlyDevelopersUseIsHarmless(String path, String patch) {
        assertThat(Diffs.reading(path, Diffs.lines(patch)).harmless())
                .isEqualTo(new DiffMeaning.Harmless("development tools", Harmlessness.INERT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "package.json|   \"dependencies\": {~-    \"foo\": \"^28.0.0\"~+    \"foo\": \"^29.0.0\"",
                "requirements.txt|-requests==2.0~+requests==3.0~-pytest==7.0~+pytest==8.0",
                "pom.xml|     <artifactId>gson</artifactId>~-    <version>2.9.0</version>~+    <version>2.10.0</version>",
                "src/dashboard/page.js|-const a = 1~+const a = 2",
                "src/composer.yaml|-a: 1~+a: 2",
            })
    void whatRunsIsNotADevelopersTool(String path, String patch) {
        assertThat(Diffs.reading(path, Diffs.lines(patch)).harmless()).isNull();
    }

    @Test
    void theSameHazardOfTheSameLineIsToldOnce() {
        assertThat(hazards("a.yaml", "-  strict: false~+  strict: true"))
                .extracting(HazardAdded::detail)
                .containsExactly("false → true");
    }

    private static List<HazardAdded> hazards(String path, String patch) {
        return of(HazardAdded.class, path, patch);
    }

    private static <M extends DiffMeaning> List<M> of(Class<M> kind, String path, String patch) {
        return Diffs.reading(path, Diffs.lines(patch)).meanings().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
