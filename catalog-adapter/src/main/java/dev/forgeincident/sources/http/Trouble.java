package dev.forgeincident.sources.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a system gave no answer that can be used, in words a person can act on; never a secret. */
public final class Trouble extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    public enum Kind {
        /** No answer in time. */
        LATE,
        /** The asking thread was told to end. */
        INTERRUPTED,
        /** Its host is not known, or nobody listens there. */
        UNREACHABLE,
        /** The connection broke. */
        BROKEN,
        /** Its certificate is not trusted, or it speaks no TLS. */
        UNTRUSTED,
        /** 401. */
        UNAUTHORIZED,
        /** 403. */
        FORBIDDEN,
        /** 404 or 410. */
        NOT_FOUND,
        /** 429, or what a system has instead. */
        LIMITED,
        /** Another 4xx. */
        REFUSED,
        /** 5xx. */
        FAILING,
        /** It sends us elsewhere. */
        REDIRECTED,
        /** The answer is longer than may be read. */
        TOO_LONG,
        /** The answer is not what was asked for. */
        UNREADABLE,
        /** Not asked: it failed too often just now. */
        OPEN,
        /** Not asked: too many questions to it are under way. */
        FULL,
        /** Not asked: a token cannot be had. */
        SECRET
    }

    private static final Set<Kind> MAY_PASS =
            EnumSet.of(
                    Kind.LATE,
                    Kind.INTERRUPTED,
                    Kind.UNREACHABLE,
                    Kind.BROKEN,
                    Kind.LIMITED,
                    Kind.FAILING,
                    Kind.OPEN,
                    Kind.FULL);

    /** Of these the system itself is the cause; several in a row and it is left alone a while. */
    private static final Set<Kind> OUTAGE =
            EnumSet.of(Kind.LATE, Kind.INTERRUPTED, Kind.UNREACHABLE, Kind.BROKEN, Kind.FAILING);

    private final Kind kind;
    private final int status;
    private final @Nullable Duration retryAfter;
    private final transient JsonNode said;

    public Trouble(Kind kind, String reason) {
        this(kind, reason, 0, null);
    }

    /**
     * @param status the HTTP status; 0 where there was none
     * @param retryAfter how long the system wants to be left alone; null where it does not say
     */
    public Trouble(Kind kind, String reason, int status, @Nullable Duration retryAfter) {
        this(kind, reason, status, retryAfter, MissingNode.getInstance());
    }

    private Trouble(
            Kind kind, String reason, int status, @Nullable Duration retryAfter, JsonNode said) {
        // No cause and no stack: messages of the client hold addresses, and this is an answer.
        super(reason, null, false, false);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
        this.said = said;
    }

    /** The same with what the system said about it. */
    Trouble saying(JsonNode what) {
        return new Trouble(kind, reason(), status, retryAfter, what);
    }

    /** The same in other words. */
    public Trouble because(String otherReason) {
        return new Trouble(kind, otherReason, status, retryAfter, said);
    }

    public Kind kind() {
        return kind;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The HTTP status; 0 where there was none. */
    public int status() {
        return status;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /**
     * The JSON that came with the refusing status, as the system wrote it; a missing node where
     * there was none or it was overlong. Untrusted.
     */
    public JsonNode said() {
        return said;
    }

    /** Whether asking again later may help. */
    public boolean mayPass() {
        return MAY_PASS.contains(kind);
    }

    boolean isOutage() {
        return OUTAGE.contains(kind);
    }

    /** As the outcome of the whole question. */
    public <T> Observation<T> unavailable(
            String source, String query, @Nullable TimeWindow window) {
        return new Observation.Unavailable<>(source, query, window, reason(), mayPass());
    }
}
