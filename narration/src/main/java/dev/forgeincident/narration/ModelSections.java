package dev.forgeincident.narration;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.Action;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.narration.Draft.Told;
import dev.forgeincident.narration.claim.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The four sections with a model's sentences in them. What the diagnosis itself says of evidence,
 * actions and confidence stands in any case, in its own words.
 */
final class ModelSections {

    private final IncidentContext context;
    private final Diagnosis diagnosis;
    private final Draft draft;
    private final Labels labels;

    ModelSections(IncidentContext context, Diagnosis diagnosis, Draft draft, Labels labels) {
        this.context = context;
        this.diagnosis = diagnosis;
        this.draft = draft;
        this.labels = labels;
    }

    /**
     * @param opinion shown beside the diagnosis where it differs; null where there is none
     */
    Sections make(@Nullable SecondOpinion opinion) {
        String cause = cause(opinion);
        String notes = prose(Section.EVIDENCE);
        String actions = actions();
        String related =
                joined(prose(Section.RELATED), TemplateNarrator.related(context, diagnosis));
        String evidence = EvidenceSection.of(diagnosis, cause + notes + actions + related);
        return new Sections(cause, joined(notes, evidence), actions, related);
    }

    private String cause(@Nullable SecondOpinion opinion) {
        List<Told> told = draft.of(Section.CAUSE);
        String text = prose(Section.CAUSE);
        String own =
                namesTheCause(told)
                        ? (lead() + text).strip()
                                + "\n"
                                + labels.confidence(
                                        Phrases.confidence(diagnosis.confidence(), diagnosis))
                        : joined(CauseSection.of(context, diagnosis), text);
        if (opinion == null || opinion.agrees()) {
            return own;
        }
        return "**%s** %s\n\n**%s** %s"
                .formatted(labels.diagnosis(), own, labels.otherwise(opinion.by()), held(opinion));
    }

    private String held(SecondOpinion opinion) {
        return Markdown.prose(opinion.statement()) + ". " + prose(Section.OPINION);
    }

    /** That nothing can be said, or that no change did it, is said first and by us. */
    private String lead() {
        return switch (diagnosis.verdict()) {
            case UNDECIDED -> labels.undecided() + " ";
            case CHANGE -> "";
            default -> labels.noChange() + " ";
        };
    }

    /** Whether the model says what the diagnosis says: else our own sentence comes first. */
    private boolean namesTheCause(List<Told> told) {
        Hypothesis cause = diagnosis.cause();
        if (cause == null) {
            return !told.isEmpty();
        }
        Hypothesis.ChangeRef change = cause.change();
        String name =
                change == null || change.sha().isEmpty() ? "" : Commit.shortened(change.sha());
        boolean grounded =
                told.stream()
                        .flatMap(each -> each.cites().stream())
                        .anyMatch(cause.support()::contains);
        return grounded && told.stream().anyMatch(each -> each.text().contains(name));
    }

    private String actions() {
        List<Told> told = draft.of(Section.ACTION);
        List<String> lines = new ArrayList<>();
        for (Action action : diagnosis.actions()) {
            String notes =
                    told.stream()
                            .filter(each -> each.action() == action.order())
                            .map(Told::markdown)
                            .collect(Collectors.joining(" "));
            lines.add((TemplateNarrator.action(action) + " " + notes).strip());
        }
        int order = diagnosis.actions().stream().mapToInt(Action::order).max().orElse(0);
        for (Told each : told) {
            if (each.action() == 0) {
                order++;
                String command =
                        each.command().isEmpty() ? "" : " " + Markdown.code(each.command());
                lines.add(order + ". " + labels.proposal() + " " + each.markdown() + command);
            }
        }
        return String.join("\n", lines);
    }

    private String prose(Section section) {
        return draft.of(section).stream().map(Told::markdown).collect(Collectors.joining(" "));
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + "\n\n" + second;
    }
}
