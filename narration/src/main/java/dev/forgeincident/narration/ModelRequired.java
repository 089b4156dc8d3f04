package dev.forgeincident.narration;

import dev.forgeincident.narration.model.ModelTrouble;

/** A model is required, and did not answer. */
public final class ModelRequired extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean unauthorized;
    private final transient ModelUse use;

    public ModelRequired(ModelTrouble trouble, ModelUse use) {
        super(trouble.reason(), null, false, false);
        this.use = use;
        this.unauthorized = trouble.kind() == ModelTrouble.Kind.UNAUTHORIZED;
    }

    /** Whether it did not take our key. */
    public boolean isUnauthorized() {
        return unauthorized;
    }

    /** What it took, nevertheless. */
    public ModelUse use() {
        return use;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Why the template tells the diagnosis that is kept. */
    public String told() {
        return told(reason());
    }

    static String told(String reason) {
        return "the model did not answer: " + reason;
    }
}
