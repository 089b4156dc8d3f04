package dev.forgeincident.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the service made of the night.
 *
 * @param kind {@code change}, {@code dependency}, {@code external} or {@code undecided}
 * @param commit the hash that the first hypothesis names; empty where it names none
 */
record Verdict(String kind, String commit, double confidence) {

    private static final int SHORT_SHA = 7;

    /** Of the diagnosis in the answer of {@code GET /api/analyses/{id}}. */
    static Verdict of(JsonNode diagnosis) {
        return new Verdict(
                diagnosis.path("verdict").asText(),
                diagnosis.at("/hypotheses/0/change/sha").asText(),
                diagnosis.path("confidence").asDouble());
    }

    /**
     * Whether that is the truth.
     *
     * @param culprit the hash of the commit that did it; null where none did
     */
    boolean isRight(@Nullable String culprit) {
        return culprit == null
                ? !kind.isEmpty() && !kind.equals("change")
                : kind.equals("change")
                        && commit.length() >= SHORT_SHA
                        && culprit.startsWith(commit);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s%s, confidence %.2f",
                kind.isEmpty() ? "no verdict" : "verdict " + kind,
                commit.isEmpty() ? "" : " " + shortened(commit),
                confidence);
    }

    static String shortened(String sha) {
        return sha.length() <= SHORT_SHA ? sha : sha.substring(0, SHORT_SHA);
    }
}
