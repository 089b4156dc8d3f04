package dev.forgeincident.sources.http;

import dev.forgeincident.context.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/**
 * One request and its answer. The calling thread waits where it can be interrupted; the reading is
 * done by a thread of the client, which ends with the call.
 */
final class Exchange implements Callback {

    private static final int LONGEST_NAME_TOLD = 100;

    private final Call call;
    private final int longestAnswer;
    private final boolean evenRefused;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    private Exchange(Call call, int longestAnswer, boolean evenRefused) {
        this.call = call;
        this.longestAnswer = longestAnswer;
        this.evenRefused = evenRefused;
    }

    /**
     * @param evenRefused whether a status from 300 to 499 is handed over as an answer
     * @param patience how long to wait for the whole answer
     */
    static Answer of(
            OkHttpClient client,
            Request request,
            int longestAnswer,
            boolean evenRefused,
            Duration patience)
            throws Trouble {
        Exchange exchange = new Exchange(client.newCall(request), longestAnswer, evenRefused);
        exchange.call.enqueue(exchange);
        try {
            return await(exchange.answer, patience);
        } finally {
            exchange.call.cancel();
        }
    }

    /**
     * @throws Trouble when one of the credentials cannot be sent; it does not quote it
     */
    static Request request(HttpUrl url, Ask ask, Map<String, String> credentials) throws Trouble {
        Request.Builder request = new Request.Builder().url(url);
        request.header("Accept", "application/json").header("User-Agent", "forge-incident");
        ask.headers().forEach(request::header);
        for (Map.Entry<String, String> each : credentials.entrySet()) {
            add(each.getKey(), each.getValue(), request);
        }
        byte[] body = ask.body();
        if (body != null) {
            request.post(RequestBody.create(body, MediaType.parse(ask.contentType())));
        }
        return request.build();
    }

    private static void add(String name, String secret, Request.Builder request) throws Trouble {
        try {
            request.header(name, secret);
        } catch (IllegalArgumentException unfit) {
            // Its message quotes the value.
            throw new Trouble(
                    Trouble.Kind.SECRET,
                    "not asked: what is set for the header "
                            + Words.clean(Words.bounded(name, LONGEST_NAME_TOLD))
                            + " holds a character that none can, such as the end of a line");
        }
    }

    /**
     * Waits for what a thread of the client completes.
     *
     * @throws Trouble when it does not come in time, or is one
     */
    static <T> T await(CompletableFuture<T> coming, Duration patience) throws Trouble {
        try {
            return coming.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw Failures.late(patience, "");
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw Failures.interrupted();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Trouble trouble) {
                throw trouble;
            }
            throw new Trouble(Trouble.Kind.BROKEN, "the request failed");
        }
    }

    @Override
    public void onFailure(Call failed, IOException reason) {
        answer.completeExceptionally(Failures.of(reason));
    }

    @Override
    public void onResponse(Call answered, Response response) {
        try (response) {
            answer.complete(read(response));
        } catch (Trouble trouble) {
            answer.completeExceptionally(trouble);
        } catch (IOException broken) {
            answer.completeExceptionally(Failures.of(broken));
        } catch (RuntimeException unforeseen) {
            answer.completeExceptionally(
                    new Trouble(Trouble.Kind.UNREADABLE, "the answer could not be read"));
        }
    }

    private Answer read(Response response) throws Trouble, IOException {
        int status = response.code();
        Trouble refusal = status >= 300 && status != 304 ? Failures.of(status, response) : null;
        if (refusal != null && (status >= 500 || !evenRefused)) {
            throw refusal;
        }
        ResponseBody body = response.body();
        byte[] bytes = body == null ? new byte[0] : bounded(body.source());
        return new Answer(
                status, headers(response), bytes, refusal, response.networkResponse() == null);
    }

    /** By names in lower case; of several of one name the last. */
    static Map<String, String> headers(Response response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers()
                .forEach(
                        each ->
                                headers.put(
                                        each.getFirst().toLowerCase(Locale.ROOT),
                                        each.getSecond()));
        return headers;
    }

    private byte[] bounded(BufferedSource source) throws Trouble, IOException {
        if (source.request(longestAnswer + 1L)) {
            throw Failures.tooLong(longestAnswer);
        }
        return source.readByteArray();
    }
}
