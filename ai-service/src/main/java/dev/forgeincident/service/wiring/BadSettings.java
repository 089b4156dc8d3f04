package dev.forgeincident.service.wiring;

/** The service cannot start with these settings: what happened, why, what to do. */
final class BadSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String why;
    private final String remedy;

    BadSettings(String what, String why, String remedy) {
        super(what + ": " + why);
        this.what = what;
        this.why = why;
        this.remedy = remedy;
    }

    /** Three lines for the terminal. */
    String told() {
        return what + ".\n  " + why + "\n  " + remedy;
    }
}
