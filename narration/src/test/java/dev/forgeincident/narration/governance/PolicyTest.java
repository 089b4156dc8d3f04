package dev.forgeincident.narration.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom no model is asked, and what they are told. */
class PolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"billing", "BILLING", "group:billing", "Group:Default/Billing", " billing "})
    void aTeamIsMeantHoweverItIsWritten(String name) {
        Policy policy = new Policy(Set.of(name), Set.of());

        assertThat(policy.against(account(null, "x", "group:default/billing"), null))
                .isEqualTo(
                        "the model is switched off for group:default/billing (forge.ai.off.teams)");
        assertThat(policy.against(account(null, "x", "group:acme/billing"), null)).isNull();
    }

    @Test
    void aServiceOfSeveralOwnersIsOffForEachOfThem() {
        ServiceProfile profile = profile(Map.of(), "group:default/core", "user:default/maya");

        assertThat(
                        new Policy(Set.of("user:Maya"), Set.of())
                                .against(account(null, "x", "group:default/core"), profile))
                .contains("user:default/maya");
    }

    @Test
    void whileATeamIsOffNothingOfAnUnknownOwnerIsLetThrough() {
        Policy policy = new Policy(Set.of("billing"), Set.of());

        assertThat(policy.against(account(null, "invoice-api", null), null))
                .contains("names no owner", "forge.ai.off.teams");
        assertThat(policy.against(account(null, "invoice-api", null), profile(Map.of())))
                .contains("names no owner");
        assertThat(Policy.OPEN.against(account(null, "invoice-api", null), null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice-api", "Component:Default/Invoice-API", "default/invoice-api"})
    void anEntityIsOffEvenWhileNoCatalogAnswers(String name) {
        Policy policy = new Policy(Set.of(), Set.of(name));

        for (Account account :
                List.of(
                        account("component:default/invoice-api", "invoice-api", null),
                        account("Component:default/Invoice-Api", "other word", null),
                        account(null, "Invoice-API", null))) {
            assertThat(policy.against(account, null))
                    .as("%s", account)
                    .isEqualTo(
                            "the model is switched off for component:default/invoice-api (forge.ai.off.entities)");
        }
        assertThat(policy.against(account(null, "other", null), profile(Map.of())))
                .contains("component:default/invoice-api");
        assertThat(policy.against(account(null, "api", null), null)).isNull();
        assertThat(policy.against(account("component:acme/invoice-api", "invoice-api", null), null))
                .as("another one of the same name")
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF", " Off", "false", "no", "disabled", ""})
    void theCatalogSwitchesItOffByAnyWordButOn(String word) {
        assertThat(
                        Policy.OPEN.against(
                                account(null, "x", null), profile(Map.of(Policy.ANNOTATION, word))))
                .isEqualTo(
                        "the model is switched off for component:default/invoice-api"
                                + " (the annotation forge-incident/model of its catalog entry)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "ON", "true "})
    void theCatalogMayAlsoSayThatItIsOn(String word) {
        assertThat(
                        Policy.OPEN.against(
                                account(null, "x", null), profile(Map.of(Policy.ANNOTATION, word))))
                .isNull();
    }

    @Test
    void whatIsOffIsOffInTheEvidenceOfOthersToo() {
        AlsoTold annotated = new AlsoTold("invoice-api", profile(Map.of(Policy.ANNOTATION, "off")));
        AlsoTold owned = new AlsoTold("invoice-api", profile(Map.of(), "group:default/vault"));
        AlsoTold unknown = new AlsoTold("invoice-api", null);

        assertThat(Policy.OPEN.against(annotated))
                .startsWith("the evidence tells of invoice-api: the model is switched off for");
        assertThat(Policy.OPEN.against(owned)).isNull();
        assertThat(Policy.OPEN.against(unknown)).isNull();
        assertThat(new Policy(Set.of("vault"), Set.of()).against(owned))
                .contains("group:default/vault");
        assertThat(new Policy(Set.of("vault"), Set.of()).against(unknown))
                .contains("names no owner");
        assertThat(new Policy(Set.of(), Set.of("invoice-api")).against(unknown))
                .contains("forge.ai.off.entities");
    }

    @Test
    void aNameThatIsNoReferenceIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new Policy(Set.of("Team Billing"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Team Billing");
        assertThatThrownBy(() -> new Policy(Set.of(), Set.of("")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Account account(@Nullable String entity, String service, @Nullable String team) {
        return new Account("analyze", entity, service, team, null);
    }

    private static ServiceProfile profile(Map<String, String> annotations, String... owners) {
        List<Relation> relations =
                Arrays.stream(owners)
                        .map(owner -> new Relation("ownedBy", EntityRef.parse(owner), false))
                        .toList();
        return new ServiceProfile(
                EntityRef.component("invoice-api"),
                null,
                "",
                "service",
                List.of(),
                annotations,
                relations,
                List.of());
    }
}
