package dev.forgeincident.bench.citations;

import dev.forgeincident.narration.Telling;
import dev.forgeincident.narration.answer.Answer;
import dev.forgeincident.narration.answer.AnswerReader;
import dev.forgeincident.narration.answer.Reading;
import dev.forgeincident.narration.claim.CheckedStatement;
import dev.forgeincident.narration.claim.ClaimCheck;
import dev.forgeincident.narration.claim.Objection;
import dev.forgeincident.narration.claim.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why sentences and commands of an answer are left out, for the one who mends the check. */
final class Objections {

    private final List<String> lines = new ArrayList<>();

    private Objections() {}

    /** A line for each sentence and each command, with what is objected to it. */
    static List<String> of(ModelAnswer answer, Telling telling) {
        Objections objections = new Objections();
        AnswerReader reader = new AnswerReader();
        reader.accept(answer.text());
        if (!(reader.end(false) instanceof Reading.Read read)) {
            return List.of("    the answer cannot be read");
        }
        ClaimCheck check = ClaimCheck.of(telling.context(), telling.diagnosis());
        List<Statement> all = new ArrayList<>(read.answer().statements());
        Answer.Opinion opinion = read.answer().opinion();
        all.addAll(opinion == null ? List.of() : opinion.because());
        all.forEach(each -> objections.add(check.check(each), each));
        return objections.lines;
    }

    private void add(CheckedStatement checked, Statement statement) {
        checked.sentences().forEach(each -> add(each.text(), each.objection()));
        if (!statement.command().isEmpty()) {
            add("$ " + statement.command(), checked.commandObjection());
        }
    }

    private void add(String text, @Nullable Objection objection) {
        lines.add(
                objection == null
                        ? "    + " + text
                        : "    - %s [%s: %s]".formatted(text, objection.kind(), objection.about()));
    }
}
