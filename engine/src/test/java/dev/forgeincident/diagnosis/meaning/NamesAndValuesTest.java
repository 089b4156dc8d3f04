package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.FlagDefault;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.LogLevelChanged;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.NameReplaced;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.ValueChanged;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesAndValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "KEY|max-pool-size|pool.max|app.yaml|-max-pool-size: 5~+pool.max: 5",
                "KEY|DB_URL|DATABASE_URL|app.py|-url = os.environ[\"DB_URL\"]~+url = os.environ[\"DATABASE_URL\"]",
                "KEY|host|server|app.py|-dsn = \"host=10.0.1.5 port=5432\"~+dsn = \"server=10.0.1.5 port=5432\"",
                "KEY|POOL|POOL_SIZE|.env|-POOL=5~+POOL_SIZE=5",
                "FIELD|userId|user_id|a.go|-\tID string `json:\"userId\"`~+\tID string `json:\"user_id\"`",
                "FIELD|total|amount|A.java|-  @JsonProperty(\"total\") long x;~+  @JsonProperty(\"amount\") long x;",
                "FIELD|total|amount|a.py|-    return row[\"total\"]~+    return row[\"amount\"]",
                "COLUMN|total|amount|a.go|-\trows := q(\"SELECT id, total FROM invoice\")~+\trows := q(\"SELECT id, amount FROM invoice\")",
                "COLUMN|total|amount|A.java|-  @Column(name = \"total\") long x;~+  @Column(name = \"amount\") long x;",
                "ENDPOINT|/v1/orders|/v2/orders|A.java|-  @GetMapping(\"/v1/orders\")~+  @GetMapping(\"/v2/orders\")",
                "ENDPOINT|orders|orders-v2|app.yaml|-  topic: orders~+  topic: orders-v2",
                "SYMBOL|Sum|Total|a.go|-  total := order.Sum()~+  total := order.Total()",
                "SYMBOL|total|amount|a.py|-    x = row.total~+    x = row.amount",
            })
    void readsTheNameAndWhatItStandsFor(
            String kind, String from, String to, String path, String patch) {
        CommitReading reading = Diffs.reading(path, Diffs.lines(patch));

        assertThat(of(NameReplaced.class, reading))
                .extracting(NameReplaced::kind, NameReplaced::from, NameReplaced::to)
                .contains(org.assertj.core.groups.Tuple.tuple(NameKind.valueOf(kind), from, to));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // a local variable
                "a.go|-\tc := r.Context()~-\treturn fetch(c, q)~+\tctx := r.Context()~+\treturn fetch(ctx, q)",
                "a.py|-    for o in orders:~-        n += o.n~+    for order in orders:~+        n += order.n",
                // a unit
                "a.go|-\tt := 5 * time.Second~+\tt := 5 * time.Millisecond",
                // a word of a message
                "a.go|-\treturn errors.New(\"recieved nothing\")~+\treturn errors.New(\"received nothing\")",
                // a level of a message
                "a.go|-\tlog.Debug(\"x\")~+\tlog.Info(\"x\")",
                // a remark
                "a.go|-\tx() // old~+\tx() // new",
                // a type's keyword
                "a.js|-  let x = 1~+  const x = 1",
            })
    void doesNotCallRenamedWhatNobodyElseSees(String path, String patch) {
        assertThat(of(NameReplaced.class, Diffs.reading(path, Diffs.lines(patch)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "app.yaml| cache:~-  enabled: true~+  enabled: false|switches cache.enabled true → false in app.yaml",
                "a.py|-USE_NEW_PARSER = False~+USE_NEW_PARSER = True|switches USE_NEW_PARSER False → True in a.py",
                "a.go|-\tnewFlow := flag.Bool(\"new-flow\", false, \"\")~+\tnewFlow := flag.Bool(\"new-flow\", true, \"\")|switches new-flow false → true in a.go",
                "A.java|-    boolean strict = false;~+    boolean strict = true;|switches strict false → true in A.java",
                "pg.conf|-fsync = on~+fsync = off|switches fsync on → off in pg.conf",
                "main.tf|-  multi_az = true~+  multi_az = false|switches multi_az true → false in main.tf",
            })
    void readsASwitch(String path, String patch, String words) {
        assertThat(of(FlagDefault.class, Diffs.reading(path, Diffs.lines(patch))))
                .extracting(FlagDefault::words)
                .containsExactly(words);
    }

    @Test
    void knowsWhetherASwitchIsOnAfterwards() {
        CommitReading on = Diffs.reading("a.yaml", Diffs.lines("-  tls: off~+  tls: on"));
        CommitReading off = Diffs.reading("a.yaml", Diffs.lines("-  tls: true~+  tls: false"));

        assertThat(of(FlagDefault.class, on).get(0).turnsOn()).isTrue();
        assertThat(of(FlagDefault.class, off).get(0).turnsOn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "app.yaml| logging:~-  level: info~+  level: debug|true",
                "app.properties|-logging.level.root=WARN~+logging.level.root=ERROR|false",
                "a.py|-logging.basicConfig(level=\"INFO\")~+logging.basicConfig(level=\"DEBUG\")|true",
            })
    void readsALogLevel(String path, String patch, boolean more) {
        List<LogLevelChanged> levels =
                of(LogLevelChanged.class, Diffs.reading(path, Diffs.lines(patch)));

        assertThat(levels).hasSize(1);
        assertThat(levels.get(0).lowered()).isEqualTo(more);
        assertThat(levels.get(0).raised()).isEqualTo(!more);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "app.yaml|-  region: eu-west-1~+  region: us-east-1|changes region eu-west-1 → us-east-1 in app.yaml",
                "deploy.yaml|-  image: shop/api:1.4~+  image: shop/api:1.5|changes image shop/api:1.4 → shop/api:1.5 in deploy.yaml",
                "a.py|-hashlib.new(algorithm=\"sha256\")~+hashlib.new(algorithm=\"md5\")|changes algorithm sha256 → md5 in a.py",
                "A.java|-  private Mode mode = Mode.LENIENT;~+  private Mode mode = Mode.STRICT;|changes mode Mode.LENIENT → Mode.STRICT in A.java",
                "app.properties|-spring.jackson.time-zone=UTC~+spring.jackson.time-zone=Europe/Berlin|changes spring.jackson.time-zone UTC → Europe/Berlin in app.properties",
            })
    void readsAnotherValue(String path, String patch, String words) {
        assertThat(of(ValueChanged.class, Diffs.reading(path, Diffs.lines(patch))))
                .extracting(ValueChanged::words)
                .contains(words);
    }

    @Test
    void neverShowsASecret() {
        CommitReading reading =
                Diffs.reading(
                        "app.yaml", Diffs.lines("-  password: hunter2~+  password: correcthorse"));

        assertThat(Diffs.words(reading))
                .isNotEmpty()
                .allSatisfy(words -> assertThat(words).doesNotContain("hunter2", "correcthorse"));
    }

    private static <M extends DiffMeaning> List<M> of(Class<M> kind, CommitReading reading) {
        return reading.meanings().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
