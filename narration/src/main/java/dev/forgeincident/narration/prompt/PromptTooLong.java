package dev.forgeincident.narration.prompt;

import java.util.Locale;

/** The model's context does not hold even what every question has to hold. */
public final class PromptTooLong extends Exception {

    private static final long serialVersionUID = 1L;

    PromptTooLong(int needed, int context) {
        super(
                String.format(
                        Locale.ROOT,
                        "the model's context of %d tokens is too small: verdict, cause and first"
                                + " evidence take %d with the answer",
                        context,
                        needed),
                null,
                false,
                false);
    }

    /** In words a person can act on. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
