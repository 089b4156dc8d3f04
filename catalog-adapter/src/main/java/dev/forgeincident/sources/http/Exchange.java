package dev.forgeincident.sources.http;

import dev.forgeincident.context.Words;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
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
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. The calling thread waits where it can be interrupted; the reading is
 * done by a thread of the client, which ends with the call.
 */
final class Exchange implements Callback {

    private static final int LONGEST_WAIT_TOLD_S = 24 * 3_600;
    private static final int MOST_OF_A_REFUSAL = 64 << 10;
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
        return exchange.await(patience);
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

    private Answer await(Duration patience) throws Trouble {
        try {
            return answer.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new Trouble(Trouble.Kind.LATE, "time-out after " + words(patience));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.Kind.INTERRUPTED, "no answer in the time there was");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Trouble trouble) {
                throw trouble;
            }
            throw new Trouble(Trouble.Kind.BROKEN, "the request failed");
        } finally {
            call.cancel();
        }
    }

    @Override
    public void onFailure(Call failed, IOException reason) {
        answer.completeExceptionally(words(reason));
    }

    @Override
    public void onResponse(Call answered, Response response) {
        try (response) {
            answer.complete(read(response));
        } catch (Trouble trouble) {
            answer.completeExceptionally(trouble);
        } catch (IOException broken) {
            answer.completeExceptionally(words(broken));
        } catch (RuntimeException unforeseen) {
            answer.completeExceptionally(
                    new Trouble(Trouble.Kind.UNREADABLE, "the answer could not be read"));
        }
    }

    private Answer read(Response response) throws Trouble, IOException {
        int status = response.code();
        Trouble refusal = status >= 300 && status != 304 ? refused(status, response) : null;
        if (refusal != null && (status >= 500 || !evenRefused)) {
            throw refusal;
        }
        ResponseBody body = response.body();
        byte[] bytes = body == null ? new byte[0] : bounded(body.source());
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers()
                .forEach(
                        each ->
                                headers.put(
                                        each.getFirst().toLowerCase(Locale.ROOT),
                                        each.getSecond()));
        return new Answer(status, headers, bytes, refusal, response.networkResponse() == null);
    }

    private byte[] bounded(BufferedSource source) throws Trouble, IOException {
        if (source.request(longestAnswer + 1L)) {
            throw new Trouble(
                    Trouble.Kind.TOO_LONG,
                    "the answer is longer than " + (longestAnswer >> 20) + " MiB");
        }
        return source.readByteArray();
    }

    /** What came with a status that is no answer, for its cause; the status counts without it. */
    private static String said(Response response) {
        try {
            return response.peekBody(MOST_OF_A_REFUSAL).string();
        } catch (IOException broken) {
            return "";
        }
    }

    private static Trouble refused(int status, Response response) {
        Duration retryAfter = retryAfter(response);
        Trouble.Kind kind;
        String reason;
        switch (status) {
            case 401 -> {
                kind = Trouble.Kind.UNAUTHORIZED;
                reason = "401: its token is missing, wrong or no longer valid";
            }
            case 403 -> {
                kind = Trouble.Kind.FORBIDDEN;
                reason = "403: its token may not read this";
            }
            case 404, 410 -> {
                kind = Trouble.Kind.NOT_FOUND;
                reason = status + ": there is no such thing at this address";
            }
            case 429 -> {
                kind = Trouble.Kind.LIMITED;
                reason =
                        retryAfter == null
                                ? "429: too many requests"
                                : "429: too many requests; to be asked again in "
                                        + words(retryAfter);
            }
            default -> {
                if (status < 400) {
                    return new Trouble(
                            Trouble.Kind.REDIRECTED,
                            status + ": it redirects elsewhere, which is not followed",
                            status,
                            null);
                }
                kind = status < 500 ? Trouble.Kind.REFUSED : Trouble.Kind.FAILING;
                reason =
                        status
                                + (status < 500
                                        ? ": it does not take the request"
                                        : ": it failed by itself");
            }
        }
        return new Trouble(kind, reason, status, retryAfter, said(response));
    }

    /** Seconds, or an HTTP date that is told against the answer's own clock. */
    private static @Nullable Duration retryAfter(Response response) {
        String text = response.header("Retry-After");
        if (text == null) {
            return null;
        }
        String value = text.strip();
        if (value.length() < 8 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return value.isEmpty() ? null : Duration.ofSeconds(bounded(Long.parseLong(value)));
        }
        Instant until = httpDate(value);
        Instant now = httpDate(response.header("Date", ""));
        return until == null || now == null
                ? null
                : Duration.ofSeconds(bounded(Duration.between(now, until).toSeconds()));
    }

    private static long bounded(long seconds) {
        return Math.max(0, Math.min(seconds, LONGEST_WAIT_TOLD_S));
    }

    /** The moment of an HTTP date (RFC 9110, 5.6.7); null where it is none. */
    static @Nullable Instant httpDate(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Trouble words(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return new Trouble(Trouble.Kind.UNREACHABLE, "the host's name is not known");
        }
        if (failure instanceof SocketTimeoutException) {
            return new Trouble(Trouble.Kind.LATE, "no connection in time");
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return new Trouble(Trouble.Kind.UNREACHABLE, "nobody listens at its address");
        }
        if (failure instanceof SSLException) {
            return new Trouble(
                    Trouble.Kind.UNTRUSTED,
                    "no trusted TLS connection; an authority of your own is set by tls.caFile");
        }
        if (failure instanceof ProtocolException || failure instanceof EOFException) {
            return new Trouble(Trouble.Kind.BROKEN, "the answer broke off or is no HTTP");
        }
        return new Trouble(Trouble.Kind.BROKEN, "the connection broke");
    }

    static String words(Duration time) {
        if (time.toMillis() < 1_000) {
            return time.toMillis() + " ms";
        }
        long seconds = Math.round(time.toMillis() / 1_000.0);
        return seconds < 120 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }
}
