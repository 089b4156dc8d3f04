package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host=db password=SECRETsecret1 dbname=x",
                "DB_PASSWORD: \"SECRETsecret1\"",
                "Server=db;Pwd=SECRETsecret1;Database=x",
                "postgres://app:SECRETsecret1@db:5432/x",
                "Authorization: Bearer SECRETsecret1234567890",
                "token=ghp_SECRETsecret1SECRETsecret1SECRET",
                "aws AKIASECRETSECRETSECR here",
                "api_key = 'SECRETsecret1'",
                "password=TrueSECRET99!",
                "password=$SECRETPass1",
                "password=environmentSECRET7",
                "PASSWORD=(SECRET)def1",
                "jwt eyJhbGciOiJIUzI1NiJ9.eyJTRUNSRVQiOjF9SECRET.SECRETsecret1",
                "AUTHORIZATION: BEARER SECRETsecret1234567890",
                "CREDENTIALS=SECRETsecret1",
                "BASIC SECRETsecret1234567890",
                "APIKEY: SECRETsecret1",
                "PRIVATE-KEY=SECRETsecret1",
                "passphrase: SECRETsecret1",
                "job glpat-SECRETsecret1SECRETsecret1",
                "hook xoxb-SECRETsecret1SECRETsecret1",
                "paid with sk_live_SECRETsecret1SECRETsecret1",
                "map AIzaSECRETsecret1SECRETsecret1SECRETsecret1",
                "-----BEGIN RSA PRIVATE KEY-----\nSECRETsecret1\n-----END RSA PRIVATE KEY-----",
            })
    void masksSecretsAndCountsThem(String text) {
        Secrets.Masked masked = Secrets.mask(text);

        assertThat(masked.text()).doesNotContain("SECRET").contains("***");
        assertThat(masked.count()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "psycopg2.ProgrammingError: invalid dsn: invalid connection option \"server\"",
                "DSN = os.environ.get(\"DB_CONNECTION\", \"host=10.0.1.5 port=5432 dbname=invoices\")",
                "password = os.environ[\"DB_PASSWORD\"]",
                "password=${DB_PASSWORD}",
                "password = null",
                "password: <your password>",
                "the token is missing",
                "commit a3f7c2d by Ada: rotate the token of the gateway",
                "GET /invoices/17?page=2 500 in 31 ms",
            })
    void leavesOrdinaryTextAlone(String text) {
        assertThat(Secrets.mask(text)).isEqualTo(new Secrets.Masked(text, 0));
    }

    /** Pieces of secrets, of what surrounds them, and of what is nearly one. */
    private static final List<String> PIECES =
            List.of(
                    "-----BEGIN RSA PRIVATE KEY-----",
                    "-----END RSA PRIVATE KEY-----",
                    "-----begin ",
                    "eyJhbGciOiJI",
                    ".",
                    "ghp_",
                    "gho_",
                    "ghu_",
                    "ghs_",
                    "ghr_",
                    "GHP_",
                    "github_pat_",
                    "glpat-",
                    "xoxb-",
                    "xoxp-",
                    "AKIA",
                    "ASIA",
                    "akia",
                    "ABCDEFGH12345678",
                    "sk-live-",
                    "sk_",
                    "rk-",
                    "rk_",
                    "pk-",
                    "pk_test_",
                    "AIza",
                    "Bearer ",
                    "BASIC\t",
                    "abcdefghijklmnopqrstuvwx",
                    "postgres",
                    "://",
                    "user:",
                    "@host",
                    "password",
                    "PassWord",
                    "passwd",
                    "pwd",
                    "secret",
                    "\u017fecret",
                    "to\u212aen",
                    "token",
                    "TOKEN",
                    "api_key",
                    "ApiKey",
                    "api-key",
                    "access_key",
                    "access-key",
                    "accesskey",
                    "private_key",
                    "private-key",
                    "privatekey",
                    "credential",
                    "passphrase",
                    "=",
                    "==",
                    ": ",
                    " = \"",
                    "\"",
                    "'",
                    "_",
                    "-",
                    " ",
                    "\n",
                    "${",
                    "null",
                    "***",
                    "x",
                    "\u0131",
                    "\ud83d\ude00",
                    "\ud83d",
                    "averyveryveryverylongnameofavariable");

    @Test
    void whatIsPassedOverQuicklyHoldsNoSecret() {
        Random random = new Random(20_261_121);
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = 1 + random.nextInt(12); pieces > 0; pieces--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }

            Secrets.Masked masked = Secrets.mask(text.toString());

            assertThat(masked).as("%s", text).isEqualTo(plainly(text.toString()));
        }
    }

    /** Each pattern on the whole text. */
    private static Secrets.Masked plainly(String text) {
        String masked = text;
        int count = 0;
        for (SecretKind kind : Secrets.KINDS) {
            Matcher matcher = kind.pattern().matcher(masked);
            StringBuilder out = new StringBuilder();
            while (matcher.find()) {
                count++;
                matcher.appendReplacement(out, Matcher.quoteReplacement(matcher.group(1) + "***"));
            }
            masked = matcher.appendTail(out).toString();
        }
        return new Secrets.Masked(masked, count);
    }
}
