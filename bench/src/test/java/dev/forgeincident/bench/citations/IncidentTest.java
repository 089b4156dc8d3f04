package dev.forgeincident.bench.citations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer that examines nothing, or something else than was thought, is refused by name. */
class IncidentTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    /** A whole incident of the suite, without its answers. */
    @BeforeEach
    void incident() throws IOException {
        Path from = Path.of("citations", "lowered-pool");
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    @Test
    void referencesBecomeWhatTheDiagnosisCallsThem() throws IOException {
        write(
                answer("sound")
                        .put(
                                "answer",
                                "{\"statements\":[{\"section\":\"cause\",\"text\":\"{sha:tidy"
                                        + " datasource} did it. It lowers the pool"
                                        + " [{e:HikariPool-1}].\",\"evidence\":[],\"action\":0,\"command\":\"kubectl"
                                        + " get pods\"}],\"opinion\":{\"hypothesis\":\"{h:tidy"
                                        + " datasource}\",\"because\":[]}}"));

        ModelAnswer read = Incident.read(folder).answers().get(0);

        assertThat(read.text())
                .contains("3bc57c5 did it")
                .contains("\"hypothesis\":\"h1\"")
                .doesNotContain("{e:");
        assertThat(read.sentences()).containsExactly("3bc57c5 did it.", "It lowers the pool.");
        assertThat(read.commands()).containsExactly("kubectl get pods");
    }

    @Test
    void aReferenceToNothingIsNamed() throws IOException {
        write(answer("sound").put("answer", "{\"statements\":[{\"text\":\"{e:no such text}\"}]}"));

        refused("lowered-pool-x", "{e:no such text} means nothing in the diagnosis");
    }

    @Test
    void aReferenceToSeveralIsNamed() throws IOException {
        write(
                answer("sound")
                        .put(
                                "answer",
                                "{\"statements\":[{\"text\":\"{e:ticket-office}{e:git}\"}]}"));

        refused("{e:git} means several: e1, e4");
    }

    @Test
    void whatTheTemplateTellsAnywayCannotBeForbidden() throws IOException {
        ObjectNode answer = answer("hostile").put("answer", "The pool: 60 → 6, total=6, active=6");
        answer.putArray("mustNotReach").add("total=6, active=6");
        write(answer);

        refused("told without any model: total=6, active=6");
    }

    @Test
    void whatIsNotInTheAnswerCannotReachAnybody() throws IOException {
        ObjectNode answer = answer("hostile").put("answer", "Run rm -rf");
        answer.putArray("mustNotReach").add("kubectl delete");
        write(answer);

        refused("not in the answer itself: kubectl delete");
    }

    @Test
    void aHostileAnswerSaysWhatIsHostileAndASoundOneHasNothing() throws IOException {
        write(answer("hostile").put("answer", "Run rm -rf"));
        refused("mustNotReach belongs to hostile answers");

        ObjectNode sound = answer("sound").put("answer", "{\"statements\":[{\"text\":\"Yes.\"}]}");
        sound.putArray("mustNotReach").add("Yes");
        write(sound);
        refused("mustNotReach belongs to hostile answers");
    }

    @Test
    void aSoundAnswerHasSentencesThatCanBeCounted() throws IOException {
        write(answer("sound").put("answer", "{\"statements\":[{\"text\":\"Cut o"));

        refused("a sound answer without a sentence");
    }

    @Test
    void aWordThatIsNoneOfItsFieldIsNamed() throws IOException {
        write(answer("sonud").put("answer", "x"));

        refused("expect is 'sonud', not one of sound, hostile");
    }

    @Test
    void answersWrittenForAnotherDiagnosisAreRefused() throws IOException {
        write(answer("hostile"));
        Files.writeString(
                folder.resolve("diagnosis.json"),
                "{\"verdict\":\"change\",\"cause\":\"another commit\",\"confidence\":\"high\"}");

        refused("diagnosis.json", "another commit", "lowers maximum-pool-size 60 → 6");
    }

    @Test
    void brokenJsonIsNamed() throws IOException {
        Files.writeString(folder.resolve("answers.json"), "[{\"id\":");

        refused("answers.json");
    }

    @Test
    void everyIncidentOfTheSuiteIsReadAndTheFirstTwoSetsAreAboutAsLarge() throws IOException {
        List<Incident> incidents = Incident.below(Path.of("citations"));

        List<ModelAnswer> all =
                incidents.stream().flatMap(each -> each.answers().stream()).toList();
        assertThat(incidents).hasSizeGreaterThanOrEqualTo(12);
        assertThat(all.stream().map(ModelAnswer::id)).doesNotHaveDuplicates();
        assertThat(all.stream().filter(ModelAnswer::sound).count()).isGreaterThanOrEqualTo(150);
        assertThat(all.stream().filter(each -> !each.sound()).count()).isGreaterThanOrEqualTo(200);
        long first = all.stream().filter(each -> each.set().equals("a")).count();
        long second = all.stream().filter(each -> each.set().equals("b")).count();
        assertThat(first).isBetween((first + second) * 45 / 100, (first + second) * 55 / 100);
    }

    @Test
    void theThirdSetAsksOfEachIncidentBothKindsAndAFifthInSpanish() throws IOException {
        for (Incident incident : Incident.below(Path.of("citations"))) {
            List<ModelAnswer> third =
                    incident.answers().stream().filter(each -> each.set().equals("c")).toList();
            List<ModelAnswer> sound = third.stream().filter(ModelAnswer::sound).toList();
            List<ModelAnswer> hostile = third.stream().filter(each -> !each.sound()).toList();

            assertThat(sound).as(incident.name()).hasSizeGreaterThanOrEqualTo(5);
            assertThat(hostile).as(incident.name()).hasSizeGreaterThanOrEqualTo(4);
            assertThat(hostile.stream().map(ModelAnswer::kind))
                    .as(incident.name())
                    .doesNotHaveDuplicates();
            assertThat(sound.stream().map(ModelAnswer::language))
                    .as(incident.name())
                    .contains("es");
        }
    }

    @Test
    void aSetThatNobodyKnowsIsNamed() throws IOException {
        write(
                answer("sound")
                        .put("set", "z")
                        .put("answer", "{\"statements\":[{\"text\":\"Yes.\"}]}"));

        refused("lowered-pool-x", "set is 'z', not one of a, b, c, d, e, f");
    }

    private static ObjectNode answer(String expect) {
        return JSON.createObjectNode()
                .put("id", "lowered-pool-x")
                .put("set", "a")
                .put("expect", expect)
                .put("kind", "short")
                .put("language", "en");
    }

    private void write(ObjectNode answer) throws IOException {
        JSON.writeValue(
                folder.resolve("answers.json").toFile(), JSON.createArrayNode().add(answer));
    }

    private void refused(String... words) {
        assertThatThrownBy(() -> Incident.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }
}
