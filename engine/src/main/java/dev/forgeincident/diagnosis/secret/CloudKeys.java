package dev.forgeincident.diagnosis.secret;

import java.util.List;

/** Keys of clouds and of platforms that run services and databases. */
final class CloudKeys {

    static final List<SecretKind> KINDS =
            List.of(
                    // And the secret that belongs to it, if it is told with it.
                    SecretKind.token(
                            "aws-access-key-id",
                            "((?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16})(?![A-Za-z0-9])"
                                    + "(?:[^\\r\\n]{0,60}?[\\s\"':=,;|]([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])(?<![0-9a-f]{40}))?",
                            "akia",
                            "asia",
                            "abia",
                            "acca"),
                    SecretKind.token("aws-bedrock-key", "ABSK[A-Za-z0-9+/]{60,200}+={0,2}", "absk"),
                    SecretKind.token("aws-mws-token", "amzn\\.mws\\.[0-9a-f-]{36}", "amzn.mws."),
                    SecretKind.token("google-api-key", "AIza[0-9A-Za-z_-]{30,100}+", "aiza"),
                    SecretKind.token("google-access-token", "ya29\\.[\\w-]{20,2000}+", "ya29."),
                    SecretKind.token("google-refresh-token", "1//0[\\w-]{30,200}+", "1//0"),
                    SecretKind.token("google-client-secret", "GOCSPX-[\\w-]{20,60}+", "gocspx-"),
                    SecretKind.of(
                            "azure-account-key",
                            "(?i)(?:account|sharedaccess|primary|secondary)key\\s{0,3}[=:]\\s{0,3}[\"']?([A-Za-z0-9+/%]{20,200}+={0,2})",
                            "accountkey",
                            "sharedaccesskey",
                            "primarykey",
                            "secondarykey"),
                    SecretKind.around(
                            "azure-client-secret",
                            "[\\w~.-]{0,3}\\dQ~[\\w~.-]{31,34}",
                            SecretKind.each("", "0123456789", "q~")),
                    // Keys of Azure that say so: 52 characters, then a mark.
                    SecretKind.around(
                            "azure-marked-key",
                            "[A-Za-z0-9]{52}JQQJ9[A-Za-z0-9+/]{20,40}+={0,2}",
                            "jqqj9"),
                    SecretKind.around(
                            "azure-devops-token", "[A-Za-z0-9]{60,80}AZDO[A-Za-z0-9]{4}", "azdo"),
                    SecretKind.token("alibaba-access-key-id", "LTAI[A-Za-z0-9]{12,30}+", "ltai"),
                    SecretKind.token("tencent-secret-id", "AKID[A-Za-z0-9]{13,60}+", "akid"),
                    SecretKind.token("yandex-api-key", "AQVN[\\w-]{35,38}", "aqvn"),
                    SecretKind.token(
                            "digitalocean-token",
                            "do[opr]_v1_[0-9a-f]{30,100}+",
                            "dop_v1_",
                            "doo_v1_",
                            "dor_v1_"),
                    SecretKind.token(
                            "cloudflare-ca-key", "v1\\.0-[0-9a-f]{24}-[0-9a-f]{100,200}+", "v1.0-"),
                    SecretKind.token("heroku-key", "HRKU-[\\w-]{30,100}+", "hrku-"),
                    SecretKind.of(
                            "heroku-uuid-key",
                            "(?i)heroku[\\w-]{0,20}[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",
                            "heroku"),
                    SecretKind.token(
                            "fly-token",
                            "(?:fo1_[\\w-]{20,}+|fm[12][ar]?_[\\w+/=,-]{40,2000}+)",
                            "fo1_",
                            "fm1a_",
                            "fm1r_",
                            "fm2_"),
                    SecretKind.token("scaleway-key", "SCW[A-Z0-9]{17}(?![A-Za-z0-9])", "scw"),
                    SecretKind.token("fernet-token", "gAAAAA[\\w-]{60,4000}+={0,2}", "gaaaaa"),
                    SecretKind.token(
                            "databricks-token",
                            "d(?:api|ose|kea)[0-9a-f]{32}(?:-\\d)?",
                            "dapi",
                            "dose",
                            "dkea"),
                    SecretKind.token(
                            "planetscale-password",
                            "pscale_(?:pw|tkn|oauth)_[\\w.=-]{20,100}+",
                            "pscale_"),
                    SecretKind.token(
                            "supabase-key",
                            "(?:sbp_(?:oauth_)?[0-9a-f]{30,100}+|sb_secret_[\\w-]{20,100}+)",
                            "sbp_",
                            "sb_secret_"),
                    SecretKind.token("neon-key", "napi_[a-z0-9]{40,100}+", "napi_"),
                    SecretKind.token(
                            "mongodb-atlas-secret", "mdb_sa_sk_[\\w-]{20,100}+", "mdb_sa_sk_"),
                    SecretKind.token("netlify-token", "nfp_[A-Za-z0-9]{30,100}+", "nfp_"),
                    SecretKind.token(
                            "kubernetes-swarm-token", "SWMTKN-1-[a-z0-9-]{40,120}+", "swmtkn-1-"));

    private CloudKeys() {}
}
