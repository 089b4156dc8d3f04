package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.DependencyBumped;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.Migration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependenciesAndMigrationsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "requirements.txt|-requests==2.32.3~+requests==2.32.4|requests 2.32.3 → 2.32.4|PATCH",
                "go.mod|-\tgoogle.golang.org/grpc v1.62.0~+\tgoogle.golang.org/grpc v1.63.0|google.golang.org/grpc 1.62.0 → 1.63.0|MINOR",
                "package.json|-    \"react\": \"^17.0.2\",~+    \"react\": \"^18.2.0\",|react 17.0.2 → 18.2.0|MAJOR",
                "pom.xml| <artifactId>jackson-core</artifactId>~-<version>2.14.1</version>~+<version>2.15.0</version>|jackson-core 2.14.1 → 2.15.0|MINOR",
                "pom.xml|-    <netty.version>4.1.90.Final</netty.version>~+    <netty.version>4.1.91.Final</netty.version>|netty 4.1.90.Final → 4.1.91.Final|PATCH",
                "build.gradle|-  implementation 'com.zaxxer:HikariCP:4.0.3'~+  implementation 'com.zaxxer:HikariCP:5.0.0'|com.zaxxer:HikariCP 4.0.3 → 5.0.0|MAJOR",
                "Cargo.toml|-tokio = { version = \"1.28\", features = [\"full\"] }~+tokio = { version = \"1.29\", features = [\"full\"] }|tokio 1.28 → 1.29|MINOR",
                "Cargo.toml|-serde = \"0.8.1\"~+serde = \"0.9.0\"|serde 0.8.1 → 0.9.0|MAJOR",
                "Gemfile|-gem 'rails', '>= 6.1.0'~+gem 'rails', '>= 7.0.0'|rails 6.1.0 → 7.0.0|MAJOR",
                "composer.json|-    \"symfony/http-kernel\": \"5.4.1\",~+    \"symfony/http-kernel\": \"5.4.2\",|symfony/http-kernel 5.4.1 → 5.4.2|PATCH",
                "pyproject.toml|-    \"pydantic>=1.10\",~+    \"pydantic>=2.0\",|pydantic 1.10 → 2.0|MAJOR",
                "Api.csproj|-    <PackageReference Include=\"Npgsql\" Version=\"6.0.1\" />~+    <PackageReference Include=\"Npgsql\" Version=\"7.0.0\" />|Npgsql 6.0.1 → 7.0.0|MAJOR",
                "package-lock.json| \"node_modules/axios\": {~-  \"version\": \"0.27.2\",~+  \"version\": \"1.4.0\",|axios 0.27.2 → 1.4.0|MAJOR",
                "Dockerfile|-FROM python:3.9-slim~+FROM python:3.12-slim|python 3.9-slim → 3.12-slim|MINOR",
            })
    void readsALibraryAndItsStep(String path, String patch, String moved, String step) {
        List<DependencyBumped> bumps =
                of(DependencyBumped.class, Diffs.reading(path, Diffs.lines(patch)));

        assertThat(bumps)
                .extracting(DependencyBumped::words)
                .containsExactly("moves the dependency " + moved);
        assertThat(bumps.get(0).step()).isEqualTo(VersionStep.valueOf(step));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "package.json|-  \"version\": \"1.2.3\",~+  \"version\": \"1.2.4\",",
                "package.json|-  \"requests\": \"1.0.0\",~+  \"requests\": \"1.0.0\" ,",
                "go.sum|-a.b/c v1.0.0/go.mod h1:x=~+a.b/c v1.0.1/go.mod h1:y=",
                "CHANGELOG.md|-x 1.0.0~+x 1.0.1",
                "package.json|-    \"test\": \"jest 1.2\",~+    \"test\": \"jest 1.3\",",
            })
    void doesNotCallALibraryWhatIsNone(String path, String patch) {
        assertThat(of(DependencyBumped.class, Diffs.reading(path, Diffs.lines(patch)))).isEmpty();
    }

    @Test
    void aLibraryThatGoesIsTold() {
        List<DependencyBumped> bumps =
                of(
                        DependencyBumped.class,
                        Diffs.reading("requirements.txt", Diffs.lines("-redis==4.5.1")));

        assertThat(bumps)
                .extracting(DependencyBumped::words)
                .containsExactly("removes the dependency redis 4.5.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "db/migrations/V8__x.sql|+alter table invoice drop column total;|DROPS_COLUMN",
                "db/migrations/V9__x.sql|+ALTER TABLE invoice~+  RENAME COLUMN total TO amount;|RENAMES",
                "db/migrations/V1__x.sql|+DROP TABLE legacy;|DROPS_TABLE",
                "db/migrations/V2__x.sql|+ALTER TABLE t ALTER COLUMN x SET NOT NULL;|ADDS_NOT_NULL",
                "db/migrations/V3__x.sql|+CREATE INDEX CONCURRENTLY ix ON t (a);|ADDS_INDEX",
                "db/migrations/V4__x.sql|+CREATE INDEX ix ON t (a);|ADDS_INDEX LOCKS_TABLE",
                "db/migrations/V5__x.sql|+DROP INDEX ix_orders_day;|DROPS_INDEX",
                "db/migrations/V6__x.sql|+ALTER TABLE t ALTER COLUMN id TYPE bigint;|CHANGES_TYPE LOCKS_TABLE",
                "db/migrations/V7__x.sql|+UPDATE orders SET state = 1;|CHANGES_DATA",
                "db/migrate/2024_x.rb|+  def up~+    remove_column :orders, :total~+  end~+  def down~+    add_column :orders, :total, :integer~+  end|DROPS_COLUMN",
                "alembic/versions/a.py|+def upgrade():~+    op.add_column('t', sa.Column('a', nullable=False))~+def downgrade():~+    op.drop_column('t', 'a')|ADDS_COLUMN ADDS_NOT_NULL",
                "app/migrations/0002_x.py|+        migrations.RemoveField('order', 'total'),|DROPS_COLUMN",
                "scripts/fix.sql|+DROP INDEX ix;|DROPS_INDEX",
            })
    void readsWhatAMigrationDoes(String path, String patch, String edits) {
        List<Migration> migrations = of(Migration.class, Diffs.reading(path, Diffs.lines(patch)));

        assertThat(migrations).hasSize(1);
        assertThat(migrations.get(0).edits())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(edits.split(" "))
                                .map(SchemaEdit::valueOf)
                                .collect(Collectors.toList()));
        assertThat(migrations.get(0).lines()).isNotEmpty();
    }

    @Test
    void aMigrationIsKnownByItsPathAlone() {
        List<Migration> migrations =
                of(Migration.class, Diffs.reading("db/migrations/0009_orders.sql", ""));

        assertThat(migrations)
                .singleElement()
                .satisfies(
                        migration -> {
                            assertThat(migration.edits()).isEmpty();
                            assertThat(migration.saidOnly()).isFalse();
                        });
    }

    @Test
    void anIndexThatIsDroppedIsASafeguardGone() {
        assertThat(Diffs.words(Diffs.reading("scripts/x.sql", Diffs.lines("+DROP INDEX ix;"))))
                .contains("removes the index (DROP INDEX ix) in scripts/x.sql");
    }

    private static <M extends DiffMeaning> List<M> of(Class<M> kind, CommitReading reading) {
        return reading.meanings().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
