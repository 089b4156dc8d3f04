package dev.forgeincident.sources.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.github.Repositories.Location;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoriesTest {

    private static final Slug SLUG = new Slug("acme", "invoice-api");

    private static Location locate(String api, String annotation, String value) {
        return new Repositories(new WebPages(api))
                .locate(GitHubWorld.service(Map.of(annotation, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://github.com/acme/invoice-api/commit/abc",
        "https://ghe.example.com/api/v3, https://ghe.example.com/acme/invoice-api/commit/abc",
        "https://ghe.example.com:8443/api/v3, https://ghe.example.com:8443/acme/invoice-api/commit/abc",
        "https://api.acme.ghe.com, https://acme.ghe.com/acme/invoice-api/commit/abc",
    })
    void the_pages_are_those_of_the_api(String api, String page) {
        assertThat(new WebPages(api).commit(SLUG, "abc")).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, url:https://github.com/acme/invoice-api/tree/main/",
        "https://api.github.com, url:https://github.com/acme/invoice-api",
        "https://api.github.com, url:https://GitHub.com/acme/invoice-api.git",
        "https://ghe.example.com/api/v3, url:https://ghe.example.com/acme/invoice-api/blob/main/a",
    })
    void the_source_location_names_it(String api, String location) {
        assertThat(locate(api, "backstage.io/source-location", location))
                .isEqualTo(new Location.Found(SLUG));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, url:https://gitlab.com/acme/invoice-api",
        "https://api.github.com, url:https://github.com.evil.example/acme/invoice-api",
        "https://api.github.com, url:https://github.com@evil.example/acme/invoice-api",
        "https://api.github.com, url:https://user:pw@github.com/acme/invoice-api",
        "https://api.github.com, url:https://github.com:8443/acme/invoice-api",
        "https://api.github.com, url:https://github.com/acme",
        "https://api.github.com, url:https://github.com/acme/%2e%2e/x",
        "https://api.github.com, url:file:///acme/invoice-api",
        "https://api.github.com, dir:./acme/invoice-api",
        "https://api.github.com, url:https://exa mple/acme/invoice-api",
        "https://ghe.example.com/api/v3, url:https://github.com/acme/invoice-api",
    })
    void what_lies_elsewhere_is_nobodys(String api, String location) {
        assertThat(locate(api, "backstage.io/source-location", location))
                .isEqualTo(new Location.NotConfigured());
    }

    @Test
    void the_services_own_catalog_file_tells_it_and_a_catalog_of_many_does_not() {
        String managed = "backstage.io/managed-by-location";

        assertThat(
                        locate(
                                "https://api.github.com",
                                managed,
                                "url:https://github.com/acme/invoice-api/blob/main/catalog-info.yaml"))
                .isEqualTo(new Location.Found(SLUG));
        assertThat(
                        locate(
                                "https://api.github.com",
                                managed,
                                "url:https://github.com/acme/catalog/blob/main/all.yaml"))
                .isEqualTo(new Location.NotConfigured());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a/b/c", "../x", "a/..", "a/.git", "a b/c", "a/b#c", "é/x"})
    void a_slug_that_is_none_is_refused(String slug) {
        assertThat(locate("https://api.github.com", ServiceProfile.PROJECT_SLUG, slug))
                .isInstanceOf(Location.Refused.class);
    }

    @Test
    void a_slug_of_a_megabyte_is_told_in_a_few_words() {
        Location location =
                locate("https://api.github.com", ServiceProfile.PROJECT_SLUG, "a/".repeat(1 << 19));

        assertThat(((Location.Refused) location).reason()).hasSizeLessThan(200);
    }
}
