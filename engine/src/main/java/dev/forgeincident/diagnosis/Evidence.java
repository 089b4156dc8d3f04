package dev.forgeincident.diagnosis;

import dev.forgeincident.context.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the context that somebody can look at.
 *
 * @param id {@code e1}, {@code e2} … in the order in which the diagnosis first cites them
 * @param source the system and the place in it: {@code git a3f7c2d config/settings.py line 12}
 * @param at when it happened (UTC); null where it has no time
 * @param excerpt the exact text, at most {@value #MAX_EXCERPT} characters, secrets replaced by
 *     {@code ***}
 * @param masked how many secrets were replaced
 * @param frequency how often it was seen; null for what is seen once
 * @param url where a person can read it; null where there is no such place
 */
public record Evidence(
        String id,
        EvidenceKind kind,
        String source,
        @Nullable Instant at,
        String service,
        String excerpt,
        int masked,
        @Nullable Frequency frequency,
        @Nullable String url) {

    public static final int MAX_EXCERPT = 2_000;

    private static final int MASKED_AT_ONCE = 20_000;

    /**
     * How often something was logged.
     *
     * @param since from when on; null where the events carry no times
     * @param quietBefore for how many seconds before that the logs show none (new) or clearly
     *     fewer; 0 when unknown
     */
    public record Frequency(int count, @Nullable Instant since, boolean isNew, long quietBefore) {}

    /**
     * Evidence that no diagnosis cites yet: its text is masked and bounded here, and nowhere else.
     */
    static Evidence draft(
            EvidenceKind kind,
            String source,
            @Nullable Instant at,
            String service,
            String text,
            @Nullable Frequency frequency,
            @Nullable String url) {
        // Masked before it is cut: a cut may take away what tells a secret.
        Secrets.Masked masked = Secrets.mask(Words.bounded(text, MASKED_AT_ONCE));
        return new Evidence(
                "",
                kind,
                Secrets.mask(source).text(),
                at,
                service,
                Words.bounded(masked.text(), MAX_EXCERPT),
                masked.count(),
                frequency,
                Secrets.maskUrl(url));
    }

    Evidence withId(String newId) {
        return new Evidence(newId, kind, source, at, service, excerpt, masked, frequency, url);
    }
}
