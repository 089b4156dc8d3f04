package dev.forgeincident.diagnosis.secret;

import java.util.List;

/** Tokens for where code lives, is built, checked, published and planned. */
final class DeveloperTokens {

    static final List<SecretKind> KINDS =
            List.of(
                    SecretKind.token(
                            "github-token",
                            "(?:gh[pousr]_[A-Za-z0-9]{20,300}+|github_pat_\\w{20,300}+)",
                            "ghp_",
                            "gho_",
                            "ghu_",
                            "ghs_",
                            "ghr_",
                            "github_pat_"),
                    SecretKind.token(
                            "gitlab-token",
                            "(?:gl(?:pat|dt|rt|rtr|cbt|ptt|ft|imt|agent|oas|soat|ffct|wt)-[\\w.-]{16,300}+|GR1348941[\\w-]{20,60}+|_gitlab_session=[0-9a-z]{32})",
                            "glpat-",
                            "gldt-",
                            "glrt-",
                            "glrtr-",
                            "glcbt-",
                            "glptt-",
                            "glft-",
                            "glimt-",
                            "glagent-",
                            "gloas-",
                            "glsoat-",
                            "glffct-",
                            "glwt-",
                            "gr1348941",
                            "_gitlab_session="),
                    SecretKind.token(
                            "atlassian-token",
                            "(?:AT[ACS]TT3[\\w=-]{20,400}+|ATBB[A-Za-z0-9]{20,60}+)",
                            "atatt3",
                            "atctt3",
                            "atstt3",
                            "atbb"),
                    SecretKind.token("bitbucket-token", "BBDC-[\\w+/@-]{20,100}+", "bbdc-"),
                    SecretKind.token("npm-token", "npm_[A-Za-z0-9]{30,100}+", "npm_"),
                    SecretKind.token("pypi-token", "pypi-A[\\w-]{40,400}+", "pypi-a"),
                    SecretKind.token(
                            "docker-hub-token",
                            "dckr_(?:pat|oat)_[\\w-]{20,100}+",
                            "dckr_pat_",
                            "dckr_oat_"),
                    SecretKind.token("nuget-key", "oy2[a-z0-9]{43}(?![A-Za-z0-9])", "oy2"),
                    SecretKind.token("rubygems-key", "rubygems_[0-9a-f]{40,64}+", "rubygems_"),
                    SecretKind.token("crates-token", "cio[A-Za-z0-9]{32}(?![A-Za-z0-9])", "cio"),
                    SecretKind.token("clojars-token", "CLOJARS_[0-9a-z]{50,80}+", "clojars_"),
                    SecretKind.around(
                            "terraform-cloud-token",
                            "[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{40,100}+",
                            ".atlasv1."),
                    SecretKind.token(
                            "artifactory-token",
                            "(?:AKCp[A-Za-z0-9]{60,80}+|cmVmdGtu[A-Za-z0-9+/=]{40,80}+)",
                            "akcp",
                            "cmvmdgtu"),
                    SecretKind.token("sonar-token", "sq[apu]_[0-9a-f]{40}", "sqa_", "sqp_", "squ_"),
                    SecretKind.token(
                            "circleci-token",
                            "CCI(?:PAT|PRJ)_[\\w]{30,120}+",
                            "ccipat_",
                            "cciprj_"),
                    SecretKind.token(
                            "buildkite-token",
                            "bk(?:ua|aj|ct|pt)_[\\w-]{30,80}+",
                            "bkua_",
                            "bkaj_",
                            "bkct_",
                            "bkpt_"),
                    SecretKind.token("pulumi-token", "pul-[0-9a-f]{40}", "pul-"),
                    SecretKind.token("postman-key", "PMAK-[0-9a-f]{24}-[0-9a-f]{34}", "pmak-"),
                    SecretKind.token("snyk-token", "snyk_(?:uat|sat)\\.[\\w.-]{20,200}+", "snyk_"),
                    SecretKind.token("sourcegraph-token", "sgp_[0-9a-f_]{40,100}+", "sgp_"),
                    SecretKind.token(
                            "figma-token",
                            "fig[dours]{1,2}_[\\w-]{30,80}+",
                            "figd_",
                            "figo",
                            "figu_"),
                    SecretKind.token(
                            "linear-key",
                            "lin_(?:api|oauth)_[A-Za-z0-9]{30,80}+",
                            "lin_api_",
                            "lin_oauth_"),
                    SecretKind.token(
                            "notion-token",
                            "(?:ntn_[A-Za-z0-9]{40,60}+|secret_[A-Za-z0-9]{43}(?![A-Za-z0-9]))",
                            "ntn_",
                            "secret_"),
                    SecretKind.token("contentful-token", "CFPAT-[\\w-]{40,60}+", "cfpat-"),
                    SecretKind.token("readme-key", "rdme_[a-z0-9]{60,80}+", "rdme_"),
                    SecretKind.token("prefect-key", "pn[ub]_[A-Za-z0-9]{36}", "pnu_", "pnb_"),
                    SecretKind.token("infracost-key", "ico-[A-Za-z0-9]{32}", "ico-"),
                    SecretKind.token(
                            "launchdarkly-key",
                            "(?:sdk|mob|api)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                            "sdk-",
                            "mob-",
                            "api-"));

    private DeveloperTokens() {}
}
