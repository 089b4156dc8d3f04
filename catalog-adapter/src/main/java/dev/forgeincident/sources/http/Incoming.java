package dev.forgeincident.sources.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import okhttp3.Call;
import okio.Buffer;
import okio.Pipe;
import okio.Sink;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** An answer below 300 whose body is read while it comes, by one thread. */
public final class Incoming {

    /** What is read ahead of who reads slowly. */
    private static final int AHEAD = 64 << 10;

    private final int status;
    private final Map<String, String> headers;
    private final Call call;
    private final Pipe pipe = new Pipe(AHEAD);
    private final Source source = pipe.source();
    private final Body body = new Body();
    private final Duration patience;
    private volatile @Nullable Trouble cause;
    private @Nullable Trouble met;

    /**
     * @param headers names in lower case
     * @param end the {@link System#nanoTime} until which all of it must have come
     * @param patience how long that was from the beginning, to be told
     */
    Incoming(int status, Map<String, String> headers, Call call, long end, Duration patience) {
        this.status = status;
        this.headers = headers;
        this.call = call;
        this.patience = patience;
        source.timeout().deadlineNanoTime(end);
        // Nobody may be there to read it any more.
        pipe.sink().timeout().deadlineNanoTime(end);
    }

    public int status() {
        return status;
    }

    /** The header's value, the last one where there are several; null where there is none. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /**
     * The body, decompressed. Reading waits for what is still to come, at most until the deadline;
     * it throws when the answer breaks off, is too long or too late, or the thread is interrupted.
     */
    public InputStream stream() {
        return body;
    }

    /** What ended a read early; null where none did. */
    @Nullable Trouble trouble() {
        return met;
    }

    /** Where the thread that has the connection puts the body. */
    Sink sink() {
        return pipe.sink();
    }

    /** No more comes, for that reason; null where it was all. */
    void ends(@Nullable Trouble reason) {
        cause = reason;
        try {
            pipe.sink().close();
        } catch (IOException nobodyReads) {
            // Whoever read it has enough.
        }
    }

    /** Ends the request, whether or not all of it came. */
    void close() {
        call.cancel();
        try {
            source.close();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** That more of it came too late. */
    Trouble late() {
        return Failures.late(patience, ", in the middle of the answer");
    }

    private final class Body extends InputStream {

        private final Buffer buffer = new Buffer();

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            try {
                source.timeout().throwIfReached();
                if (source.read(buffer, length) >= 0) {
                    return buffer.read(bytes, offset, length);
                }
            } catch (InterruptedIOException noMore) {
                throw told(
                        Thread.currentThread().isInterrupted() ? Failures.interrupted() : late());
            }
            Trouble reason = cause;
            if (reason != null) {
                throw told(reason);
            }
            return -1;
        }

        private IOException told(Trouble trouble) {
            met = trouble;
            return new IOException(trouble);
        }
    }
}
