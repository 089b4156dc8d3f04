package dev.forgeincident.diagnosis;

import dev.forgeincident.context.Words;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.context.gotcha.Heuristic;
import dev.forgeincident.diagnosis.Evidence.Frequency;
import dev.forgeincident.diagnosis.meaning.ChangedLine;
import dev.forgeincident.diagnosis.meaning.LinePair;
import dev.forgeincident.signal.LogPattern;
import dev.forgeincident.signal.LogPattern.Novelty;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes evidence out of pieces of the context: what is quoted, and where it stands. */
public final class Exhibits {

    private static final int MAX_LINE = 600;
    private static final int MAX_PATHS = 10;

    /** The two lines that matter; without them the files that the change touches. */
    Evidence diff(Suspect suspect, @Nullable LinePair pair) {
        Commit commit = suspect.commit();
        if (commit.diff() instanceof Diff.NotRead) {
            return commit(suspect);
        }
        String source = suspect.source() + " " + commit.shortSha();
        if (pair == null) {
            return evidence(EvidenceKind.DIFF, source, suspect, files(commit.diff().files()));
        }
        ChangedLine place = pair.place();
        String where =
                source + " " + place.path() + (place.line() > 0 ? " line " + place.line() : "");
        return evidence(EvidenceKind.DIFF, where, suspect, lines(pair));
    }

    /** The commit itself: its message and who made it. */
    Evidence commit(Suspect suspect) {
        Commit commit = suspect.commit();
        String by = commit.author().isEmpty() ? "" : " by " + commit.author();
        return evidence(
                EvidenceKind.DIFF,
                suspect.source() + " " + commit.shortSha(),
                suspect,
                "commit %s%s: %s".formatted(commit.shortSha(), by, commit.subject()));
    }

    public Evidence deployment(Deployment deployment) {
        String text =
                "deployment of %s%s%s%s at %s"
                        .formatted(
                                deployment.service(),
                                deployment.commit().isEmpty()
                                        ? ""
                                        : " " + Commit.shortened(deployment.commit()),
                                deployment.environment().isEmpty()
                                        ? ""
                                        : " to " + deployment.environment(),
                                deployment.author().isEmpty() ? "" : " by " + deployment.author(),
                                deployment.at());
        return Evidence.draft(
                EvidenceKind.DEPLOYMENT,
                "deployments",
                deployment.at(),
                deployment.service(),
                text,
                null,
                deployment.url());
    }

    public Evidence log(LogPattern pattern) {
        Frequency frequency =
                new Frequency(
                        pattern.count(),
                        pattern.since(),
                        pattern.novelty() == Novelty.NEW,
                        pattern.quietBefore());
        return Evidence.draft(
                EvidenceKind.LOG,
                "logs of " + pattern.service(),
                pattern.since() == null ? pattern.first() : pattern.since(),
                pattern.service(),
                pattern.headline(),
                frequency,
                null);
    }

    public Evidence relation(ServiceProfile from, Relation relation) {
        return Evidence.draft(
                EvidenceKind.CATALOG,
                "catalog",
                null,
                from.ref().name(),
                "%s %s %s".formatted(from.ref(), relation.type(), relation.target()),
                null,
                null);
    }

    public Evidence alert(Alert alert) {
        String text =
                alert.title() + (alert.severity().isEmpty() ? "" : " (" + alert.severity() + ")");
        return Evidence.draft(
                EvidenceKind.ALERT, "alert", alert.startedAt(), alert.service(), text, null, null);
    }

    /** One line of what the alert says. */
    Evidence alert(Alert alert, String line) {
        return Evidence.draft(
                EvidenceKind.ALERT,
                "alert",
                alert.startedAt(),
                alert.service(),
                Words.bounded(line, MAX_LINE),
                null,
                null);
    }

    public Evidence heuristic(String service, String source, Heuristic heuristic) {
        String place = heuristic.line() > 0 ? source + " line " + heuristic.line() : source;
        return Evidence.draft(
                EvidenceKind.HEURISTIC, place, null, service, heuristic.text(), null, null);
    }

    private static Evidence evidence(
            EvidenceKind kind, String source, Suspect suspect, String text) {
        Commit commit = suspect.commit();
        return Evidence.draft(
                kind, source, commit.at(), commit.service(), text, null, commit.url());
    }

    /**
     * A long line is cut around what differs, so that what matters is always seen; secrets go
     * before.
     */
    private static String lines(LinePair pair) {
        List<String> raw = pair.raw().stream().map(line -> Secrets.mask(line).text()).toList();
        int from = 0;
        if (raw.size() == 2 && raw.stream().anyMatch(line -> line.length() > MAX_LINE)) {
            from = Math.max(0, firstDifference(raw.get(0), raw.get(1)) - MAX_LINE / 3);
        }
        int start = from;
        return raw.stream().map(line -> part(line, start)).collect(Collectors.joining("\n"));
    }

    private static String part(String line, int from) {
        int start = Math.min(from, line.length());
        int end = Math.min(line.length(), start + MAX_LINE);
        String sign = line.substring(0, 1);
        return (start > 0 ? sign + "…" : "")
                + line.substring(start, end)
                + (end < line.length() ? "…" : "");
    }

    private static int firstDifference(String before, String after) {
        int i = 1;
        while (i < before.length() && i < after.length() && before.charAt(i) == after.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String files(List<FileDiff> files) {
        String paths =
                files.stream()
                        .limit(MAX_PATHS)
                        .map(FileDiff::path)
                        .collect(Collectors.joining("\n"));
        return files.size() > MAX_PATHS
                ? paths + "\n… " + (files.size() - MAX_PATHS) + " more"
                : paths;
    }
}
