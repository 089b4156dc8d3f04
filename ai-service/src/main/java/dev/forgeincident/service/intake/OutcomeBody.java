package dev.forgeincident.service.intake;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * "Was this right? Yes, no, it was …"
 *
 * @param hypothesis the id of the hypothesis that it was instead; null where none is named
 * @param cause what it was instead: {@code none} for no change, a commit's hash, or words; null
 *     where nobody says
 */
public record OutcomeBody(boolean right, @Nullable String hypothesis, @Nullable String cause) {

    private static final int MAX_CAUSE = 500;
    private static final int MAX_ID = 20;
    private static final String NONE = "none";
    private static final Pattern SHA = Pattern.compile("[0-9a-fA-F]{7,64}");

    /** Whether the cause is a commit's hash, whole or shortened. */
    public boolean isSha() {
        return cause != null && SHA.matcher(cause).matches();
    }

    /**
     * @throws BadInput when it cannot be used
     */
    public static OutcomeBody read(byte[] body) {
        Fields fields = Fields.of(body);
        Boolean right = fields.flag("right");
        if (right == null && !fields.isWrong("right")) {
            fields.wrong("right", "is missing");
        }
        String hypothesis = given(fields, "hypothesis", MAX_ID);
        String cause = given(fields, "cause", MAX_CAUSE);
        if (Boolean.TRUE.equals(right)) {
            refuse(fields, "hypothesis", hypothesis, "goes with \"right\": false only");
            refuse(fields, "cause", cause, "goes with \"right\": false only");
        } else if (hypothesis != null) {
            refuse(fields, "cause", cause, "is given beside hypothesis; one of them is enough");
        }
        fields.check();
        boolean none = cause != null && cause.toLowerCase(Locale.ROOT).equals(NONE);
        return new OutcomeBody(Boolean.TRUE.equals(right), hypothesis, none ? NONE : cause);
    }

    private static @Nullable String given(Fields fields, String name, int max) {
        String text = fields.text(name);
        if (text == null) {
            return null;
        }
        if (text.isBlank()) {
            fields.wrong(name, "is blank");
        } else if (text.strip().length() > max) {
            fields.wrong(name, "is longer than " + max + " characters");
        }
        return text.strip();
    }

    private static void refuse(Fields fields, String name, @Nullable String value, String reason) {
        if (value != null && !fields.isWrong(name)) {
            fields.wrong(name, reason);
        }
    }
}
