package dev.forgeincident.sources.applicationinsights;

import java.util.regex.Pattern;

/**
 * Which application is asked.
 *
 * @param appId the Application ID of "API Access" in Azure's portal, not the instrumentation key
 */
public record ApplicationInsightsOptions(String appId) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /**
     * @throws IllegalArgumentException when it is no such ID
     */
    public ApplicationInsightsOptions {
        if (!ID.matcher(appId).matches()) {
            throw new IllegalArgumentException(
                    "appId must be an Application ID such as"
                            + " 34adfa4f-cedf-4dc0-ba29-b6d1a69ab345");
        }
    }
}
