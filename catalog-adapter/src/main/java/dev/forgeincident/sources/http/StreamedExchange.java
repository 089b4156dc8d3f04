package dev.forgeincident.sources.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * One request whose answer is handed over while it comes. As with an {@link Exchange}, only a
 * thread of the client reads from the connection; it ends with the call.
 */
final class StreamedExchange implements Callback {

    private static final int AT_ONCE = 8 << 10;

    private final int longestAnswer;
    private final long end;
    private final Duration patience;
    private final CompletableFuture<Incoming> head = new CompletableFuture<>();

    private StreamedExchange(int longestAnswer, long end) {
        this.longestAnswer = longestAnswer;
        this.end = end;
        this.patience = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /**
     * Waits until the answer begins.
     *
     * @param end the {@link System#nanoTime} until which all of it must have come
     */
    static Incoming begun(OkHttpClient client, Request request, int longestAnswer, long end)
            throws Trouble {
        StreamedExchange exchange = new StreamedExchange(longestAnswer, end);
        Call call = client.newCall(request);
        call.enqueue(exchange);
        boolean begun = false;
        try {
            Incoming answer = Exchange.await(exchange.head, exchange.patience);
            begun = true;
            return answer;
        } finally {
            if (!begun) {
                call.cancel();
            }
        }
    }

    @Override
    public void onFailure(Call failed, IOException reason) {
        head.completeExceptionally(Failures.of(reason));
    }

    @Override
    public void onResponse(Call answered, Response response) {
        try (response) {
            int status = response.code();
            if (status >= 300) {
                head.completeExceptionally(Failures.of(status, response));
                return;
            }
            Incoming answer =
                    new Incoming(status, Exchange.headers(response), answered, end, patience);
            head.complete(answer);
            answer.ends(copied(response.body(), answer));
        }
    }

    /** What ended it early; null where all of it came. */
    private @Nullable Trouble copied(@Nullable ResponseBody body, Incoming answer) {
        if (body == null) {
            return null;
        }
        BufferedSource source = body.source();
        Buffer piece = new Buffer();
        long left = longestAnswer;
        try {
            for (long read; (read = source.read(piece, AT_ONCE)) >= 0; left -= read) {
                if (read > left) {
                    return Failures.tooLong(longestAnswer);
                }
                answer.sink().write(piece, read);
            }
            return null;
        } catch (SocketTimeoutException broken) {
            return Failures.of(broken);
        } catch (InterruptedIOException notTaken) {
            return answer.late();
        } catch (IOException broken) {
            return Failures.of(broken);
        } catch (RuntimeException unforeseen) {
            return new Trouble(Trouble.Kind.UNREADABLE, "the answer could not be read");
        }
    }
}
