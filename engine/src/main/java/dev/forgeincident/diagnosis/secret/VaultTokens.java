package dev.forgeincident.diagnosis.secret;

import java.util.List;

/** Keys to the stores of all other keys. */
final class VaultTokens {

    static final List<SecretKind> KINDS =
            List.of(
                    SecretKind.token(
                            "vault-token", "hv[sbr]\\.[\\w-]{20,300}+", "hvs.", "hvb.", "hvr."),
                    SecretKind.of(
                            "old-vault-token",
                            "[\\s\"'=:](s\\.(?=[A-Za-z]{0,23}\\d)(?=[a-z0-9]{0,23}[A-Z])[A-Za-z0-9]{24})(?![A-Za-z0-9])",
                            " s.",
                            "\"s.",
                            "'s.",
                            "=s.",
                            ":s."),
                    SecretKind.token(
                            "doppler-token",
                            "dp\\.(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{30,120}+",
                            "dp.pt.",
                            "dp.st.",
                            "dp.ct.",
                            "dp.sa.",
                            "dp.scim.",
                            "dp.audit."),
                    SecretKind.token("onepassword-token", "ops_eyJ[\\w+/=-]{40,4000}+", "ops_eyj"),
                    SecretKind.token(
                            "onepassword-secret-key",
                            "A3-[A-Z0-9]{6}-[A-Z0-9]{5,11}(?:-[A-Z0-9]{5,6}){3,4}",
                            "a3-"),
                    SecretKind.token(
                            "infisical-token", "st\\.[0-9a-f]{24}\\.[\\w.-]{30,200}+", "st."));

    private VaultTokens() {}
}
