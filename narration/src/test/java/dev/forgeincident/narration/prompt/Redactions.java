package dev.forgeincident.narration.prompt;

import dev.forgeincident.narration.redaction.Redaction;
import java.util.function.UnaryOperator;

/** Redactions for tests. */
final class Redactions {

    private Redactions() {}

    /** Nothing is secret. */
    static Redaction none() {
        return of(text -> text);
    }

    /** Everything is. */
    static Redaction all() {
        return of(text -> "<x>");
    }

    static Redaction of(UnaryOperator<String> redact) {
        return new Redaction() {
            private int count;

            @Override
            public String redact(String text) {
                count++;
                return redact.apply(text);
            }

            @Override
            public String restore(String text) {
                return text;
            }

            @Override
            public int count() {
                return count;
            }
        };
    }
}
