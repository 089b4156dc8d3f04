package dev.forgeincident.narration.model;

import dev.forgeincident.diagnosis.Secrets;

/** Why a model gave no answer, in words a person can act on; never a secret, never a prompt. */
public final class ModelTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    public enum Kind {
        /** 401 or 403: key missing, wrong, or without the right. */
        UNAUTHORIZED,
        /** 404: no such model or address. */
        UNKNOWN_MODEL,
        /** 429. */
        LIMITED,
        /** 400 or 422, the prompt too long among them. */
        REFUSED,
        /** The provider or the model declines to answer this. */
        FILTERED,
        /** 5xx, or left alone because it failed so often. */
        FAILING,
        /** No answer in time. */
        LATE,
        /** Nobody there, or the connection broke. */
        UNREACHABLE,
        /** An answer that is none: HTML, empty, nonsense. */
        UNREADABLE
    }

    private final Kind kind;

    public ModelTrouble(Kind kind, String reason) {
        super(Secrets.mask(reason).text(), null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
