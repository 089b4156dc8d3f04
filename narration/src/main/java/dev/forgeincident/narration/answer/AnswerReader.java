package dev.forgeincident.narration.answer;

import dev.forgeincident.narration.answer.Answer.Opinion;
import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.narration.claim.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer while it comes. Asked for is the object of {@link AnswerSchema}; taken is also
 * what models make of it: prose, a code fence or thoughts around it, lenient JSON, an object with a
 * key for each section, statements without an object around them, or Markdown with the sections as
 * headings (told at the end only). Of several objects the first with statements counts. A key that
 * stands twice in one statement counts the second time.
 *
 * <p>Never throws, and takes time linear in the answer, however it is cut into pieces. Beyond its
 * bounds it drops: characters after {@value #MAX_CHARS}, statements after {@value #MAX_STATEMENTS},
 * statements with more than {@value Elements#MAX_TEXT} characters or nested deeper than {@value
 * Elements#MAX_NESTING}, citations after {@value Elements#MAX_CITES} and those longer than {@value
 * Elements#MAX_CITE} characters. Not for several threads.
 */
public final class AnswerReader {

    static final int MAX_CHARS = 256 * 1024;
    static final int MAX_STATEMENTS = 200;

    private final Elements elements = new Elements();
    private final AnswerScanner scanner = new AnswerScanner(new Finds());
    private final List<Statement> statements = new ArrayList<>();
    private @Nullable Opinion opinion;
    private int dropped;
    private boolean tooLong;

    /**
     * The next piece, of any length.
     *
     * @return the statements that it completes, in the order of the answer, without those of the
     *     opinion; what was returned stays so
     */
    public List<Statement> accept(String piece) {
        int before = statements.size();
        int room = MAX_CHARS - scanner.length();
        tooLong |= piece.length() > room && !scanner.isComplete();
        scanner.accept(piece.length() > room ? piece.substring(0, room) : piece);
        return List.copyOf(statements.subList(before, statements.size()));
    }

    /**
     * The whole, once there is no more.
     *
     * @param cutOff whether the model was stopped at its limit of tokens; what it had completed
     *     counts
     */
    public Reading end(boolean cutOff) {
        boolean cut = cutOff || tooLong;
        scanner.end();
        if (statements.isEmpty() && !scanner.hasList()) {
            statements.addAll(MarkdownAnswer.read(scanner.text(), cut));
            if (statements.size() > MAX_STATEMENTS) {
                dropped += statements.size() - MAX_STATEMENTS;
                statements.subList(MAX_STATEMENTS, statements.size()).clear();
            }
        }
        if (statements.isEmpty()) {
            return new Reading.Unreadable(problem(cut));
        }
        boolean whole = scanner.isComplete() || (!cut && !scanner.isInside());
        return new Reading.Read(new Answer(statements, opinion, whole), dropped);
    }

    private String problem(boolean cut) {
        String text = scanner.text();
        if (scanner.isThinking()) {
            return "the answer ended while the model was still thinking";
        }
        if (text.isBlank()) {
            return "the answer is empty";
        }
        if (cut && (scanner.isInside() || scanner.hasList())) {
            return "the answer was cut off at the limit before its first sentence was complete";
        }
        if (dropped > 0) {
            return "none of the answer's statements can be read";
        }
        if (scanner.hasList()) {
            return "the answer's list of statements is empty";
        }
        return Refusals.problem(text);
    }

    /** What the scanner finds becomes statements. */
    private final class Finds implements AnswerScanner.Finds {

        @Override
        public boolean statement(@Nullable Section section, String json) {
            boolean taken = take(elements.statement(section, json));
            dropped += taken ? 0 : 1;
            return taken;
        }

        @Override
        public boolean bare(String json) {
            return take(elements.statement(null, json));
        }

        @Override
        public void unreadable() {
            dropped++;
        }

        @Override
        public void opinion(String json) {
            opinion = elements.opinion(json);
        }

        private boolean take(@Nullable Statement statement) {
            boolean fits = statement != null && statements.size() < MAX_STATEMENTS;
            if (fits) {
                statements.add(statement);
            }
            return fits;
        }
    }
}
