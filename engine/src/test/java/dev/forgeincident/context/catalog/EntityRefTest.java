package dev.forgeincident.context.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityRefTest {

    @ParameterizedTest
    @CsvSource({
        "invoice-api,component:default/invoice-api",
        "Component:Default/Payment-Gateway,component:default/payment-gateway",
        "resource:billing-redis,resource:default/billing-redis",
        "billing/invoice-db,component:billing/invoice-db",
        "API:INVOICE.Events_v2,api:default/invoice.events_v2",
    })
    void readsWhatBackstageReads(String text, String whole) {
        assertThat(EntityRef.parse(text)).hasToString(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a:b:c",
                "a/b/c",
                "component:",
                ":x",
                "/x",
                "x y",
                "-x",
                "x-",
                "../../etc/passwd",
                "a:b/c/d",
                "<script>",
                "1kind:x"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> EntityRef.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesNamesThatAreTooLongAndDoesNotRepeatThemWhole() {
        assertThatThrownBy(() -> EntityRef.parse("x".repeat(10_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .hasSizeLessThan(200);
    }

    @Test
    void comparesWithoutCaseInAnyLanguage() {
        assertThat(EntityRef.parse("component:INVOICE"))
                .isEqualTo(EntityRef.parse("component:invoice"));
    }
}
