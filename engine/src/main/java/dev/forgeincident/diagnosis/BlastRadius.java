package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.diagnosis.RelatedService.Hit;
import dev.forgeincident.signal.Fault;
import dev.forgeincident.signal.FaultSignature;
import dev.forgeincident.signal.Sign;
import dev.forgeincident.signal.Signals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is hit when this service fails: those whose own telemetry shows it, and those who depend on
 * it, by a walk against the direction of dependency.
 */
final class BlastRadius {

    private static final int MAX = 50;

    private final Map<EntityRef, ServiceProfile> profiles = new LinkedHashMap<>();
    private final Map<String, RelatedService> hit = new LinkedHashMap<>();
    private final Exhibits exhibits;
    private final EvidenceBook book;

    private BlastRadius(Exhibits exhibits, EvidenceBook book) {
        this.exhibits = exhibits;
        this.book = book;
    }

    /** The services hit, the likeliest first. */
    static List<RelatedService> of(
            IncidentContext context, Signals signals, Exhibits exhibits, EvidenceBook book) {
        BlastRadius radius = new BlastRadius(exhibits, book);
        signals.faults().forEach(fault -> radius.troubled(context, fault));
        ServiceProfile service = context.service().dataOrNull();
        if (service == null) {
            return radius.hit.values().stream().limit(MAX).toList();
        }
        List<ServiceProfile> neighbours = context.neighbours().dataOrNull();
        if (neighbours != null) {
            neighbours.forEach(profile -> radius.profiles.put(profile.ref(), profile));
        }
        radius.consumers(service, Hit.LIKELY);
        List<ServiceProfile> direct =
                radius.profiles.values().stream()
                        .filter(profile -> radius.hit.containsKey(profile.ref().toString()))
                        .toList();
        direct.forEach(profile -> radius.consumers(profile, Hit.POSSIBLE));
        radius.hit.remove(service.ref().toString());
        service.statedDependencies().forEach(radius::stated);
        return radius.hit.values().stream().limit(MAX).toList();
    }

    private void troubled(IncidentContext context, FaultSignature fault) {
        Sign sign = fault.sign();
        String ref = Services.reference(context, sign.service());
        if (!(sign instanceof Sign.OfAlert)
                && fault.fault() != Fault.SURGE
                && !context.isAbout(sign.service())
                && !hit.containsKey(ref)) {
            hit.put(
                    ref,
                    new RelatedService(
                            ref,
                            "shows trouble of its own (" + fault.fault().words() + ")",
                            Hit.CERTAIN,
                            List.of(book.cite(exhibits.sign(sign)))));
        }
    }

    private void consumers(ServiceProfile of, Hit how) {
        String name = of.ref().name();
        for (Relation provided : of.relations()) {
            if (provided.type().equals("providesApi")) {
                ServiceProfile api = profiles.get(provided.target());
                if (api != null) {
                    String what = api.type().equals("asyncapi") ? "events" : "API";
                    reach(
                            api,
                            "apiConsumedBy",
                            how,
                            "consumes %s's %s (%s)".formatted(name, what, api.ref().name()));
                }
            }
        }
        reach(of, "dependencyOf", how, "depends on " + name);
        if (of.ref().kind().equals("component")) {
            reach(of, "hasPart", how, "is a part of " + name);
        }
    }

    private void reach(ServiceProfile from, String relationType, Hit how, String why) {
        for (Relation relation : from.relations()) {
            String ref = relation.target().toString();
            boolean isService = relation.target().kind().equals("component");
            if (relation.type().equals(relationType) && isService && !hit.containsKey(ref)) {
                String evidence = book.cite(exhibits.relation(from, relation));
                String what = relation.dangling() ? why + "; not in the catalog itself" : why;
                hit.put(ref, new RelatedService(ref, what, how, List.of(evidence)));
            }
        }
    }

    private void stated(String words) {
        String dependency = Secrets.mask(words).text();
        hit.putIfAbsent(
                dependency,
                new RelatedService(
                        dependency,
                        "named as a dependency by the caller",
                        Hit.POSSIBLE,
                        List.of()));
    }
}
