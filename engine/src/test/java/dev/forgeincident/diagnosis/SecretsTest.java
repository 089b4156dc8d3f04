package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

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
}
