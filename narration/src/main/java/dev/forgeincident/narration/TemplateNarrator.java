package dev.forgeincident.narration;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Action;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.RelatedService;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells the diagnosis in sentences of its own making: short, each claim with its evidence. */
public final class TemplateNarrator implements Narrator {

    @Override
    public Narration atOnce(Telling telling) {
        return Narration.byTemplate(
                tell(telling.context(), telling.diagnosis()), "no model configured");
    }

    @Override
    public Narration narrate(Telling telling, NarrationListener listener) {
        return atOnce(telling);
    }

    /** The four sections. */
    static String tell(IncidentContext context, Diagnosis diagnosis) {
        String cause = CauseSection.of(context, diagnosis);
        String related = related(context, diagnosis);
        return new Sections(
                        cause,
                        EvidenceSection.of(diagnosis, cause + related),
                        actions(diagnosis),
                        related)
                .markdown();
    }

    static String actions(Diagnosis diagnosis) {
        return diagnosis.actions().stream()
                .map(TemplateNarrator::action)
                .collect(Collectors.joining("\n"));
    }

    static String action(Action action) {
        String lead = action.title().contains(":") ? ". Run " : ": ";
        String command = action.command().isEmpty() ? "" : lead + Markdown.code(action.command());
        String detail = action.detail().isEmpty() ? "" : " " + Markdown.prose(action.detail());
        return "%s. %s%s.%s"
                .formatted(action.order(), Markdown.prose(action.title()), command, detail);
    }

    static String related(IncidentContext context, Diagnosis diagnosis) {
        if (diagnosis.relatedServices().isEmpty()) {
            return context.service().dataOrNull() == null
                    ? "Not known: the catalog does not tell what surrounds "
                            + Markdown.prose(context.serviceName())
                            + "."
                    : "None: the catalog names nobody who uses "
                            + Markdown.prose(context.serviceName())
                            + ".";
        }
        return diagnosis.relatedServices().stream()
                .map(TemplateNarrator::related)
                .collect(Collectors.joining("\n"));
    }

    private static String related(RelatedService service) {
        String name = service.entityRef().substring(service.entityRef().lastIndexOf('/') + 1);
        String hit = service.hit().name().toLowerCase(Locale.ROOT);
        return "- %s (%s): %s%s"
                .formatted(
                        Markdown.prose(name),
                        hit,
                        Markdown.prose(service.why()),
                        Phrases.cite(service.evidence()));
    }
}
