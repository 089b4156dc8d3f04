package dev.forgeincident.narration.model;

import dev.forgeincident.sources.http.Trouble;
import dev.langchain4j.http.client.sse.CancellationUnsupportedHandle;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The events of a stream on their way to the library: heard first, and no more of them once the
 * stream has said that it is over or has failed. It throws nothing while they come, for the parser
 * would log that with what came.
 */
final class Events implements ServerSentEventListener {

    private static final String DONE = "[DONE]";

    private final Hearing hearing;
    private final Reasons reasons;
    private final ServerSentEventListener library;
    private boolean any;
    private boolean over;
    private @Nullable Trouble failure;
    private @Nullable IOException broken;

    Events(Hearing hearing, Reasons reasons, ServerSentEventListener library) {
        this.hearing = hearing;
        this.reasons = reasons;
        this.library = library;
    }

    /** The same stream, at its end once the events are over: some leave it open for long. */
    InputStream until(InputStream all) {
        return new FilterInputStream(all) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return over ? -1 : super.read(bytes, offset, length);
            }
        };
    }

    @Override
    public void onEvent(ServerSentEvent event) {
        onEvent(event, new ServerSentEventContext(new CancellationUnsupportedHandle()));
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
        if (over) {
            return;
        }
        any = true;
        if (event.data().strip().equals(DONE)) {
            hearing.ended();
            over = true;
            return;
        }
        try {
            hearing.heard(event.data(), "error".equals(event.event()));
            library.onEvent(event, context);
            over = hearing.isGarbled();
        } catch (Trouble met) {
            failure = met;
            over = true;
        }
    }

    @Override
    public void onError(Throwable reading) {
        broken = reading instanceof IOException it ? it : new IOException(reading);
    }

    /**
     * @throws Trouble when they told of an error, or ended before they said so
     * @throws IOException when they could not be read
     */
    void throwIfBroken() throws Trouble, IOException {
        if (failure != null) {
            throw failure;
        }
        if (broken != null) {
            throw broken;
        }
        if (hearing.isGarbled() || !any) {
            throw reasons.notAModel(false);
        }
        if (!hearing.hasEnded()) {
            throw new Trouble(Trouble.Kind.BROKEN, "the answer broke off before its end");
        }
    }
}
