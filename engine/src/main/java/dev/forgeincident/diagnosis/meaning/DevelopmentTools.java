package dev.forgeincident.diagnosis.meaning;

import java.util.regex.Pattern;

/** Which dependencies are only there to build, test and check, and never run in production. */
final class DevelopmentTools {

    private static final Pattern TOOL =
            Pattern.compile(
                    "(?i)(?:^|[\"'/:@<> ,])(?:pytest[\\w-]*|tox|nox|coverage|mypy|ruff|flake8[\\w-]*|pylint|black|isort|bandit|pre-commit|hypothesis|faker|factory-boy|responses|freezegun|testcontainers[\\w-]*|types-[\\w-]+"
                            + "|jest[\\w-]*|ts-jest|vitest|@vitest/[\\w-]+|@types/[\\w-]+|eslint[\\w-]*|@?typescript-eslint[\\w/-]*|prettier[\\w-]*|@?playwright[\\w/-]*|cypress|mocha|chai|sinon|nyc|husky|lint-staged|nodemon|supertest|storybook|@storybook/[\\w-]+|@testing-library/[\\w-]+|msw|nock"
                            + "|junit[\\w-]*|assertj[\\w-]*|mockito[\\w-]*|hamcrest[\\w-]*|wiremock[\\w-]*|rest-assured|spotless[\\w-]*|checkstyle|spotbugs[\\w-]*|jacoco[\\w-]*|archunit[\\w-]*|jqwik"
                            + "|testify|golangci-lint|gomock|mockery|go-cmp|ginkgo|gomega|rspec[\\w-]*|rubocop[\\w-]*|factory_bot[\\w-]*|simplecov|minitest|xunit[\\w.-]*|nunit[\\w.-]*|moq|fluentassertions|coverlet[\\w.-]*|phpunit|phpstan|criterion|proptest)(?=$|[\"'/:@<>=~!,\\s;\\[])");
    private static final Pattern SECTION =
            Pattern.compile(
                    "\"?(?:devDependencies|dev-dependencies|require-dev)\"?.*|\\[(?:dev-dependencies|tool\\.poetry\\.(?:group\\.(?:dev|test|lint|docs)\\.dependencies|dev-dependencies)|dependency-groups)\\]|group :(?:test|development).*");
    private static final Pattern OTHER_SECTION =
            Pattern.compile(
                    "\"?\\w*[dD]ependencies\"?\\s*[:=].*|\\[[\\w.-]+\\]|</dependency>|<dependency>");
    private static final Pattern TEST_SCOPE =
            Pattern.compile(
                    "<scope>\\s*test\\s*</scope>.*|(?:test|androidTest)(?:Implementation|Compile|RuntimeOnly|CompileOnly)\\b.*");

    private static final int MAX_AROUND = 40;

    private DevelopmentTools() {}

    /** Whether all that the hunk changes are dependencies of that kind. */
    static boolean areAll(Hunk hunk) {
        boolean any = false;
        for (int i = 0; i < hunk.lines().size(); i++) {
            HunkLine line = hunk.lines().get(i);
            if (line.sign() != ' ' && !line.isBlank()) {
                any = true;
                if (!TOOL.matcher(line.bare()).find() && !isAmongThem(hunk, i)) {
                    return false;
                }
            }
        }
        return any;
    }

    /** In a section of them, or of an entry that is one. */
    private static boolean isAmongThem(Hunk hunk, int at) {
        if (TEST_SCOPE.matcher(hunk.lines().get(at).bare()).lookingAt()) {
            return true;
        }
        for (int i = at - 1; i >= Math.max(0, at - MAX_AROUND); i--) {
            String above = hunk.lines().get(i).bare();
            if (SECTION.matcher(above).matches()) {
                return true;
            }
            boolean entry = above.startsWith("<artifactId>") || above.startsWith("<groupId>");
            if (entry && TOOL.matcher(above).find()) {
                return true;
            }
            if (OTHER_SECTION.matcher(above).matches()) {
                break;
            }
        }
        for (int i = at + 1; i < Math.min(hunk.lines().size(), at + 5); i++) {
            String below = hunk.lines().get(i).bare();
            if (TEST_SCOPE.matcher(below).lookingAt()) {
                return true;
            }
            if (OTHER_SECTION.matcher(below).matches()) {
                return false;
            }
        }
        return false;
    }
}
