package dev.forgeincident;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The laws of the engine's rooms. */
class EngineLawsTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.forgeincident");

    @Test
    void dependsOnNothingButTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "dev.forgeincident.context..",
                                "dev.forgeincident.signal..",
                                "dev.forgeincident.diagnosis..",
                                "java.lang..",
                                "java.util..",
                                "java.math..",
                                "java.time..",
                                "org.jspecify.annotations.."))
                .because("a diagnosis is a pure function: no I/O, no framework, no logging of data")
                .check(CLASSES);
    }

    @Test
    void contextKnowsNoOpinion() {
        noClasses()
                .that()
                .resideInAPackage("dev.forgeincident.context..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "dev.forgeincident.signal..", "dev.forgeincident.diagnosis.."))
                .because("facts do not know what is made of them")
                .check(CLASSES);
    }

    @Test
    void signalsKnowNoDiagnosis() {
        noClasses()
                .that()
                .resideInAPackage("dev.forgeincident.signal..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.forgeincident.diagnosis.."))
                .because("what the telemetry says must not depend on whom we suspect")
                .check(CLASSES);
    }

    @Test
    void templatesKnowTextOnly() {
        classes()
                .that()
                .resideInAPackage("dev.forgeincident.signal.template..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "dev.forgeincident.signal.template..",
                                "java.lang..",
                                "java.util..",
                                "org.jspecify.annotations.."))
                .because("which lines are alike does not depend on when or why they were written")
                .check(CLASSES);
    }

    @Test
    void eachKindOfTelemetryIsReadAlone() {
        slices().matching("dev.forgeincident.signal.(*)..")
                .should()
                .notDependOnEachOther()
                .because("what is made of them together is told one room up")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.forgeincident.signal.metric..", "dev.forgeincident.signal.trace..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.forgeincident.signal")
                .because("a series or a trace means the same whatever the logs say")
                .check(CLASSES);
    }

    @Test
    void meaningsKnowNoIncident() {
        noClasses()
                .that()
                .resideInAPackage("dev.forgeincident.diagnosis.meaning..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        "dev.forgeincident.signal..", "dev.forgeincident.diagnosis")
                                .or(resideInAPackage("dev.forgeincident.context.alert..")))
                .because("the same diff means the same on a quiet day")
                .check(CLASSES);
    }

    @Test
    void likenessKnowsOnlyTextAndCommits() {
        noClasses()
                .that()
                .resideInAPackage("dev.forgeincident.diagnosis.likeness..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        "dev.forgeincident.signal..",
                                        "dev.forgeincident.diagnosis",
                                        "dev.forgeincident.diagnosis.rule..")
                                .or(resideInAPackage("dev.forgeincident.context.alert..")))
                .because("its weights were fitted on text and commits, and mean nothing else")
                .check(CLASSES);
    }

    @Test
    void secretsAreFoundInTextAlone() {
        classes()
                .that()
                .resideInAPackage("dev.forgeincident.diagnosis.secret..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "dev.forgeincident.diagnosis.secret..",
                                "java.lang..",
                                "java.util..",
                                "org.jspecify.annotations.."))
                .because("what is secret does not depend on what the text is for")
                .check(CLASSES);
    }

    @Test
    void rulesKnowNoHypothesis() {
        noClasses()
                .that()
                .resideInAPackage("dev.forgeincident.diagnosis.rule..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("Hypothesis")
                .because("a rule observes; whether it was the cause is weighed elsewhere")
                .check(CLASSES);
    }

    @Test
    void vocabularyHasNoCycles() {
        slices().matching("dev.forgeincident.context.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each part of the vocabulary can be read alone")
                .check(CLASSES);
    }

    @Test
    void noClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .because(
                        "the engine's only now is the context's asOf: the same context gives the same bytes")
                .check(CLASSES);
    }
}
