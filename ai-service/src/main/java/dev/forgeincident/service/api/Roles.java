package dev.forgeincident.service.api;

/** Who may call what. */
public final class Roles {

    /** Reads. */
    public static final String VIEWER = "viewer";

    /** Asks for analyses and works on incidents. */
    public static final String RESPONDER = "responder";

    /** Changes how the service works. */
    public static final String ADMIN = "admin";

    /** Sends alerts and context. */
    public static final String INGESTER = "ingester";

    private Roles() {}
}
