package dev.forgeincident.diagnosis.secret;

import java.util.List;

/** Keys of what watches production. */
final class ObservabilityKeys {

    static final List<SecretKind> KINDS =
            List.of(
                    SecretKind.token(
                            "newrelic-key",
                            "NR(?:AK|JS|II|IQ|RA|BR|SP|MA)-[A-Za-z0-9]{18,60}+",
                            "nrak-",
                            "nrjs-",
                            "nrii-",
                            "nriq-",
                            "nrra-",
                            "nrbr-",
                            "nrsp-",
                            "nrma-"),
                    SecretKind.around("newrelic-license", "[0-9a-zA-Z]{32,40}NRAL", "nral"),
                    // Both keys of Datadog are hex digits: their names tell them.
                    SecretKind.of(
                            "datadog-key",
                            "(?i)\\b(?:datadog|dd)[_-](?:api|app|application)[_-]?key[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?([0-9a-z]{32,40})(?![A-Za-z0-9])",
                            "dd-api",
                            "dd_api",
                            "dd-app",
                            "dd_app",
                            "datadog"),
                    SecretKind.token(
                            "sentry-token", "sntry[su]_[\\w+/=]{40,400}+", "sntrys_", "sntryu_"),
                    SecretKind.token(
                            "grafana-token",
                            "(?:glsa_[A-Za-z0-9]{30,40}+_[0-9a-f]{8}|glc_[\\w+/=]{30,400}+|eyJrIjoi[\\w+/=-]{30,400}+)",
                            "glsa_",
                            "glc_",
                            "eyjrijoi"),
                    SecretKind.token(
                            "honeycomb-key",
                            "hc[abdx][il][ck]_[0-9a-z]{40,100}+",
                            "hcaik_",
                            "hcbik_",
                            "hcdik_",
                            "hcxik_",
                            "hcaic_",
                            "hcxic_",
                            "hcalk_",
                            "hcxlk_"),
                    SecretKind.token(
                            "dynatrace-token",
                            "dt0[a-z]\\d\\d\\.[A-Z0-9-]{8,30}+\\.[A-Z0-9]{40,80}+",
                            "dt0"),
                    SecretKind.token("elastic-key", "essu_[\\w=-]{30,200}+", "essu_"),
                    SecretKind.of(
                            "elastic-key-pair",
                            "\"encoded\\\\{0,7}\"\\s{0,3}:\\s{0,3}\\\\{0,7}\"([A-Za-z0-9+/=_-]{40,200}+)",
                            "\"encoded\"",
                            "\"encoded\\"),
                    SecretKind.of(
                            "pagerduty-key",
                            "(?<![A-Za-z0-9])(?:u\\+[\\w+-]{18}|(?i:pagerduty)[\\w-]{0,20}[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?([\\w+-]{18,40}+))(?![A-Za-z0-9])",
                            "pagerduty"),
                    SecretKind.token(
                            "axiom-token",
                            "xa[ap]t-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                            "xaat-",
                            "xapt-"),
                    SecretKind.token("posthog-key", "ph[cx]_[A-Za-z0-9]{30,80}+", "phc_", "phx_"));

    private ObservabilityKeys() {}
}
