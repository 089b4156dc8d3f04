package dev.forgeincident.narration.model;

import org.jspecify.annotations.Nullable;

/**
 * Which model is asked, and where that is set.
 *
 * @param setting what is told to correct: {@code forge.ai}, {@code forge.ai.fallback}
 * @param chatModel its name there; at Azure the deployment's
 * @param apiVersion Azure's {@code api-version}; null where the address needs none
 */
public record ModelEndpoint(
        String setting, Provider provider, String chatModel, @Nullable String apiVersion) {

    private static final String AZURE_V1 = "/openai/v1";
    private static final String COMPLETIONS = "/chat/completions$";

    public ModelEndpoint {
        if (chatModel.isBlank()) {
            throw new IllegalArgumentException(setting + ".chatModel names no model");
        }
    }

    /**
     * The address below which {@code /chat/completions} is, however it is written: with those at
     * its end, or as Azure's clients are given it, the resource's only ({@code
     * https://x.openai.azure.com}). That is completed to the deployment's where there is an API
     * version, else to that of {@code v1}.
     */
    public String address(String configured) {
        String address =
                configured.strip().replaceFirst("/{1,9}$", "").replaceFirst(COMPLETIONS, "");
        int path = address.indexOf('/', address.indexOf("://") + 3);
        String below = path < 0 ? "" : address.substring(path);
        if (provider != Provider.AZURE || !(below.isEmpty() || below.equals("/openai"))) {
            return address;
        }
        String resource = address.substring(0, address.length() - below.length());
        return resource + (apiVersion == null ? AZURE_V1 : "/openai/deployments/" + chatModel);
    }
}
