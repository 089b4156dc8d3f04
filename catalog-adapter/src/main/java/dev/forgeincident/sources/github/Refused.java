package dev.forgeincident.sources.github;

import dev.forgeincident.sources.http.Trouble;
import java.io.IOException;

/** Carries a {@link Trouble} through the library, which knows only {@code IOException}. */
final class Refused extends IOException {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    Refused(Trouble trouble) {
        super(trouble.reason());
        this.trouble = trouble;
    }

    /** The trouble behind what the library threw; what it could not read where there is none. */
    static Trouble behind(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof Refused refused) {
                return refused.trouble;
            }
            cause = cause.getCause();
        }
        return new Trouble(Trouble.Kind.UNREADABLE, "the answer is not what GitHub answers");
    }
}
