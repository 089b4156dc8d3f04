package dev.forgeincident.service.intake;

/** A well-formed event of a type that is not taken here; the message says which ones are. */
public final class UnknownEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownEvent(String message) {
        super(message);
    }
}
