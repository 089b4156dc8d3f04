package dev.forgeincident.service;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The laws of the service's rooms. */
class HouseLawsTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.forgeincident.service");

    private static final String SERVICE = "dev.forgeincident.service";

    @Test
    void roomsSeeOnlyWhatTheyMay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("path")
                .definedBy(SERVICE)
                .layer("intake")
                .definedBy(SERVICE + ".intake..")
                .layer("incident")
                .definedBy(SERVICE + ".incident..")
                .layer("store")
                .definedBy(SERVICE + ".store..")
                .layer("api")
                .definedBy(SERVICE + ".api..")
                .layer("wiring")
                .definedBy(SERVICE + ".wiring..")
                .whereLayer("wiring")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("wiring")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("wiring")
                .whereLayer("incident")
                .mayOnlyBeAccessedByLayers("path", "store", "api", "wiring")
                .whereLayer("intake")
                .mayOnlyBeAccessedByLayers("path", "store", "api", "wiring")
                .whereLayer("path")
                .mayOnlyBeAccessedByLayers("store", "api", "wiring")
                .because(
                        "an alert walks through the rooms in one direction; each hands on one record")
                .check(CLASSES);
    }

    @Test
    void everyEndpointNamesWhoMayCallIt() {
        methods()
                .that()
                .areAnnotatedWith(GET.class)
                .or()
                .areAnnotatedWith(POST.class)
                .or()
                .areAnnotatedWith(PUT.class)
                .or()
                .areAnnotatedWith(DELETE.class)
                .or()
                .areAnnotatedWith(PATCH.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .because("an endpoint that names nobody is open to everybody")
                .check(CLASSES);
    }

    @Test
    void onlyTheStoreKnowsSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SERVICE + ".store..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("java.sql..")
                                .or(resideInAPackage("javax.sql.."))
                                .or(resideInAPackage("org.jdbi.."))
                                .or(resideInAPackage("com.github.kagkarlsson..")))
                .because("one room knows tables, so that they can change")
                .check(CLASSES);
    }

    @Test
    void onlyTheApiKnowsHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SERVICE + ".api..", SERVICE + ".wiring..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("jakarta.ws.rs..").or(resideInAPackage("io.vertx..")))
                .because("the path is the same for an alert, a button and a job")
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
