package dev.forgeincident.narration.answer;

import dev.forgeincident.narration.answer.JsonTokens.Kind;
import dev.forgeincident.narration.claim.Section;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the statements in an answer while it comes. Of an object only the keys and the elements of
 * its lists are followed; what is inside of an element is left to who reads it. A bracket of the
 * prose that opens no object, an object that breaks before its first statement, and one that has
 * none are read again from behind their bracket: {@value #MAX_LOOKS} looks at a character are the
 * bound of that.
 */
final class AnswerScanner {

    /** Hears what is found, in the order of the answer. */
    interface Finds {

        /**
         * An element of the list of statements, or of a section's own list.
         *
         * @param section null where the element says itself where it stands
         * @return whether it is one that counts
         */
        boolean statement(@Nullable Section section, String json);

        /** An object on its own; true where it is a statement. */
        boolean bare(String json);

        /** A text in such a list that is quoted wrongly. */
        void unreadable();

        void opinion(String json);
    }

    /** What is expected next in the object itself. */
    private enum Expect {
        NAME,
        COLON,
        VALUE,
        AFTER
    }

    /** What the value of the current key is. */
    private enum Value {
        STATEMENTS,
        OPINION,
        OTHER
    }

    private static final long MAX_LOOKS = 16L * AnswerReader.MAX_CHARS;
    private static final int NONE = -1;
    private static final Set<String> STATEMENTS = Set.of("statements", "afirmaciones");
    private static final Set<String> OPINION = Set.of("opinion", "secondopinion");

    /** Keys of a statement: the object is one, and {@code evidence} in it is no section. */
    private static final Set<String> OF_A_STATEMENT = Set.of("section", "seccion", "text", "texto");

    private final Finds finds;
    private final StringBuilder text = new StringBuilder();
    private final Thoughts thoughts = new Thoughts();
    private final JsonTokens tokens = new JsonTokens(text);

    private int at;
    private boolean stopped;
    private boolean complete;
    private boolean hasList;

    /** Where the object begins that is being read. */
    private int start = NONE;

    /** The brackets that are open, the object's own the first. */
    private final StringBuilder open = new StringBuilder();

    private Expect expect = Expect.NAME;
    private Value value = Value.OTHER;
    private @Nullable Section section;
    private boolean isStatement;
    private boolean fruitful;

    /** Where the element begins that is being read, and how many brackets are open around it. */
    private int element = NONE;

    private int elementDepth;

    /** Where it ends, where it is a text and what follows has yet to show that it is whole. */
    private int textEnd = NONE;

    AnswerScanner(Finds finds) {
        this.finds = finds;
    }

    void accept(String piece) {
        if (!stopped) {
            text.append(piece);
            scan(false);
        }
    }

    void end() {
        scan(true);
    }

    int length() {
        return text.length();
    }

    /** All that was read, but for thoughts. */
    String text() {
        return thoughts.isThinking() ? "" : text.substring(thoughts.over());
    }

    boolean isThinking() {
        return thoughts.isThinking();
    }

    /** Whether the object with the statements has come to its end. */
    boolean isComplete() {
        return complete;
    }

    /** Whether an object has begun that has not come to its end. */
    boolean isInside() {
        return start != NONE;
    }

    /** Whether a list of statements has begun, be it empty. */
    boolean hasList() {
        return hasList;
    }

    private void scan(boolean ended) {
        while (!stopped && at < text.length() && tokens.looks() < MAX_LOOKS) {
            if (start != NONE) {
                Kind kind = tokens.next(ended);
                if (kind == Kind.WAIT) {
                    return;
                }
                token(kind);
            } else {
                int next = thoughts.skip(text, at, ended);
                if (next == at) {
                    return;
                }
                if (text.charAt(at) == '{' && next == at + 1) {
                    begin();
                }
                at = next;
            }
        }
    }

    private void begin() {
        start = at;
        tokens.restart(at + 1);
        open.setLength(0);
        open.append('{');
        expect = Expect.NAME;
        value = Value.OTHER;
        section = null;
        isStatement = false;
        fruitful = false;
        element = NONE;
        textEnd = NONE;
    }

    private void token(Kind kind) {
        boolean outermost = open.length() == 1;
        switch (kind) {
            case OPEN -> opened(outermost);
            case CLOSE -> closed();
            case STRING, WORD -> said(kind, outermost);
            case COMMA -> {
                endText();
                if (outermost) {
                    expect(expect == Expect.AFTER, Expect.NAME);
                }
            }
            case COLON -> {
                if (outermost && expect != Expect.AFTER) {
                    expect(expect == Expect.COLON, Expect.VALUE);
                }
            }
            case WAIT -> {}
        }
    }

    private void opened(boolean outermost) {
        char bracket = text.charAt(tokens.from());
        boolean isElement =
                outermost
                        ? (bracket == '{' && section != null) || value == Value.OPINION
                        : bracket == '{' && isInList();
        if (isElement && element == NONE) {
            beginElement();
        }
        open.append(bracket);
        if (outermost) {
            hasList |= bracket == '[' && value == Value.STATEMENTS && section == null;
            expect(expect == Expect.VALUE, Expect.AFTER);
        }
    }

    private void closed() {
        endText();
        char expected = open.charAt(open.length() - 1) == '{' ? '}' : ']';
        if (text.charAt(tokens.from()) != expected) {
            abandon();
            return;
        }
        open.setLength(open.length() - 1);
        if (open.isEmpty()) {
            endObject();
        } else if (element != NONE && open.length() == elementDepth) {
            found(text.substring(element, tokens.to()));
        }
    }

    private void said(Kind kind, boolean outermost) {
        String word = text.substring(tokens.from(), tokens.to());
        if (outermost && expect == Expect.NAME) {
            expect(kind == Kind.STRING || isName(word), Expect.COLON);
            named(word);
        } else if (textEnd != NONE) {
            // A text that goes on behind its end was quoted wrongly, and half of it is nothing.
            element = NONE;
            textEnd = NONE;
            finds.unreadable();
        } else if (kind == Kind.STRING
                && element == NONE
                && (outermost ? isTextWanted() : isInList())) {
            beginElement();
            textEnd = tokens.to();
        }
        if (outermost && expect == Expect.VALUE) {
            expect = Expect.AFTER;
        }
    }

    private boolean isTextWanted() {
        return expect == Expect.VALUE && (section != null || value == Value.OPINION);
    }

    /** Whether the place is directly inside of a list of statements. */
    private boolean isInList() {
        return open.length() == 2 && open.charAt(1) == '[' && value == Value.STATEMENTS;
    }

    private void beginElement() {
        element = tokens.from();
        elementDepth = open.length();
    }

    private void endText() {
        if (textEnd != NONE) {
            String json = text.substring(element, textEnd);
            textEnd = NONE;
            found(json);
        }
    }

    private void found(String json) {
        element = NONE;
        if (value == Value.OPINION) {
            finds.opinion(json);
        } else {
            fruitful |= finds.statement(section, json);
        }
    }

    private void named(String name) {
        String folded = SectionNames.folded(name);
        isStatement |= OF_A_STATEMENT.contains(folded);
        section = isStatement ? null : SectionNames.of(name);
        if (section != null || STATEMENTS.contains(folded)) {
            value = Value.STATEMENTS;
        } else {
            value = OPINION.contains(folded) ? Value.OPINION : Value.OTHER;
        }
    }

    private static boolean isName(String word) {
        return word.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '-');
    }

    private void endObject() {
        if (fruitful) {
            stopped = true;
            complete = true;
            start = NONE;
        } else if (finds.bare(text.substring(start, tokens.to()))) {
            at = tokens.to();
            start = NONE;
        } else {
            abandon();
        }
    }

    private void expect(boolean isAsExpected, Expect next) {
        if (isAsExpected) {
            expect = next;
        } else {
            abandon();
        }
    }

    /** It breaks, or was not what is looked for; what is inside of it may be. */
    private void abandon() {
        if (fruitful) {
            stopped = true;
        } else {
            at = start + 1;
            start = NONE;
        }
    }
}
