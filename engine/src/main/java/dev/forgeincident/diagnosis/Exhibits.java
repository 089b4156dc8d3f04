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
import dev.forgeincident.context.history.PriorIncident;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.status.ProviderNotice;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.diagnosis.Evidence.Frequency;
import dev.forgeincident.diagnosis.meaning.ChangedLine;
import dev.forgeincident.diagnosis.meaning.LinePair;
import dev.forgeincident.signal.LogPattern;
import dev.forgeincident.signal.LogPattern.Novelty;
import dev.forgeincident.signal.Sign;
import dev.forgeincident.signal.metric.Shift;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes evidence out of pieces of the context: what is quoted, and where it stands. */
public final class Exhibits {

    private static final int MAX_LINE = 600;
    private static final int MAX_PATHS = 10;

    /** The two lines that matter; without them the files that the change touches. */
    Evidence diff(Suspect suspect, @Nullable LinePair pair) {
        Commit commit = suspect.commit();
        boolean nothingToShow = pair == null && commit.diff().files().isEmpty();
        if (commit.diff() instanceof Diff.NotRead || nothingToShow) {
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
        if (!suspect.isCommit()) {
            return switched(suspect, commit);
        }
        String by = commit.author().isEmpty() ? "" : " by " + commit.author();
        return evidence(
                EvidenceKind.DIFF,
                suspect.source() + " " + commit.shortSha(),
                suspect,
                "commit %s%s: %s".formatted(commit.shortSha(), by, commit.subject()));
    }

    /** A flag or a setting, which took effect at once as a deployment does. */
    private static Evidence switched(Suspect suspect, Commit standIn) {
        String by = standIn.author().isEmpty() ? "" : " by " + standIn.author();
        String at = standIn.at() == null ? "" : " at " + standIn.at();
        return Evidence.draft(
                EvidenceKind.DEPLOYMENT,
                suspect.source(),
                standIn.at(),
                standIn.service(),
                standIn.subject() + " in " + standIn.service() + by + at,
                null,
                standIn.url());
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

    /** Whatever tells of the trouble. */
    public Evidence sign(Sign sign) {
        if (sign instanceof Sign.OfLog log) {
            return log(log.pattern());
        }
        if (sign instanceof Sign.OfSpan failed) {
            return span(failed.span());
        }
        if (sign instanceof Sign.OfMetric measured) {
            return metric(measured.shift());
        }
        return alert(((Sign.OfAlert) sign).alert());
    }

    /** One event of a log. */
    Evidence line(LogLine line) {
        return Evidence.draft(
                EvidenceKind.LOG,
                "logs of " + line.service(),
                line.at(),
                line.service(),
                line.raw(),
                null,
                null);
    }

    public Evidence span(Span span) {
        String message = span.message().isEmpty() ? "" : ": " + span.message();
        return Evidence.draft(
                EvidenceKind.TRACE,
                "trace " + span.traceId() + " span " + span.spanId(),
                span.start(),
                span.service(),
                "%s %s %s ms%s%s"
                        .formatted(
                                span.service(),
                                span.operation(),
                                span.duration().toMillis(),
                                span.failed() ? ", failed" : "",
                                message),
                null,
                null);
    }

    /** A series before and after it changed. */
    public Evidence metric(Shift shift) {
        return Evidence.draft(
                EvidenceKind.METRIC,
                "metric " + shift.metric() + " of " + shift.service(),
                shift.onset(),
                shift.service(),
                "%s%s %s → %s, %s at %s"
                        .formatted(
                                shift.metric(),
                                labels(shift.labels()),
                                number(shift.before()),
                                number(shift.after()),
                                shape(shift),
                                shift.onset()),
                null,
                null);
    }

    /** An earlier incident, or one that is open. */
    public Evidence incident(PriorIncident prior) {
        String state = prior.resolvedAt() == null ? "open" : "resolved " + prior.resolvedAt();
        return Evidence.draft(
                EvidenceKind.INCIDENT,
                "incident " + prior.id(),
                prior.openedAt(),
                prior.service(),
                "%s, opened %s, %s".formatted(prior.title(), prior.openedAt(), state),
                null,
                null);
    }

    /** What a provider says of itself. */
    Evidence notice(ProviderNotice notice) {
        String where = notice.region().isEmpty() ? "" : " " + notice.region();
        return Evidence.draft(
                EvidenceKind.INCIDENT,
                "status page of " + notice.service() + where,
                notice.from(),
                notice.service(),
                notice.title() + (notice.detail().isEmpty() ? "" : "\n" + notice.detail()),
                null,
                notice.url());
    }

    private static String labels(Map<String, String> labels) {
        return labels.isEmpty() ? "" : new TreeMap<>(labels).toString();
    }

    /** Four digits that count. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    private static String shape(Shift shift) {
        return switch (shift.kind()) {
            case LEVEL_UP -> "rose";
            case LEVEL_DOWN -> "fell";
            case RAMP_UP -> "rises since, beginning";
            case RAMP_DOWN -> "falls since, beginning";
            case SPIKE -> "a spike";
            case DROP -> "a drop";
        };
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
