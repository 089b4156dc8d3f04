package dev.forgeincident.service.intake;

import java.util.List;

/** The caller's input cannot be used; each problem names the field and the reason. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public BadInput(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public BadInput(String field, String reason) {
        this(List.of(new Problem(field, reason)));
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * @param field the path of the field, {@code alerts[0].labels}; empty for the whole body
     */
    public record Problem(String field, String reason) {}
}
