package dev.forgeincident.sources.http;

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
import javax.net.ssl.SSLException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Puts what went wrong with a request into words. */
final class Failures {

    private static final int LONGEST_WAIT_TOLD_S = 24 * 3_600;
    private static final int MOST_OF_A_REFUSAL = 64 << 10;

    private Failures() {}

    /** What came with a status that is no answer, for its cause; the status counts without it. */
    private static String said(Response response) {
        try {
            return response.peekBody(MOST_OF_A_REFUSAL).string();
        } catch (IOException broken) {
            return "";
        }
    }

    /** What a status from 300 on means. */
    static Trouble of(int status, Response response) {
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

    /**
     * @param where in the answer that was; empty before it
     */
    static Trouble late(Duration patience, String where) {
        return new Trouble(Trouble.Kind.LATE, "time-out after " + words(patience) + where);
    }

    static Trouble interrupted() {
        return new Trouble(Trouble.Kind.INTERRUPTED, "no answer in the time there was");
    }

    static Trouble tooLong(int longestAnswer) {
        return new Trouble(
                Trouble.Kind.TOO_LONG,
                "the answer is longer than " + (longestAnswer >> 20) + " MiB");
    }

    /** What the client says of a request that brought no answer. */
    static Trouble of(IOException failure) {
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
