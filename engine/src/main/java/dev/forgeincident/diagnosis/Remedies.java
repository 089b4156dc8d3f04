package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.context.change.FlagFlip;
import dev.forgeincident.diagnosis.Weigher.Weighed;
import dev.forgeincident.diagnosis.meaning.ChangedLine;
import dev.forgeincident.diagnosis.meaning.DiffMeaning;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.NameReplaced;
import dev.forgeincident.diagnosis.meaning.LinePair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What to do about a change that is to blame. */
final class Remedies {

    private static final Pattern ENVIRONMENT_VARIABLE =
            Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b");

    private static final Pattern CONFIGURATION =
            Pattern.compile(
                    "(?i)\\.(?:ya?ml|properties|toml|ini|conf|cfg|env|tfvars|hcl|tf)$|(?:^|/)\\.env(?:\\.|$)|(?:^|/)config[^/]*\\.json$");

    private final IncidentContext context;
    private final List<Suspect> suspects;

    Remedies(IncidentContext context, List<Suspect> suspects) {
        this.context = context;
        this.suspects = suspects;
    }

    /**
     * The actions, in order.
     *
     * @param because the evidence for the change, by what it is
     */
    List<Action> against(Weighed culprit, Function<EvidenceKind, List<String>> because) {
        List<Action> actions = new ArrayList<>();
        actions.add(
                undo(
                        culprit.suspect(),
                        firstOf(
                                because,
                                EvidenceKind.DIFF,
                                EvidenceKind.LOG,
                                EvidenceKind.DEPLOYMENT)));
        checkSetting(culprit, firstOf(because, EvidenceKind.DIFF, EvidenceKind.HEURISTIC), actions);
        if (culprit.mechanism() != null && !culprit.mechanism().afterwards().isEmpty()) {
            actions.add(
                    new Action(
                            actions.size() + 1,
                            "prevent",
                            "Afterwards: " + culprit.mechanism().afterwards(),
                            "",
                            "",
                            firstOf(because, EvidenceKind.LOG, EvidenceKind.DIFF),
                            true));
        }
        return actions;
    }

    /** One piece of evidence of each kind: what an action rests on is seen at a glance. */
    private static List<String> firstOf(
            Function<EvidenceKind, List<String>> because, EvidenceKind... kinds) {
        return Stream.of(kinds).flatMap(kind -> because.apply(kind).stream().limit(1)).toList();
    }

    private Action undo(Suspect culprit, List<String> because) {
        if (culprit.origin() instanceof FlagFlip flip) {
            return new Action(
                    1,
                    "feature-flag-disable",
                    "Set the flag %s back%s"
                            .formatted(
                                    flip.flag(), flip.from().isEmpty() ? "" : " to " + flip.from()),
                    "",
                    "It takes effect at once; nothing has to be deployed.",
                    because,
                    true);
        }
        if (culprit.origin() instanceof ConfigChange set) {
            return new Action(
                    1,
                    "config-revert",
                    "Set %s back%s"
                            .formatted(
                                    set.key(),
                                    set.before().isEmpty()
                                            ? ""
                                            : " to " + Secrets.maskValue(set.key(), set.before())),
                    "",
                    "It was changed outside of any repository: no deployment is needed.",
                    because,
                    true);
        }
        String sha = culprit.commit().shortSha();
        String command =
                "git revert "
                        + (culprit.commit().parents().size() > 1 ? "-m 1 " : "")
                        + Shell.quote(sha);
        List<String> migrations =
                culprit.reading().meanings().stream()
                        .filter(DiffMeaning.Migration.class::isInstance)
                        .map(meaning -> ((DiffMeaning.Migration) meaning).path())
                        .toList();
        if (!migrations.isEmpty()) {
            return new Action(
                    1,
                    "roll-forward",
                    "Fix " + sha + " forward; do not revert it blindly",
                    "git show " + Shell.quote(sha),
                    "It carries the migration "
                            + migrations.get(0)
                            + ": the old code may not read the new schema.",
                    because,
                    true);
        }
        List<String> laterOnItsLines = laterOnItsLines(culprit);
        if (!laterOnItsLines.isEmpty()) {
            return new Action(
                    1,
                    "roll-forward",
                    "Correct what " + sha + " changed, in a new commit, then deploy",
                    "git show " + Shell.quote(sha),
                    "A plain revert will conflict: "
                            + String.join(", ", laterOnItsLines)
                            + " changed its lines again.",
                    because,
                    true);
        }
        return new Action(
                1,
                isConfiguration(culprit) ? "config-revert" : "rollback",
                "Revert " + sha + ", then deploy",
                command,
                safety(culprit),
                because,
                true);
    }

    /** Whether it changes configuration alone, so that nothing has to be built. */
    static boolean isConfiguration(Suspect culprit) {
        List<FileDiff> files = culprit.commit().diff().files();
        return !files.isEmpty()
                && files.stream().allMatch(file -> CONFIGURATION.matcher(file.path()).find());
    }

    private String safety(Suspect culprit) {
        StringBuilder detail = new StringBuilder();
        if (culprit.commit().diff().files().isEmpty()) {
            detail.append("Its diff was not read: look at it first (git show ")
                    .append(Shell.quote(culprit.commit().shortSha()))
                    .append(").");
        } else {
            detail.append("No migration in it, no later commit touches its lines: safe to revert.");
        }
        if (laterDeployment(culprit)) {
            detail.append(" Not by kubectl rollout undo: a later revision stands on it.");
        }
        return detail.toString();
    }

    /** Later commits that remove or replace a line which the culprit added. */
    private List<String> laterOnItsLines(Suspect culprit) {
        Set<String> added = new LinkedHashSet<>();
        for (LinePair pair : culprit.reading().pairs()) {
            ChangedLine after = pair.after();
            if (after != null && !after.text().isBlank()) {
                added.add(after.path() + '\n' + after.text());
            }
        }
        return suspects.stream()
                .filter(other -> other.commit().service().equals(culprit.commit().service()))
                .filter(other -> isLater(other, culprit))
                .filter(
                        other ->
                                other.reading().pairs().stream()
                                        .map(LinePair::before)
                                        .filter(Objects::nonNull)
                                        .anyMatch(
                                                before ->
                                                        added.contains(
                                                                before.path()
                                                                        + '\n'
                                                                        + before.text())))
                .map(other -> other.commit().shortSha())
                .limit(3)
                .toList();
    }

    private static boolean isLater(Suspect other, Suspect culprit) {
        Instant at = culprit.commit().at();
        Instant otherAt = other.commit().at();
        return at != null && otherAt != null && otherAt.isAfter(at);
    }

    private boolean laterDeployment(Suspect culprit) {
        Deployment shipped = culprit.shippedBy();
        return shipped != null
                && context.deployments().stream()
                        .anyMatch(other -> other.at().isAfter(shipped.at()));
    }

    /** A renamed setting may also be given from outside: the running process tells. */
    private void checkSetting(Weighed culprit, List<String> because, List<Action> actions) {
        for (DiffMeaning meaning : culprit.suspect().reading().meanings()) {
            if (meaning instanceof NameReplaced renamed && renamed.key()) {
                Set<String> variables = variables(renamed.lines());
                if (!variables.isEmpty()) {
                    String variable = variables.iterator().next();
                    actions.add(
                            new Action(
                                    actions.size() + 1,
                                    "investigate",
                                    "Check %s in the running pod: it must use %s="
                                            .formatted(variable, renamed.from()),
                                    "kubectl exec %s -- printenv %s"
                                            .formatted(
                                                    Shell.quote("deploy/" + context.serviceName()),
                                                    variable),
                                    "If it prints nothing, the default in the code is used. It may hold a"
                                            + " secret; look at it, do not paste it anywhere.",
                                    because,
                                    true));
                    return;
                }
            }
        }
    }

    private static Set<String> variables(List<LinePair> pairs) {
        Set<String> names = new LinkedHashSet<>();
        for (LinePair pair : pairs) {
            for (String line : pair.raw()) {
                Matcher matcher = ENVIRONMENT_VARIABLE.matcher(line);
                while (matcher.find()) {
                    names.add(matcher.group());
                }
            }
        }
        return names;
    }
}
