package dev.forgeincident.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalCallersTest {

    private final LocalCallers callers = new LocalCallers(List.of("http://portal.example:3000"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    127.0.0.1,        localhost:5100, -
                    127.0.0.1,        LOCALHOST,      -
                    127.8.9.1,        127.0.0.1:5100, -
                    ::1,              [::1]:5100,     -
                    0:0:0:0:0:0:0:1,  localhost:5100, -
                    ::1%lo,           localhost:5100, -
                    ::ffff:127.0.0.1, localhost:5100, -
                    127.0.0.1,        localhost:5100, http://localhost:5100
                    127.0.0.1,        localhost:5100, https://localhost:5100
                    127.0.0.1,        localhost:5100, http://portal.example:3000
                    """)
    void trustsThisMachine(String address, String host, @Nullable String origin) {
        assertThat(callers.trust(address, host, origin)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    10.0.0.7,         localhost:5100, -
                    0.0.0.0,          localhost:5100, -
                    ::,               localhost:5100, -
                    fe80::1%eth0,     localhost:5100, -
                    ::ffff:10.0.0.7,  localhost:5100, -
                    -,                localhost:5100, -
                    localhost,        localhost:5100, -
                    127.0.0.1,        -,              -
                    127.0.0.1,        evil.example,   -
                    127.0.0.1,        localhost.evil.example, -
                    127.0.0.1,        evil.example:localhost, -
                    127.0.0.1,        localhost:5100@evil.example, -
                    127.0.0.1,        '[::1',         -
                    127.0.0.1,        'localhost ',   -
                    127.0.0.1,        '',             -
                    127.0.0.1,        localhost:5100, http://evil.example
                    127.0.0.1,        localhost:5100, http://localhost:3000
                    127.0.0.1,        localhost:5100, null
                    127.0.0.1,        localhost:5100, ''
                    127.0.0.1,        evil.example,   http://evil.example
                    127.0.0.1,        evil.example,   http://portal.example:3000
                    """)
    void trustsNobodyElse(
            @Nullable String address, @Nullable String host, @Nullable String origin) {
        assertThat(callers.trust(address, host, origin)).isFalse();
    }
}
