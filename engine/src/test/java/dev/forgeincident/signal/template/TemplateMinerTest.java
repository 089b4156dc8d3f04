package dev.forgeincident.signal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.CharBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateMinerTest {

    private static final List<String> FRUIT =
            List.of("apple", "pear", "plum", "quince", "cherry", "lemon", "fig", "grape");

    private final TemplateMiner miner = new TemplateMiner(1_000);

    @Test
    void statesStayApartHoweverLongTheLineIs() {
        List<Integer> ids =
                Stream.of("started", "stopped", "paused", "resumed")
                        .map(state -> "the machine of the customer was " + state + " by request")
                        .map(miner::cluster)
                        .toList();

        assertThat(groups(ids)).hasSize(4);
    }

    @Test
    void aPlaceThatTakesManyWordsVaries() {
        List<Integer> ids = cluster("delivery of %s to the shop failed");

        assertThat(groups(ids)).hasSize(1);
        assertThat(miner.template(ids.get(0))).isEqualTo("delivery of <*> to the shop failed");
        assertThat(miner.group(miner.cluster("delivery of mango to the shop failed")))
                .isEqualTo(miner.group(ids.get(0)));
        assertThat(miner.group(miner.cluster("delivery of box17 to the shop failed")))
                .isEqualTo(miner.group(ids.get(0)));
    }

    @Test
    void threeNamesAfterUserAreEnough() {
        List<Integer> ids =
                Stream.of("ann", "bob", "eve")
                        .map(name -> miner.cluster("no seat for user " + name + " today"))
                        .toList();

        assertThat(groups(ids)).hasSize(1);
    }

    @Test
    void numbersSpeedUpWhatWordsShow() {
        List<Integer> ids =
                Stream.of("box1", "apple", "pear", "plum", "fig")
                        .map(what -> miner.cluster("delivery of " + what + " to the shop failed"))
                        .toList();

        assertThat(groups(ids)).hasSize(1);
    }

    @Test
    void twoPlacesMayVaryOneAfterTheOther() {
        List<Integer> ids = new ArrayList<>();
        for (String shop : FRUIT) {
            for (String what : FRUIT) {
                ids.add(miner.cluster("delivery of " + what + " to " + shop + " failed again"));
            }
        }

        assertThat(groups(ids)).hasSize(1);
        assertThat(miner.template(ids.get(9))).isEqualTo("delivery of <*> to <*> failed again");
    }

    @Test
    void severalValuesMayVaryTogether() {
        List<Integer> ids =
                FRUIT.stream()
                        .map(what -> miner.cluster("box closed: what=" + what + " by=a." + what))
                        .toList();

        assertThat(groups(ids)).hasSize(1);
    }

    @Test
    void whatSaysTooLittleIsNeverWidened() {
        assertThat(groups(cluster("%s failed"))).hasSize(FRUIT.size());
        assertThat(groups(cluster("starting %s"))).hasSize(FRUIT.size());
    }

    @Test
    void opensNoMoreTemplatesThanItMay() {
        TemplateMiner small = new TemplateMiner(3);
        List<Integer> ids = FRUIT.stream().map(what -> small.cluster("starting " + what)).toList();

        assertThat(ids).containsOnly(0, 1, 2, TemplateMiner.NONE);
        assertThat(small.count()).isEqualTo(3);
        assertThat(small.cluster("starting pear")).isEqualTo(1);
    }

    @Test
    void whatVariesTakesNoRoom() {
        TemplateMiner small = new TemplateMiner(20);
        for (int i = 0; i < 50_000; i++) {
            assertThat(small.cluster("delivery of " + word(i) + " to the shop failed"))
                    .isNotEqualTo(TemplateMiner.NONE);
        }

        assertThat(small.count()).isEqualTo(1);
    }

    @Test
    void staysWithinItsMemoryWhateverComes() {
        TemplateMiner small = new TemplateMiner(500);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            line.setLength(0);
            for (int word = 0; word < 40; word++) {
                line.append(word(i * 31 + word * 7)).append(word % 3 == 0 ? "=" : " ");
            }
            assertThat(small.cluster(line)).isLessThan(1_000);
        }

        assertThat(small.count()).isBetween(1, 1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "0", " ", "\"", "'", "(", "[{<(", "=", "a=", "a= ", "::", ":", ".", "..", "a.",
                "+-", "1,", "1 (", "a='", "\"a\":", "a={", "\\", "a:/", "%2", "\0", "\ud83d", "ä"
            })
    void aMegabyteOfAnythingIsALine(String unit) {
        String line = unit.repeat(1_000_000 / unit.length());

        int id =
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(5),
                        () -> {
                            int last = TemplateMiner.NONE;
                            for (int i = 0; i < 50; i++) {
                                last = miner.cluster(line);
                            }
                            return last;
                        });

        assertThat(id).isZero();
        assertThat(miner.template(id)).hasSizeLessThanOrEqualTo(400);
    }

    @Test
    void anEmptyLineIsATemplateToo() {
        int empty = miner.cluster("");

        assertThat(miner.cluster("  ")).isEqualTo(empty);
        assertThat(miner.template(empty)).isEmpty();
        assertThat(miner.cluster("a")).isNotEqualTo(empty);
    }

    @Test
    void takesAnyTextAndGivesTheSameIds() {
        CharSequence text = CharBuffer.wrap("order 17 refused");

        assertThat(miner.cluster(text)).isEqualTo(miner.cluster("order 18 refused"));
    }

    @Test
    void needsRoomForATemplate() {
        assertThatThrownBy(() -> new TemplateMiner(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void theSameLinesGiveTheSameGroups(@ForAll List<String> lines) {
        assertThat(templates(lines)).isEqualTo(templates(lines));
    }

    @Property
    void digitsNeverDecide(@ForAll String before, @ForAll String after) {
        TemplateMiner fresh = new TemplateMiner(10);

        assertThat(fresh.cluster(before + " 17 " + after))
                .isEqualTo(fresh.cluster(before + " 42 " + after));
    }

    private static List<String> templates(List<String> lines) {
        TemplateMiner fresh = new TemplateMiner(lines.size() + 1);
        return lines.stream().map(fresh::cluster).map(fresh::template).toList();
    }

    private List<Integer> cluster(String format) {
        return FRUIT.stream().map(word -> miner.cluster(format.replace("%s", word))).toList();
    }

    private Set<Integer> groups(List<Integer> ids) {
        Set<Integer> groups = new HashSet<>();
        ids.forEach(id -> groups.add(miner.group(id)));
        return groups;
    }

    /** A word of letters for each number. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder("w");
        IntStream.iterate(number, rest -> rest > 0, rest -> rest / 20)
                .forEach(rest -> word.append((char) ('g' + rest % 20)));
        return word.toString();
    }
}
