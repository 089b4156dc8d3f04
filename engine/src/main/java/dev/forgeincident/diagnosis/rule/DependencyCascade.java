package dev.forgeincident.diagnosis.rule;

import dev.forgeincident.diagnosis.ConfidenceWord;
import dev.forgeincident.diagnosis.Finding;
import dev.forgeincident.diagnosis.Rule;
import dev.forgeincident.diagnosis.Severity;
import dev.forgeincident.signal.FaultSignature;
import dev.forgeincident.signal.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Trouble that went from service to service along who calls whom. */
public final class DependencyCascade implements Rule {

    private static final int MAX_TOLD = 6;

    @Override
    public String id() {
        return "dependency.cascade";
    }

    @Override
    public List<Finding> findings(Case incident) {
        List<Sign> first = firstOfEachService(incident);
        List<Sign> chain = new ArrayList<>();
        for (Sign sign : first) {
            boolean follows =
                    chain.isEmpty()
                            || chain.stream()
                                    .anyMatch(
                                            before ->
                                                    incident.places()
                                                            .calls(
                                                                    sign.service(),
                                                                    before.service()));
            if (follows) {
                chain.add(sign);
            }
        }
        if (chain.size() < incident.settings().cascade()) {
            return List.of();
        }
        List<String> names = chain.stream().map(Sign::service).limit(MAX_TOLD).toList();
        return List.of(
                new Finding(
                        id(),
                        Severity.HIGH,
                        ConfidenceWord.MEDIUM,
                        "Trouble spread along the dependencies, in this order: %s."
                                .formatted(String.join(", ", names)),
                        "Look at " + names.get(0) + " first: the others wait for it",
                        chain.stream()
                                .limit(MAX_TOLD)
                                .map(sign -> incident.book().cite(incident.exhibits().sign(sign)))
                                .toList()));
    }

    /** Each service's first sign of trouble, in the order of their times. */
    private static List<Sign> firstOfEachService(Case incident) {
        Map<String, Sign> first = new LinkedHashMap<>();
        incident.signals().faults().stream()
                .map(FaultSignature::sign)
                .filter(sign -> !(sign instanceof Sign.OfAlert) && sign.since() != null)
                .sorted(
                        Comparator.comparing((Sign sign) -> Objects.requireNonNull(sign.since()))
                                .thenComparing(Sign::service)
                                .thenComparing(Sign::text))
                .forEach(sign -> first.putIfAbsent(sign.service(), sign));
        Instant onset = incident.signals().onset().at();
        return first.values().stream()
                .filter(
                        sign ->
                                !Objects.requireNonNull(sign.since())
                                        .isBefore(onset.minusSeconds(60)))
                .toList();
    }
}
