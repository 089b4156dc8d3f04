package dev.forgeincident.diagnosis.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What text a failure and a change have in common, and what is mere chance. */
class LikenessTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final Commit BASKET =
            commit(
                    "a000001",
                    "basket: load coupons lazily",
                    file(
                            "src/shop/BasketLoader.java",
                            "@@ -10 +10 @@ class BasketLoader",
                            "-    coupons = couponStore.readAll(basketId);",
                            "+    coupons = lazyCoupons(basketId);"));
    private static final Commit PALETTE =
            commit(
                    "b000002",
                    "darker palette for the landing page",
                    file("web/theme.css", "@@ -1 +1 @@", "-  color: #eee;", "+  color: #ddd;"));
    private static final Commit SEARCH =
            commit(
                    "c000003",
                    "search: rank exact matches first",
                    file(
                            "src/search/Ranker.java",
                            "@@ -5 +5 @@ class Ranker",
                            "-    return score(hit);",
                            "+    return hit.exact() ? 2 * score(hit) : score(hit);"));

    @Test
    void theCommitWhoseNamesTheErrorHasStandsOut() {
        List<Likeness> found =
                likenesses(
                        "NullPointerException: lazyCoupons returned null for basketId 7\n"
                                + "    at shop.BasketLoader.load(BasketLoader.java:31)",
                        PALETTE,
                        BASKET,
                        SEARCH);

        assertThat(found.get(1).text()).isGreaterThan(3);
        assertThat(found.get(1).words()).contains("basketid", "basketloader", "lazycoupons");
        assertThat(found.get(1).file()).isEqualTo("src/shop/BasketLoader.java");
        assertThat(found.get(1).place()).isEqualTo("src/shop/BasketLoader.java");
        assertThat(found.get(0).text()).isNegative();
        assertThat(found.get(2).text()).isNegative();
    }

    @Test
    void anOrdinaryWordAmongFewCommitsIsChance() {
        List<Likeness> found =
                likenesses(
                        "request failed: connection to the database timed out",
                        commit(
                                "d000004",
                                "count requests",
                                file("app/metrics.py", "@@ -1 +1 @@", "+    count('request')")),
                        PALETTE,
                        SEARCH);

        assertThat(found).allMatch(likeness -> likeness.text() <= 0);
    }

    @Test
    void oneUncommonWordAloneConvictsNobody() {
        List<Likeness> found =
                likenesses(
                        "password authentication failed for user \"orders\"",
                        commit(
                                "d000004",
                                "tidy up",
                                file("app/orders.py", "@@ -1 +1 @@", "+    count('orders')")));

        assertThat(found.get(0).text()).isLessThan(0.5);
    }

    @Test
    void theSameMatchSaysMoreAmongManyCommitsThanAmongThree() {
        String error = "lazyCoupons returned null for basketId 7";
        List<Commit> many = new ArrayList<>(List.of(BASKET, PALETTE, SEARCH));
        many.addAll(unrelated(40));

        double few = likenesses(error, BASKET, PALETTE, SEARCH).get(0).text();
        double among = Likeness.of(SymptomText.of(error), many).get(0).text();

        assertThat(few).isPositive();
        assertThat(among).isGreaterThan(few);
    }

    @Test
    void formsOfOneWordAreFoundInEachOther() {
        List<Likeness> found =
                likenesses(
                        "allocations of the arena grow without end, mapping is never released",
                        commit(
                                "d000004",
                                "arena: allocate on demand",
                                file("arena.c", "@@ -1 +1 @@", "+  mapped = arena_map(size);")),
                        PALETTE,
                        SEARCH);

        assertThat(found.get(0).value(Trait.ROOTS))
                .isGreaterThan(found.get(2).value(Trait.ROOTS) + 1);
    }

    @Test
    void unchangedLinesAroundTheChangeAreNotWhatItDid() {
        Commit near =
                commit(
                        "d000004",
                        "tidy up",
                        file("x.py", "@@ -1 +1 @@", " frobnicate(gizmo)", "-a", "+b"));

        assertThat(likenesses("frobnicate failed on gizmo", near).get(0).words()).isEmpty();
    }

    @Test
    void theFunctionOfAHunkIsPartOfTheChange() {
        Commit inside =
                commit(
                        "d000004",
                        "tidy up",
                        file("x.py", "@@ -1 +1 @@ def frobnicate(gizmo):", "-a", "+b"));

        assertThat(likenesses("frobnicate failed on gizmo", inside).get(0).words())
                .containsExactlyInAnyOrder("frobnicate", "gizmo");
    }

    @Test
    void whoSignedACommitIsNotWhatItSays() {
        Commit signed =
                commit(
                        "d000004",
                        "tidy up\n\nIt was untidy.\n\nReviewed-by: Frobnicate Gizmo\nBug: gizmo",
                        file("x.py", "@@ -1 +1 @@", "+b"));

        assertThat(likenesses("frobnicate failed on gizmo", signed).get(0).words()).isEmpty();
    }

    @Test
    void aPathThatIsNamedWithItsDirectoriesBeatsItsNamesake() {
        Commit other = commit("d000004", "one", file("modules/mail/init.pp", "@@ -1 +1 @@", "+a"));
        Commit named = commit("e000005", "two", file("modules/dns/init.pp", "@@ -1 +1 @@", "+a"));

        List<Likeness> found =
                likenesses("cannot redeclare at /etc/modules/dns/init.pp:12", other, named, SEARCH);

        assertThat(found.get(1).value(Trait.FILE)).isGreaterThan(found.get(0).value(Trait.FILE));
        assertThat(found.get(2).file()).isEmpty();
    }

    @Test
    void aNameThatOnlyEndsAlikeIsAnotherFile() {
        Commit other = commit("d000004", "one", file("src/reload.js", "@@ -1 +1 @@", "+a"));

        assertThat(likenesses("thrown in src/load.js:3", other).get(0).file()).isEmpty();
    }

    @Test
    void whatWasTakenBackBeforeTheFailureIsUnlikely() {
        Commit first = at(NOON, "d000004d", "cache the price list per tenant");
        Commit back =
                at(NOON.plusSeconds(60), "e000005e", "Revert \"cache the price list per tenant\"");
        Commit again = at(NOON.plusSeconds(120), "f000006f", "cache the price list per tenant");

        List<Likeness> found = likenesses("price list is stale", first, back, again);

        assertThat(found)
                .extracting(each -> each.value(Trait.UNDONE))
                .containsExactly(1.0, 0.0, 0.0);
        assertThat(found)
                .extracting(each -> each.value(Trait.UNDOES))
                .containsExactly(0.0, 1.0, 0.0);
    }

    @Test
    void gitsOwnSentenceForARevertIsUnderstood() {
        Commit first = at(NOON, "0123456789abcdef", "short");
        Commit back =
                at(
                        NOON.plusSeconds(60),
                        "e000005e",
                        "give up on it\n\nThis reverts commit 0123456789abcdef.");

        assertThat(likenesses("x", first, back).get(0).value(Trait.UNDONE)).isEqualTo(1);
    }

    @Test
    void onlyNewerChangesOfItsOwnFilesReworkACommit() {
        Commit first = touching(NOON, "d000004", "a.c", "b.c");
        Commit second = touching(NOON.plusSeconds(60), "e000005", "a.c");
        Commit alongside = touching(NOON.plusSeconds(60), "e100005", "a.c");
        Commit third = touching(NOON.plusSeconds(120), "f000006", "z.c");
        Commit timeless = touching(null, "f100006", "a.c");

        assertThat(likenesses("boom", third, second, timeless, first, alongside))
                .extracting(each -> each.value(Trait.REWORKED))
                .containsExactly(0.0, 0.0, 0.0, 0.375, 0.0);
    }

    @Test
    void documentsTestsAndContextDoNotMakeACommitLarge() {
        Commit small =
                commit(
                        "d000004",
                        "x",
                        file("a.c", "@@ -1 +1 @@", " same", "-old", "+new", "\\ No newline"),
                        file("docs/a.html", "+".repeat(3), "+more"),
                        file("a_test.go", "+one", "+two"));
        Commit unread =
                commit(
                        "e000005",
                        "x",
                        new FileDiff("b.c", null, FileDiff.Kind.MODIFIED, false, "", true));

        List<Likeness> found = likenesses("boom", small, unread);

        assertThat(found.get(0).value(Trait.SIZE)).isCloseTo(Math.log(3), within(1e-9));
        assertThat(found.get(1).value(Trait.SIZE)).isGreaterThan(found.get(0).value(Trait.SIZE));
    }

    @Test
    void theNewestStandsBestAndAllTogetherAreEven() {
        List<Commit> commits = unrelated(20);

        List<Likeness> found = Likeness.of(SymptomText.of("boom"), commits);

        assertThat(found.get(0).standing())
                .isEqualTo(found.stream().mapToDouble(Likeness::standing).max().orElseThrow());
        assertThat(found.stream().mapToDouble(each -> Math.exp(each.standing())).average())
                .hasValueCloseTo(1.0, within(1e-9));
    }

    @Test
    void testsAndDocumentsAreAside() {
        assertThat(SideFiles.holds("docs/setup.html")).isTrue();
        assertThat(SideFiles.holds("README.md")).isTrue();
        assertThat(SideFiles.holds("src/test/java/FooTest.java")).isTrue();
        assertThat(SideFiles.holds("pkg/foo_test.go")).isTrue();
        assertThat(SideFiles.holds("requirements.txt")).isFalse();
        assertThat(SideFiles.holds("src/contest.py")).isFalse();
        assertThat(SideFiles.holds("src/latest.yaml")).isFalse();
    }

    @Test
    void theOrderOfTheCommitsDoesNotMatter() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<Commit> commits = madeUp(random, 12);
            SymptomText symptom = SymptomText.of(sentence(random, 30));
            List<Likeness> found = Likeness.of(symptom, commits);
            List<Integer> order = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
            Collections.shuffle(order, random);

            List<Likeness> shuffled =
                    Likeness.of(symptom, order.stream().map(commits::get).toList());

            assertThat(shuffled).isEqualTo(order.stream().map(found::get).toList());
        }
    }

    @Test
    void theSameInputGivesTheSameAnswer() {
        List<Commit> commits = madeUp(new Random(11), 30);
        String text = sentence(new Random(12), 80);

        assertThat(Likeness.of(SymptomText.of(text), commits))
                .isEqualTo(Likeness.of(SymptomText.of(text), commits));
    }

    @Test
    void anIrrelevantCommitLeavesTheOrderOfTheOthers() {
        String error = "lazyCoupons returned null for basketId 7, ranker score is off";
        List<Commit> commits = List.of(BASKET, SEARCH, PALETTE);
        List<Commit> more = new ArrayList<>(commits);
        more.add(commit("d000004", "water the plants", file("plants.txt", "@@ -1 +1 @@", "+fern")));

        assertThat(ranked(error, more).stream().filter(i -> i < 3))
                .isEqualTo(ranked(error, commits));
    }

    @Test
    void nothingIsAskedOfNothing() {
        Commit unread =
                new Commit("s", "abc1234", List.of(), "", null, "", new Diff.NotRead("gone"), null);

        assertThat(Likeness.of(SymptomText.of("boom"), List.of())).isEmpty();
        assertThat(likenesses("", BASKET, unread)).allMatch(each -> each.text() <= 0);
        assertThat(likenesses("boom", unread).get(0).standing()).isZero();
    }

    @Test
    @Timeout(20)
    void hostileSizesAreReadInLinearTime() {
        Commit huge = commit("d000004", "x", file("a.js", "+" + "gizmo ".repeat(1_700_000)));
        Commit hunks = commit("e000005", "x", file("a.js", "@@\n".repeat(3_000_000)));
        Commit blob =
                commit("f000006", "aB".repeat(500_000), file("a.js", "+" + "aB".repeat(500_000)));
        Commit path = commit("f000007", "x\n" + "y:\n".repeat(500_000), file("p/".repeat(500_000)));
        String text = "gizmo failed: " + "aB".repeat(500_000) + " a/b.c ".repeat(500_000);

        assertThat(likenesses(text, huge, hunks, blob, path))
                .allMatch(each -> Double.isFinite(each.total()));
        assertThat(likenesses(sentence(new Random(1), 20_000), huge, hunks, blob, path)).hasSize(4);
    }

    private static List<Integer> ranked(String error, List<Commit> commits) {
        List<Likeness> found = Likeness.of(SymptomText.of(error), commits);
        return IntStream.range(0, commits.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -found.get(i).text()))
                .toList();
    }

    private static List<Likeness> likenesses(String symptom, Commit... commits) {
        return Likeness.of(SymptomText.of(symptom), List.of(commits));
    }

    private static List<Commit> unrelated(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                at(
                                        NOON.minus(Duration.ofHours(i)),
                                        "%07d0".formatted(i),
                                        "polish panel " + (char) ('a' + i % 26)))
                .toList();
    }

    private static List<Commit> madeUp(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new Commit(
                                        "s",
                                        "%040x".formatted(random.nextLong()),
                                        List.of(),
                                        "",
                                        NOON.minusSeconds(random.nextInt(5)),
                                        sentence(random, 5) + "\n\n" + sentence(random, 20),
                                        new Diff.Read(
                                                List.of(
                                                        file(
                                                                sentence(random, 2)
                                                                        .replace(' ', '/'),
                                                                "@@ -1 +1 @@",
                                                                "+" + sentence(random, 8))),
                                                0),
                                        null))
                .toList();
    }

    private static String sentence(Random random, int words) {
        List<String> known =
                List.of(
                        "gizmo",
                        "fooBar",
                        "read_all",
                        "panel",
                        "queue",
                        "x9",
                        "Retry",
                        "leak",
                        "the");
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            sentence.append(i == 0 ? "" : " ").append(known.get(random.nextInt(known.size())));
        }
        return sentence.toString();
    }

    private static Commit at(@Nullable Instant at, String sha, String message) {
        return new Commit("s", sha, List.of(), "", at, message, new Diff.Read(List.of(), 0), null);
    }

    private static Commit touching(@Nullable Instant at, String sha, String... paths) {
        List<FileDiff> files = Stream.of(paths).map(path -> file(path, "+x")).toList();
        return new Commit("s", sha, List.of(), "", at, "x", new Diff.Read(files, 0), null);
    }

    private static Commit commit(String sha, String message, FileDiff... files) {
        return new Commit(
                "s", sha, List.of(), "", NOON, message, new Diff.Read(List.of(files), 0), null);
    }

    private static FileDiff file(String path, String... lines) {
        return new FileDiff(
                path, null, FileDiff.Kind.MODIFIED, false, String.join("\n", lines) + "\n", false);
    }
}
