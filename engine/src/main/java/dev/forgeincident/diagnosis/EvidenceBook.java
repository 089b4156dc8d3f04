package dev.forgeincident.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers evidence in the order in which it is cited; the same evidence has one number. */
public final class EvidenceBook {

    private final Map<Evidence, Evidence> numbered = new LinkedHashMap<>();

    /** The id under which the draft is cited from now on. */
    public String cite(Evidence draft) {
        return numbered.computeIfAbsent(draft, key -> key.withId("e" + (numbered.size() + 1))).id();
    }

    /** Those of the ids whose evidence is of that kind, in their order. */
    List<String> ofKind(List<String> ids, EvidenceKind kind) {
        return ids.stream()
                .filter(
                        id ->
                                numbered.values().stream()
                                        .anyMatch(one -> one.id().equals(id) && one.kind() == kind))
                .toList();
    }

    List<Evidence> all() {
        return new ArrayList<>(numbered.values());
    }
}
