package dev.forgeincident.sources.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.Words;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a system gave no answer that can be used, in words a person can act on; never a secret. */
public final class Trouble extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_CAUSE = 300;

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
    private final String said;
    private final boolean hurried;

    public Trouble(Kind kind, String reason) {
        this(kind, reason, 0, null);
    }

    /**
     * @param status the HTTP status; 0 where there was none
     * @param retryAfter how long the system wants to be left alone; null where it does not say
     */
    public Trouble(Kind kind, String reason, int status, @Nullable Duration retryAfter) {
        this(kind, reason, status, retryAfter, "");
    }

    /**
     * @param said the beginning of what came with it, as it came
     */
    public Trouble(
            Kind kind, String reason, int status, @Nullable Duration retryAfter, String said) {
        this(kind, reason, status, retryAfter, said, false);
    }

    private Trouble(
            Kind kind,
            String reason,
            int status,
            @Nullable Duration retryAfter,
            String said,
            boolean hurried) {
        // No cause and no stack: messages of the client hold addresses, and this is an answer.
        super(reason, null, false, false);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
        this.said = said;
        this.hurried = hurried;
    }

    /**
     * The same, of a request that was given too little time: that no answer came says nothing of
     * the system.
     */
    Trouble hurried() {
        return new Trouble(kind, reason(), status, retryAfter, said, true);
    }

    /**
     * The same trouble, with what the system itself gives as its cause; nothing where it is blank.
     */
    public Trouble because(String words) {
        String cause = Words.clean(Words.bounded(words.strip(), LONGEST_CAUSE)).replace('\n', ' ');
        return cause.isEmpty()
                ? this
                : new Trouble(kind, reason() + "; it says: " + cause, status, retryAfter, said);
    }

    /**
     * The beginning of what came with a status that is no answer, as it came; empty where nothing
     * did. Only for reading the cause in it: it is the system's word and may hold anything.
     */
    public String said() {
        return said;
    }

    /** The same as JSON; missing where it is none, or longer than such words are. */
    public JsonNode saidAsJson() {
        try {
            byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
            return new Answer(status, Map.of(), bytes, null, false).json();
        } catch (Trouble noJson) {
            return MissingNode.getInstance();
        }
    }

    /** The same, with whatever it repeats of the secrets that were sent masked. */
    Trouble masking(Collection<String> secrets) {
        String masked = said;
        for (String secret : secrets) {
            masked = masked.replace(secret, "***");
        }
        return masked.equals(said) ? this : new Trouble(kind, reason(), status, retryAfter, masked);
    }

    /** The same in other words. */
    public Trouble reworded(String otherReason) {
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

    /** Whether asking again later may help. */
    public boolean mayPass() {
        return MAY_PASS.contains(kind);
    }

    boolean isOutage() {
        return OUTAGE.contains(kind) && !hurried;
    }

    /**
     * Of two that one question met, the one that says why: the earlier, but not one that only tells
     * that the system is left alone by now.
     */
    public static Trouble cause(@Nullable Trouble earlier, Trouble later) {
        return earlier == null || (earlier.kind == Kind.OPEN && later.kind != Kind.OPEN)
                ? later
                : earlier;
    }

    /** As the outcome of the whole question. */
    public <T> Observation<T> unavailable(
            String source, String query, @Nullable TimeWindow window) {
        return new Observation.Unavailable<>(source, query, window, reason(), mayPass());
    }
}
