package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.NotProduction;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessReaderTest {

    @ParameterizedTest
    @CsvSource({
        "docs/runbooks/rollback.md,INERT",
        "README.md,INERT",
        "pkg/retry/backoff_test.go,INERT",
        "pkg/invoice/testdata/golden.json,INERT",
        "src/test/java/FooTest.java,INERT",
        "web/src/App.test.tsx,INERT",
        "spec/models/order_spec.rb,INERT",
        ".github/workflows/build.yml,INERT",
        ".circleci/config.yml,INERT",
        "CODEOWNERS,INERT",
        ".golangci.yml,INERT",
        ".eslintrc.json,INERT",
        ".gitignore,INERT",
        "web/src/pages/Settings.css,STYLING",
        "web/public/logo.svg,STYLING",
    })
    void aPathAloneTells(String path, Harmlessness harmlessness) {
        DiffMeaning.Harmless harmless = Diffs.reading(path, "").harmless();

        assertThat(harmless).isNotNull();
        assertThat(Objects.requireNonNull(harmless).harmlessness()).isEqualTo(harmlessness);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "services/order/handler.go",
                "Dockerfile",
                "charts/api/values.yaml",
                "go.mod",
                "db/migrations/0001_x.sql",
                ".github/workflows/deploy.yml",
                "src/latest/contest.py",
                "web/src/components/Tooltip.tsx",
                "internal/health/ready.go",
            })
    void aPathAloneDoesNotClear(String path) {
        assertThat(Diffs.reading(path, "").harmless()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "comments|INERT|a.go|-\t// old~+\t// new",
                "comments|INERT|a.py|-    \"\"\"Old.\"\"\"~+    \"\"\"New.\"\"\"",
                "comments|INERT|a.py| def f():~     \"\"\"Does.~+    More of it.~     \"\"\"",
                "formatting|INERT|a.go|-\tx := f(a,b)~+\tx := f(a, b)",
                "formatting|INERT|A.java|-    foo(a, b);~+    foo(~+        a,~+        b);",
                "formatting|INERT|a.ts|-const x = 'a'~+const x = \"a\";",
                "formatting|INERT|a.go| import (~-\t\"os\"~-\t\"bufio\"~+\t\"bufio\"~+\t\"os\"~ )",
                "formatting|INERT|a.py|-x = f(a,b)~+x = f(a, b)",
                "log lines and metrics|OBSERVING|a.go|+\tlog.Info().Str(\"route\", r.URL.Path).Msg(\"req\")",
                "log lines and metrics|OBSERVING|a.go|+\tstart := time.Now()~ \tnext.ServeHTTP(w, r)~+\tlogger.Debug(\"took\", time.Since(start))",
                "log lines and metrics|OBSERVING|a.cpp|-    LOG_DEBUG(log, \"elected\");~+    LOG_INFO(log, \"elected node={}\", id);",
                "log lines and metrics|OBSERVING|a.go|+var fetch = prometheus.NewHistogram(prometheus.HistogramOpts{~+\tName: \"fetch_seconds\",~+})",
                "log lines and metrics|OBSERVING|a.py|+    logger.info(~+        \"got %s\",~+        n,~+    )",
                "log lines and metrics|OBSERVING|A.java|+        meterRegistry.counter(\"orders\").increment();",
                "log lines and metrics|OBSERVING|a.rs|+    info!(\"started\");",
            })
    void readsWhatDoesNothing(String what, String harmlessness, String path, String patch) {
        assertThat(Diffs.reading(path, Diffs.lines(patch)).harmless())
                .isEqualTo(new DiffMeaning.Harmless(what, Harmlessness.valueOf(harmlessness)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // one level of indentation is a program in Python and YAML
                "a.py|-    x = 1~+        x = 1",
                "a.yaml|-  x: 1~+    x: 1",
                // a blank inside a string
                "a.go|-\tx := \"a b\"~+\tx := \"ab\"",
                // a line that moved
                "a.go|-\tlock()~ \twork()~+\tlock()",
                // something beside the log line
                "a.go|+\tlog.Info(\"x\")~+\tdelete(m, k)",
                // a label of many values
                "a.go|-\tmetrics.WithLabelValues(route).Inc()~+\tmetrics.WithLabelValues(route, userID).Inc()",
                // a preprocessor's directive is no comment
                "a.c|-#define MAX 10~+#define MAX 20",
                // nor is a pointer
                "a.c|-  *p = 1;~+  *p = 2;",
                // nor a shebang
                "run.sh|-#!/bin/sh~+#!/bin/bash",
                "a.sql|-select 1~+select 2",
                // "log" in other words
                "a.go|+\tlogin(user)",
                "a.go|+\tcatalog.Reload(ctx)",
            })
    void doesNotCallHarmlessWhatRuns(String path, String patch) {
        assertThat(Diffs.reading(path, Diffs.lines(patch)).harmless()).isNull();
    }

    @Test
    void oneFileThatRunsIsEnough() {
        assertThat(
                        Diffs.reading(
                                        Diffs.file("README.md", ""),
                                        Diffs.file("a.go", Diffs.lines("+\tx()")))
                                .harmless())
                .isNull();
    }

    @Test
    void theLeastHarmlessKindIsTold() {
        assertThat(
                        Diffs.reading(
                                        Diffs.file("README.md", ""),
                                        Diffs.file("a.css", ""),
                                        Diffs.file("a.go", Diffs.lines("+\tlog.Info(\"x\")")))
                                .harmless())
                .isEqualTo(
                        new DiffMeaning.Harmless(
                                "documentation and styling and log lines and metrics",
                                Harmlessness.OBSERVING));
    }

    @Test
    void aPatchThatWasCutIsNotCleared() {
        FileDiff cut =
                new FileDiff(
                        "a.go",
                        null,
                        FileDiff.Kind.MODIFIED,
                        false,
                        Diffs.lines("-\t// a~+\t// b"),
                        true);

        assertThat(Diffs.reading(cut).harmless()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "deploy/staging/tls.yaml,staging",
        "charts/api/values-dev.yaml,dev",
        "src/main/resources/application-test.properties,test",
        "terraform/environments/sandbox/main.tf,sandbox",
        "k8s/overlays/qa/kustomization.yaml,qa",
    })
    void anotherEnvironmentIsNotProduction(String path, String environment) {
        assertThat(Diffs.reading(path, "").meanings()).contains(new NotProduction(environment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy/production/tls.yaml",
                "charts/api/values.yaml",
                "staging/src/api/types.go",
                "internal/dev/tools.go",
                "deploy/staging-and-production/x.yaml",
                "src/device.yaml",
            })
    void whatMayRunInProductionIsNotSetAside(String path) {
        assertThat(Diffs.reading(path, "").meanings()).noneMatch(NotProduction.class::isInstance);
    }
}
