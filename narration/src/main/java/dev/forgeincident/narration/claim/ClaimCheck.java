package dev.forgeincident.narration.claim;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Words;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.FactBook;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.text.Reading;
import dev.forgeincident.narration.claim.text.Sentences;
import dev.forgeincident.narration.claim.text.Sentences.Sentence;
import dev.forgeincident.narration.claim.text.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a model says of one diagnosis: a sentence stands only where the evidence that it
 * cites bears out each number, name, time and quotation, who did what to whom, what came first,
 * what is denied, and every fault and event that it tells of. Everyday words are free. English and
 * Spanish.
 *
 * <p>The checks are asked in the order of {@link #CHECKS}; the first that objects is told.
 * Immutable; the same statement always gets the same answer.
 */
public final class ClaimCheck {

    static final int LONGEST_TEXT = 4_000;
    static final int MOST_SENTENCES = 40;
    private static final int MOST_CITATIONS = 30;
    private static final int SHOWN_OF_THE_REST = 200;

    /** In this order: what may not be shown at all, what it rests on, its pieces, its meaning. */
    private static final List<Check> CHECKS =
            List.of(
                    new Legible(),
                    new NoRemoteContent(),
                    new NothingDestroyed(),
                    new NoForeignOrders(),
                    new Cited(),
                    new KnownChanges(),
                    new TrueQuotations(),
                    new NotTooSure(),
                    new TrueTimes(),
                    new TrueDurations(),
                    new TrueOrder(),
                    new TrueSteps(),
                    new TrueNumbers(),
                    new KnownNames(),
                    new SeenThere(),
                    new SameCause(),
                    new FoundedDenials(),
                    new TrueRoles(),
                    new TrueUses(),
                    new OwnDeeds(),
                    new Influence(),
                    new ToldEvents(),
                    new TiedThings(),
                    new SameMatter());

    private final FactBook book;
    private final Matter matter;
    private final CommandCheck commands;

    private ClaimCheck(IncidentContext context, Diagnosis diagnosis) {
        this.book = FactBook.of(context, diagnosis);
        this.matter = new Matter(context, diagnosis, book);
        this.commands = new CommandCheck(diagnosis, book);
    }

    /** A check of what is said of that diagnosis. */
    public static ClaimCheck of(IncidentContext context, Diagnosis diagnosis) {
        return new ClaimCheck(context, diagnosis);
    }

    /**
     * Checks each sentence, and the command. Of a text longer than {@value #LONGEST_TEXT}
     * characters, or of more than {@value #MOST_SENTENCES} sentences, the rest is unreadable.
     */
    public CheckedStatement check(Statement statement) {
        CommandCheck.Checked command = commands.check(statement);
        String text = statement.text();
        String rest = "";
        if (text.length() > LONGEST_TEXT) {
            rest = text.substring(LONGEST_TEXT);
            text = text.substring(0, LONGEST_TEXT);
        }
        List<Sentence> sentences = Sentences.of(text);
        if (!rest.isEmpty() && !sentences.isEmpty()) {
            // Cut somewhere inside.
            rest = sentences.get(sentences.size() - 1).text() + rest;
            sentences = sentences.subList(0, sentences.size() - 1);
        }
        List<CheckedSentence> checked = new ArrayList<>();
        sentences.stream()
                .limit(MOST_SENTENCES)
                .forEach(sentence -> checked.add(check(statement, sentence, command.action())));
        if (sentences.size() > MOST_SENTENCES) {
            rest = sentences.get(MOST_SENTENCES).text() + rest;
        }
        if (!rest.isEmpty()) {
            String shown = Words.clean(Words.bounded(rest, SHOWN_OF_THE_REST));
            checked.add(
                    new CheckedSentence(
                            shown, List.of(), Claim.objection(Kind.UNREADABLE, "too long")));
        }
        return new CheckedStatement(
                statement.section(),
                checked,
                command.action(),
                command.command(),
                command.objection());
    }

    private CheckedSentence check(Statement statement, Sentence sentence, int action) {
        Claim claim = claim(statement, sentence, action);
        return new CheckedSentence(sentence.text(), claim.cites(), objection(claim));
    }

    private static @Nullable Objection objection(Claim claim) {
        for (Check check : CHECKS) {
            Objection objection = check.against(claim);
            if (objection != null) {
                return objection;
            }
        }
        return null;
    }

    private Claim claim(Statement statement, Sentence sentence, int action) {
        Reading reading = Reading.ofClaim(sentence.text(), book::isService, book::isHash);
        List<String> said = sentence.cites().isEmpty() ? statement.cites() : sentence.cites();
        List<String> named =
                (said.isEmpty() ? matter.restingOn(statement.section(), action, reading) : said)
                        .stream()
                                .limit(MOST_CITATIONS)
                                .map(id -> id.strip().toLowerCase(java.util.Locale.ROOT))
                                .distinct()
                                .toList();
        List<String> cites = book.ids().stream().filter(named::contains).toList();
        List<String> unknown = named.stream().filter(id -> !book.ids().contains(id)).toList();
        Facts facts = Claim.about(book.citing(cites, action), hashes(reading));
        Claim claim = new Claim(statement.section(), reading, cites, unknown, facts, matter);
        boolean open = cites.isEmpty() && Unanswered.tellsOnlyThose(Denials.of(claim));
        // What is not known is asked of all that there is.
        return open ? claim.restingOn(book.citing(book.ids(), action)) : claim;
    }

    private static List<String> hashes(Reading reading) {
        return reading.tokens().stream()
                .filter(token -> token.is(Token.Kind.HASH) && !token.quoted())
                .map(Token::folded)
                .toList();
    }
}
