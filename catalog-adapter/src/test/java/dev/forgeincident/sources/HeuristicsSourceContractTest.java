package dev.forgeincident.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.gotcha.Heuristic;
import dev.forgeincident.context.gotcha.HeuristicsSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link HeuristicsSource} keeps to. */
@Timeout(30)
public abstract class HeuristicsSourceContractTest {

    protected static final ServiceProfile INVOICE_API =
            new ServiceProfile(
                    EntityRef.component("invoice-api"),
                    null,
                    "",
                    "service",
                    List.of(),
                    Map.of(ServiceProfile.PROJECT_SLUG, "acme/invoice-api"),
                    List.of(),
                    List.of());

    protected static final String GOTCHA =
            """
            # GOTCHA: invoice-api

            ## HEURISTICS
            - No secrets in code - all from environment variables
            """;

    /** Reads nothing: the whole text as one heuristic, so that a test sees what the source gave. */
    protected static GotchaFile whole(String service, String text) {
        return new GotchaFile(service, List.of(), List.of(new Heuristic(text, 1)));
    }

    /** A source in which the repository of {@link #INVOICE_API} has this file, and no other. */
    protected abstract HeuristicsSource holding(String path, String text) throws Exception;

    /** A source that is set up and does not work. */
    protected abstract HeuristicsSource broken() throws Exception;

    /** A source that was not told where the service's repository is. */
    protected abstract HeuristicsSource notConfigured() throws Exception;

    @Test
    void findsTheFileAtTheRepositorysRoot() throws Exception {
        // Given
        HeuristicsSource source = holding("GOTCHA.md", GOTCHA);

        // When
        Observation<GotchaFile> file = source.heuristics(INVOICE_API);

        // Then
        assertThat(file.dataOrNull())
                .isNotNull()
                .satisfies(
                        found -> {
                            assertThat(found.service()).isEqualTo("invoice-api");
                            assertThat(found.heuristics().toString())
                                    .contains(
                                            "No secrets in code - all from environment variables");
                        });
    }

    @Test
    void noSuchFileIsEmptyAndSaysWhatWasAsked() throws Exception {
        // Given
        HeuristicsSource source = holding("README.md", "# invoice-api\n");

        // When
        Observation<GotchaFile> file = source.heuristics(INVOICE_API);

        // Then
        assertThat(file)
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty -> assertThat(empty.query()).contains("GOTCHA.md"));
    }

    @Test
    void whatDoesNotWorkIsUnavailableAndSaysWhy() throws Exception {
        // Given
        HeuristicsSource source = broken();

        // When
        Observation<GotchaFile> file = source.heuristics(INVOICE_API);

        // Then
        assertThat(file)
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        unavailable -> {
                            assertThat(unavailable.isNotConfigured()).isFalse();
                            assertThat(unavailable.reason()).isNotBlank();
                        });
    }

    @Test
    void aServiceThatNobodySetUpIsNotConfigured() throws Exception {
        // Given
        HeuristicsSource source = notConfigured();

        // When
        Observation<GotchaFile> file = source.heuristics(INVOICE_API);

        // Then
        assertThat(file)
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        unavailable -> assertThat(unavailable.isNotConfigured()).isTrue());
    }

    @Test
    void anInterruptedThreadReturnsAndStaysInterrupted() throws Exception {
        // Given
        HeuristicsSource source = holding("GOTCHA.md", GOTCHA);
        Thread.currentThread().interrupt();

        // When
        Observation<GotchaFile> file = source.heuristics(INVOICE_API);

        // Then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).isNotNull();
    }
}
