package dev.forgeincident.sources.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a system answered, whole and within its bound: a status below 300, or a refusal where that
 * was asked for.
 */
public final class Answer {

    private static final ObjectMapper JSON =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(100)
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final @Nullable Trouble refusal;
    private final boolean fromDisk;

    /**
     * @param headers names in lower case
     * @param refusal what the status means; null below 300
     * @param fromDisk whether no request was sent for it
     */
    Answer(
            int status,
            Map<String, String> headers,
            byte[] body,
            @Nullable Trouble refusal,
            boolean fromDisk) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.refusal = refusal;
        this.fromDisk = fromDisk;
    }

    public int status() {
        return status;
    }

    /** The header's value, the last one where there are several; null where there is none. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(java.util.Locale.ROOT));
    }

    /**
     * What a status from 300 on means; null below. Only an {@link Ask#evenRefused} sees one here.
     */
    public @Nullable Trouble refusal() {
        return refusal;
    }

    /** Whether it was kept from before, and no request was sent. */
    public boolean isFromDisk() {
        return fromDisk;
    }

    /** The body, decompressed. */
    public InputStream stream() {
        return new ByteArrayInputStream(body);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * @throws Trouble when the body is no JSON, not all of it, or nothing
     */
    public JsonNode json() throws Trouble {
        try {
            JsonNode node = JSON.readTree(body);
            if (node == null || node.isMissingNode()) {
                throw unreadable("the answer was empty where JSON was due");
            }
            return node;
        } catch (JsonEOFException cut) {
            throw unreadable("the answer's JSON ends too early");
        } catch (IOException notJson) {
            throw unreadable(
                    isPage()
                            ? "the answer was a web page where JSON was due; is the address right?"
                            : "the answer was no JSON");
        }
    }

    private boolean isPage() {
        String begin = new String(body, 0, Math.min(200, body.length), StandardCharsets.UTF_8);
        return begin.stripLeading().startsWith("<");
    }

    private static Trouble unreadable(String reason) {
        return new Trouble(Trouble.Kind.UNREADABLE, reason);
    }
}
