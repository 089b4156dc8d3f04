package dev.forgeincident.narration;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.narration.governance.AlsoTold;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The other services that a question tells of. A name alone, as the catalog's relations have it,
 * tells nothing of a service.
 */
final class OtherServices {

    /** What speaks of a service with its own words. */
    private static final Set<EvidenceKind> TELLING =
            EnumSet.of(
                    EvidenceKind.LOG,
                    EvidenceKind.METRIC,
                    EvidenceKind.TRACE,
                    EvidenceKind.DIFF,
                    EvidenceKind.DEPLOYMENT,
                    EvidenceKind.HEURISTIC);

    private OtherServices() {}

    static List<AlsoTold> of(IncidentContext context, Diagnosis diagnosis) {
        Stream<String> shown =
                diagnosis.evidence().stream()
                        .filter(evidence -> TELLING.contains(evidence.kind()))
                        .map(Evidence::service);
        Stream<String> changed =
                diagnosis.hypotheses().stream()
                        .map(Hypothesis::change)
                        .filter(Objects::nonNull)
                        .map(Hypothesis.ChangeRef::service);
        Stream<String> ruled =
                context.heuristics().stream()
                        .map(Observation::dataOrNull)
                        .filter(Objects::nonNull)
                        .map(GotchaFile::service);
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Stream.of(shown, changed, ruled).flatMap(all -> all).forEach(names::add);
        return names.stream()
                .filter(name -> !name.isBlank() && !isOurs(name, context))
                .map(name -> new AlsoTold(name, profile(name, context)))
                .toList();
    }

    private static boolean isOurs(String name, IncidentContext context) {
        ServiceProfile ours = context.service().dataOrNull();
        return context.isAbout(name) || (ours != null && isOf(name, ours));
    }

    private static @Nullable ServiceProfile profile(String name, IncidentContext context) {
        List<ServiceProfile> neighbours = context.neighbours().dataOrNull();
        return neighbours == null
                ? null
                : neighbours.stream()
                        .filter(neighbour -> isOf(name, neighbour))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isOf(String name, ServiceProfile profile) {
        return name.equalsIgnoreCase(profile.ref().name())
                || name.toLowerCase(Locale.ROOT).equals(profile.ref().toString());
    }
}
