package dev.forgeincident.narration.answer;

import dev.forgeincident.narration.claim.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered: untrusted.
 *
 * @param statements in the order of the answer, those of the opinion not among them
 * @param opinion null where it gave none
 * @param whole whether the answer came to its end; one cut off keeps what was complete
 */
public record Answer(List<Statement> statements, @Nullable Opinion opinion, boolean whole) {

    public Answer {
        statements = List.copyOf(statements);
    }

    /**
     * What the model itself holds to be the cause.
     *
     * @param hypothesis the id of a hypothesis as the model names it, or {@code none}
     * @param because why, each with what it cites
     */
    public record Opinion(String hypothesis, List<Statement> because) {

        public Opinion {
            because = List.copyOf(because);
        }
    }
}
