package dev.forgeincident.service.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    postgres://ada:s3cret@db.example:5433/forge, jdbc:postgresql://db.example:5433/forge, ada, s3cret
                    postgresql://db.example/forge, jdbc:postgresql://db.example/forge, -, -
                    postgres://ada@db/forge?sslmode=require, jdbc:postgresql://db/forge?sslmode=require, ada, -
                    postgres://ada:p%40ss%2Fw+rd%25@db/forge, jdbc:postgresql://db/forge, ada, p@ss/w+rd%
                    postgres://ada:a:b@db/forge, jdbc:postgresql://db/forge, ada, a:b
                    postgres://ada:x@my_db:5432/forge, jdbc:postgresql://my_db:5432/forge, ada, x
                    postgres://ada:x@[::1]:5432/forge, jdbc:postgresql://[::1]:5432/forge, ada, x
                    ' jdbc:postgresql://db/forge?user=ada ', jdbc:postgresql://db/forge?user=ada, -, -
                    """)
    void readsBothForms(String text, String url, String user, String password) {
        DatabaseUrl read = DatabaseUrl.parse(text);

        assertThat(read.jdbcUrl()).isEqualTo(url);
        assertThat(read.user()).isEqualTo(user);
        assertThat(read.password()).isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://ada:s3cret@db/forge",
                "jdbc:h2:mem:s3cret",
                "postgres://ada:s3cret@db",
                "postgres://ada:s3cret@db/",
                "postgres://ada:s3cret@/forge",
                "postgres://ada:s3cret @db/forge",
                "postgres://ada:s3cret@db:port/forge",
                "postgres://ada:s3cret%zz@db/forge",
                "postgres:s3cret",
                "s3cret"
            })
    void whatIsNeitherIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOfSatisfying(
                        BadSettings.class,
                        bad ->
                                assertThat(bad.told())
                                        .contains("DATABASE_URL", "postgres://")
                                        .doesNotContain("s3cret"))
                .hasNoCause();
    }

    @Test
    void itsTextHoldsNoPassword() {
        assertThat(DatabaseUrl.parse("postgres://ada:s3cret@db/forge").toString())
                .contains("db/forge")
                .doesNotContain("s3cret");
        assertThat(DatabaseUrl.parse("jdbc:postgresql://db/forge?password=s3cret").toString())
                .doesNotContain("s3cret");
    }
}
