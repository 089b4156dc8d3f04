package dev.forgeincident.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jgit.lib.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/x.git, https://github.com/acme/x/commit/a3f7c2d",
        "https://github.com/acme/x, https://github.com/acme/x/commit/a3f7c2d",
        "https://github.com/acme/x/, https://github.com/acme/x/commit/a3f7c2d",
        "https://tok:en@github.com/acme/x.git, https://github.com/acme/x/commit/a3f7c2d",
        "https://ghe.corp:8443/acme/x.git, https://ghe.corp:8443/acme/x/commit/a3f7c2d",
        "git@github.com:acme/x.git, https://github.com/acme/x/commit/a3f7c2d",
        "ssh://git@github.com:22/acme/x.y.git, https://github.com/acme/x.y/commit/a3f7c2d",
    })
    void leadsToThePageOfTheCommit(String remote, String expected) {
        // Given
        Config config = new Config();
        config.setString("remote", "origin", "url", remote);

        // When
        String url = CommitUrl.of(config, "a3f7c2d");

        // Then
        assertThat(url).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/git/x.git",
                "../x",
                "file:///srv/git/x.git",
                "C:/repos/x",
                "http://me:pass@proxy/git/acme/x",
                "https://host/only",
                "https://host/a/b/c/d",
                "https://a@b@c/acme/x",
                "javascript://x/acme/x"
            })
    void isNotInventedForOtherRemotes(String remote) {
        // Given
        Config config = new Config();
        config.setString("remote", "origin", "url", remote);

        // When
        String url = CommitUrl.of(config, "a3f7c2d");

        // Then
        assertThat(url).isNull();
    }

    @Test
    void isNotThereWithoutARemote() {
        assertThat(CommitUrl.of(new Config(), "a3f7c2d")).isNull();
    }
}
