package dev.forgeincident.narration;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The laws of the narration's rooms. */
class NarrationLawsTest {

    private static final String ROOT = "dev.forgeincident.narration";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void roomsSeeOnlyWhatTheyMay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("narrator")
                .definedBy(ROOT)
                .layer("claim")
                .definedBy(ROOT + ".claim..")
                .layer("redaction")
                .definedBy(ROOT + ".redaction..")
                .layer("prompt")
                .definedBy(ROOT + ".prompt..")
                .layer("answer")
                .definedBy(ROOT + ".answer..")
                .layer("model")
                .definedBy(ROOT + ".model..")
                .layer("governance")
                .definedBy(ROOT + ".governance..")
                .whereLayer("narrator")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("claim")
                .mayOnlyBeAccessedByLayers("narrator", "answer")
                .whereLayer("redaction")
                .mayOnlyBeAccessedByLayers("narrator", "prompt")
                .whereLayer("prompt")
                .mayOnlyBeAccessedByLayers("narrator", "model")
                .whereLayer("answer")
                .mayOnlyBeAccessedByLayers("narrator", "model")
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("narrator")
                .whereLayer("governance")
                .mayOnlyBeAccessedByLayers("narrator")
                .because("who checks a model's words must not depend on who asked for them")
                .check(CLASSES);
    }

    @Test
    void onlyOneRoomKnowsTheModelsLibraryAndTheWayOut() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".model..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.langchain4j..")
                                .or(resideInAPackage("dev.forgeincident.sources..")))
                .because(
                        "what is not asked through one place cannot be bounded, counted or stopped")
                .check(CLASSES);
    }

    @Test
    void theModelsLibraryBringsNoWayOutOfItsOwn() {
        assertThatThrownBy(() -> Class.forName("dev.langchain4j.http.client.jdk.JdkHttpClient"))
                .isInstanceOf(ClassNotFoundException.class);
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("java.net.http..").or(resideInAPackage("okhttp3..")))
                .because("deadlines, bounds and hosts that may be asked are kept in one place")
                .check(CLASSES);
    }

    @Test
    void ofTheSourcesOnlyTheirWayOutIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.forgeincident.sources")
                                .or(resideInAPackage("dev.forgeincident.sources.text.."))
                                .or(resideInAPackage("dev.forgeincident.sources.github..")))
                .because("a diagnosis is told from what it holds; nothing is gathered for it")
                .check(CLASSES);
    }

    @Test
    void oneClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .because("the clock is injected, so that tests can set it")
                .check(CLASSES);
    }
}
