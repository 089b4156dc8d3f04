package dev.forgeincident.diagnosis.meaning;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file is for, told by its path. */
// The place of each kind in the sieve is its place among all, for the sieve is made of values().
@SuppressWarnings("EnumOrdinal")
enum FileKind {
    MIGRATION(
            "a migration",
            null,
            "(?:^|/)(migrations?|migrate|flyway|liquibase|alembic/versions|changelogs?)/.*\\.(sql|py|rb|xml|ya?ml|js|ts|java|kt|go|php|ex|exs)$"
                    + "|(?:^|/)v\\d+(_\\d+)*__.*\\.sql$"),
    TEST(
            "tests",
            Harmlessness.INERT,
            "(?:^|/)(tests?|__tests__|__mocks__|__snapshots__|mocks|spec|specs|testdata|testing|fixtures|e2e|cypress|test-fixtures)/|(_test"
                    + "|\\.test|\\.spec|_spec|\\.stories)\\.\\w+$|_mock\\.go$|\\.snap$|(?:^|/)(test_[^/]*|conftest\\.py)$"),
    DOCUMENTATION(
            "documentation",
            Harmlessness.INERT,
            "(?:^|/)(docs?|documentation|runbooks?|adr)/|\\.(md|markdown|mdx|rst|adoc|asciidoc)$|(?:^|/)(license|notice|authors|changelog"
                    + "|contributing|readme|mkdocs\\.ya?ml|catalog-info\\.ya?ml)(\\.\\w+)?$"),
    OWNERSHIP("ownership", Harmlessness.INERT, "(?:^|/)(codeowners|owners|maintainers)(\\.\\w+)?$"),
    PIPELINE(
            "the pipeline",
            Harmlessness.INERT,
            "^\\.github/(?!workflows/[^/]*(deploy|release|publish|rollout))|(?:^|/)(\\.gitlab-ci\\.ya?ml|jenkinsfile|\\.travis\\.ya?ml"
                    + "|azure-pipelines\\.ya?ml|\\.drone\\.ya?ml|bitbucket-pipelines\\.ya?ml|codecov\\.ya?ml|renovate\\.json5?|dependabot\\.ya?ml"
                    + "|sonar-project\\.properties)$|(?:^|/)(\\.circleci|\\.buildkite|\\.gitlab)/"),
    LINT(
            "lint and editor settings",
            Harmlessness.INERT,
            "(?:^|/)(\\.golangci\\.ya?ml|\\.eslint(rc|ignore)[^/]*|eslint\\.config\\.\\w+|\\.prettier[^/]*|prettier\\.config\\.\\w+"
                    + "|\\.editorconfig|\\.flake8|\\.pylintrc|\\.rubocop[^/]*|\\.clang-(format|tidy)|tslint\\.json|\\.pre-commit-config\\.ya?ml"
                    + "|ruff\\.toml|mypy\\.ini|checkstyle[^/]*\\.xml|pmd[^/]*\\.xml|spotbugs[^/]*\\.xml|rustfmt\\.toml|\\.rustfmt\\.toml"
                    + "|\\.scalafmt\\.conf|\\.git(ignore|attributes)|\\.mailmap|\\.yamllint[^/]*|\\.hadolint\\.ya?ml|\\.stylelint[^/]*"
                    + "|\\.markdownlint[^/]*|\\.shellcheckrc|\\.swiftlint\\.yml|phpcs\\.xml)$|(?:^|/)(\\.vscode|\\.idea)/"),
    DEVELOPMENT(
            "development tools",
            Harmlessness.INERT,
            "(?:^|/)(docker-compose[^/]*\\.ya?ml|compose(\\.[^/]*)?\\.ya?ml|makefile|gnumakefile|justfile|taskfile\\.ya?ml|tox\\.ini"
                    + "|noxfile\\.py|vagrantfile|tiltfile|skaffold\\.ya?ml|lerna\\.json|turbo\\.json|jest\\.config\\.\\w+|vitest\\.config\\.\\w+"
                    + "|playwright\\.config\\.\\w+|cypress\\.config\\.\\w+|pytest\\.ini|\\.coveragerc|\\.nvmrc|\\.tool-versions)$|(?:^|/)(\\.devcontainer"
                    + "|\\.husky|k6|gatling|locust|load-?tests?|perf-?tests?|jmeter|artillery|benchmarks?)/|(?:^|/)locustfile[^/]*\\.py$|(?:^|/)(grafana"
                    + "|dashboards?)/.*\\.json$|dashboard[^/]*\\.json$|(?:^|/)requirements[-_./](dev|test|tests|testing|lint|docs|ci|local"
                    + "|typing)[^/]*\\.(txt|in)$|(?:^|/)(dev|test)-requirements\\.(txt|in)$"),
    STYLING(
            "styling",
            Harmlessness.STYLING,
            "\\.(css|scss|sass|less|styl|svg|png|jpe?g|gif|ico|webp|avif|woff2?|ttf|otf|eot)$"),
    DEPENDENCIES(
            "dependencies",
            null,
            "(?:^|/)(requirements[^/]*\\.(txt|in)|pipfile(\\.lock)?|poetry\\.lock|uv\\.lock|pdm\\.lock|pyproject\\.toml|setup\\.(py|cfg)"
                    + "|package(-lock)?\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|bun\\.lockb?|go\\.(mod|sum|work)|cargo\\.(toml|lock)"
                    + "|gemfile(\\.lock)?|pom\\.xml|gradle\\.lockfile|libs\\.versions\\.toml|build\\.sbt|mix\\.(exs|lock)|composer\\.(json|lock)"
                    + "|directory\\.packages\\.props|packages\\.lock\\.json|chart\\.(ya?ml|lock)|\\.terraform\\.lock\\.hcl|package\\.swift"
                    + "|package\\.resolved|pubspec\\.(yaml|lock))$|\\.(gemspec|gradle(\\.kts)?|csproj)$"),
    OTHER("code or configuration", null, "(?!)");

    /** {@code FooTest.java}; the capital tells it from {@code latest.yaml}. */
    private static final Pattern TEST_CLASS =
            Pattern.compile(".*[a-z0-9](?:Tests?|IT|Spec|TestCase)\\.\\w+");

    private static final int MAX_PATH = 500;
    private static final List<FileKind> KINDS = List.of(values());
    private static final Sieve PATHS = paths();

    private final String words;
    private final @Nullable Harmlessness harmlessness;
    private final Pattern path;

    FileKind(String words, @Nullable Harmlessness harmlessness, String path) {
        this.words = words;
        this.harmlessness = harmlessness;
        this.path = Pattern.compile(path);
    }

    String words() {
        return words;
    }

    /** How harmless every change of such a file is; null where it may do harm. */
    @Nullable Harmlessness harmlessness() {
        return harmlessness;
    }

    static FileKind of(String whole) {
        String path = whole.substring(0, Math.min(whole.length(), MAX_PATH));
        if (TEST_CLASS.matcher(path).matches()) {
            return TEST;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        Sieve.Sifted sifted = PATHS.sift(lower.substring(0, Math.min(lower.length(), MAX_PATH)));
        for (FileKind kind : KINDS) {
            boolean possible = (sifted.candidates() & 1L << kind.ordinal()) != 0;
            if (possible && sifted.finds(kind.ordinal())) {
                return kind;
            }
        }
        return OTHER;
    }

    private static Sieve paths() {
        List<Pattern> patterns = KINDS.stream().map(kind -> kind.path).toList();
        return new Sieve(patterns, patterns.stream().map(Pattern::pattern).toList());
    }
}
