package dev.forgeincident.narration;

import dev.forgeincident.narration.claim.CheckedSentence;
import dev.forgeincident.narration.claim.CheckedStatement;
import dev.forgeincident.narration.claim.ClaimCheck;
import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.narration.claim.Statement;
import dev.forgeincident.narration.redaction.Redaction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a model's answer stands: each statement is checked as it comes, and nothing else is ever
 * shown of it.
 */
final class Draft {

    /** Sentences of a section; what a model says beyond that is not read. */
    private static final Map<Section, Integer> MOST =
            Map.of(
                    Section.CAUSE, 6,
                    Section.EVIDENCE, 15,
                    Section.ACTION, 20,
                    Section.RELATED, 10,
                    Section.OPINION, 5);

    private final ClaimCheck check;
    private final Redaction redaction;
    private final NarrationListener listener;
    private final Map<Section, List<Told>> told = new EnumMap<>(Section.class);
    private final Set<Statement> known = new HashSet<>();
    private int kept;
    private int removed;

    Draft(ClaimCheck check, Redaction redaction, NarrationListener listener) {
        this.check = check;
        this.redaction = redaction;
        this.listener = listener;
    }

    /**
     * A statement of which something stands.
     *
     * @param text the sentences that stand, plain: untrusted as to their form
     * @param markdown the same, safe to show, with the citations
     * @param action of the diagnosis; 0 for a proposal of the model's own
     * @param command empty where there is none that may be shown
     */
    record Told(String text, String markdown, List<String> cites, int action, String command) {

        Told {
            cites = List.copyOf(cites);
        }
    }

    /** Checks a statement; one that comes again is passed over. */
    void add(Statement statement) {
        if (!known.add(statement)) {
            return;
        }
        List<Told> section = told.computeIfAbsent(statement.section(), key -> new ArrayList<>());
        if (section.size() >= MOST.getOrDefault(statement.section(), 0)) {
            return;
        }
        CheckedStatement checked =
                check.check(
                        new Statement(
                                statement.section(),
                                redaction.restore(statement.text()),
                                statement.cites(),
                                statement.action(),
                                redaction.restore(statement.command())));
        List<CheckedSentence> standing =
                checked.sentences().stream().filter(CheckedSentence::stands).toList();
        kept += standing.size();
        removed += checked.sentences().size() - standing.size();
        removed += checked.commandObjection() == null ? 0 : 1;
        if (standing.isEmpty()) {
            return;
        }
        Told one = told(checked, standing);
        section.add(one);
        listener.verified(statement.section(), one.markdown());
    }

    private static Told told(CheckedStatement checked, List<CheckedSentence> standing) {
        List<String> texts = new ArrayList<>();
        List<String> markdown = new ArrayList<>();
        Set<String> cites = new LinkedHashSet<>();
        for (CheckedSentence each : standing) {
            texts.add(each.text());
            markdown.add(cited(each));
            cites.addAll(each.cites());
        }
        return new Told(
                String.join(" ", texts),
                String.join(" ", markdown),
                List.copyOf(cites),
                checked.action(),
                checked.command());
    }

    /** The citations stand before the full stop, as the template has them. */
    private static String cited(CheckedSentence sentence) {
        String text = sentence.text().strip();
        boolean stop = text.endsWith(".");
        String cites =
                sentence.cites().isEmpty() ? "" : " [" + String.join("] [", sentence.cites()) + "]";
        String body = stop ? text.substring(0, text.length() - 1) : text;
        boolean open = !stop && (text.endsWith(":") || text.endsWith("?"));
        return Markdown.sentence(body) + cites + (open ? "" : ".");
    }

    List<Told> of(Section section) {
        return List.copyOf(told.getOrDefault(section, List.of()));
    }

    /** Sentences that stand. */
    int kept() {
        return kept;
    }

    /** Sentences and commands that nothing bears out, or that nobody may be shown. */
    int removed() {
        return removed;
    }

    /** Whether so much fell that the rest is not worth telling. */
    boolean isUnsound() {
        return removed * 3 > kept + removed;
    }
}
