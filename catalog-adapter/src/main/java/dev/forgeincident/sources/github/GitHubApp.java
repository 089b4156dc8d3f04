package dev.forgeincident.sources.github;

import dev.forgeincident.sources.http.Secret;
import java.util.regex.Pattern;

/**
 * A GitHub App that is installed where the repositories are; it reads with rights of its own
 * instead of a person's.
 *
 * @param appId its app id or client id
 * @param installationId the number of its installation in the organisation
 * @param privateKey its key as PEM, {@code BEGIN RSA PRIVATE KEY} (PKCS#1, as GitHub gives it) or
 *     {@code BEGIN PRIVATE KEY} (PKCS#8)
 */
public record GitHubApp(String appId, String installationId, Secret privateKey) {

    private static final Pattern APP = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern INSTALLATION = Pattern.compile("[0-9]{1,19}");

    public GitHubApp {
        if (!APP.matcher(appId).matches()) {
            throw new IllegalArgumentException("appId is no app id or client id");
        }
        if (!INSTALLATION.matcher(installationId).matches()) {
            throw new IllegalArgumentException("installationId is no number");
        }
    }
}
