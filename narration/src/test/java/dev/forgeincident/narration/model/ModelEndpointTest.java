package dev.forgeincident.narration.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelEndpointTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    OPENAI, https://api.mistral.ai/v1/,                              , https://api.mistral.ai/v1
                    OPENAI, https://api.mistral.ai,                                  , https://api.mistral.ai
                    OPENAI, https://api.mistral.ai/v1/chat/completions,              , https://api.mistral.ai/v1
                    AZURE,  https://x.openai.azure.com/,                             , https://x.openai.azure.com/openai/v1
                    AZURE,  https://x.openai.azure.com/openai,                       , https://x.openai.azure.com/openai/v1
                    AZURE,  https://x.openai.azure.com/openai/v1/,                   , https://x.openai.azure.com/openai/v1
                    AZURE,  https://x.openai.azure.com,                    2024-10-21, https://x.openai.azure.com/openai/deployments/gpt
                    AZURE,  https://x.openai.azure.com/openai/deployments/y,2024-10-21, https://x.openai.azure.com/openai/deployments/y
                    AZURE,  https://gateway.example.com/team/azure,        2024-10-21, https://gateway.example.com/team/azure
                    """)
    void an_address_of_azures_is_completed_where_its_clients_take_it_so(
            Provider provider, String configured, @Nullable String version, String address) {
        ModelEndpoint endpoint = new ModelEndpoint("forge.ai", provider, "gpt", version);

        assertThat(endpoint.address(configured)).isEqualTo(address);
    }

    @Test
    void words_of_settings_are_read_in_any_language_of_the_machine() {
        assertThat(Provider.of("openai")).isEqualTo(Provider.OPENAI);
        assertThat(Provider.AZURE.word()).isEqualTo("azure");
        assertThat(Structured.words())
                .containsExactly("auto", "json-schema", "json-object", "none")
                .allSatisfy(word -> assertThat(Structured.of(word).word()).isEqualTo(word));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> new ModelEndpoint("forge.ai", Provider.OPENAI, " ", null))
                .hasMessageContaining("forge.ai.chatModel");
        for (double wrong : new double[] {-0.1, 2.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new ModelSettings(wrong, 1, Structured.AUTO, true))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ModelSettings(null, 0, Structured.AUTO, true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
