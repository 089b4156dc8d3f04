package dev.forgeincident.sources;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The laws of the sources. */
class SourceLawsTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.forgeincident.sources");

    @Test
    void systemsNeverSeeEachOther() {
        slices().matching("dev.forgeincident.sources.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.<JavaClass>alwaysTrue(),
                        resideInAnyPackage(
                                "dev.forgeincident.sources.text..",
                                "dev.forgeincident.sources.aggregator..",
                                "dev.forgeincident.sources.http..",
                                "dev.forgeincident.sources.spans..",
                                "dev.forgeincident.sources.check.."))
                .because(
                        "a system can be added or taken away without touching another; what they"
                                + " share is no system")
                .check(CLASSES);
    }

    @Test
    void noOpinion() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "dev.forgeincident.signal..",
                                "dev.forgeincident.diagnosis..",
                                "dev.forgeincident.service.."))
                .because("sources tell facts; what they mean is the engine's business")
                .check(CLASSES);
    }

    @Test
    void adaptersStandBehindTheirFactory() {
        noClasses()
                .that()
                .implement(resideInAnyPackage("dev.forgeincident.context.."))
                .and()
                .areNotRecords()
                .should()
                .bePublic()
                .because(
                        "a source is one line in the producer, and its class a detail of its package")
                .check(CLASSES);
    }

    @Test
    void noClockOfTheirOwn() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .because("the clock is injected, so that tests can set it")
                .check(CLASSES);
    }

    @Test
    void oneWayOut() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.forgeincident.sources.http..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("okhttp3..", "java.net.http..", "javax.net.."))
                .orShould()
                .callMethod(java.net.URL.class, "openConnection")
                .orShould()
                .callMethod(java.net.URL.class, "openStream")
                .because("deadlines, bounds and hosts that may be asked are kept in one place")
                .check(CLASSES);
    }

    @Test
    void onlyGitKnowsJgit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.forgeincident.sources.git..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jgit..")
                .because("one client a system, in its own package")
                .check(CLASSES);
    }

    @Test
    void onlyGitHubKnowsItsLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.forgeincident.sources.github..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.kohsuke..")
                .because("one client a system, in its own package")
                .check(CLASSES);
    }
}
