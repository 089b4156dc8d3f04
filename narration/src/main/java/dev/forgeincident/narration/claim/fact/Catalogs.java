package dev.forgeincident.narration.claim.fact;

import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.RelatedService;
import dev.forgeincident.narration.claim.fact.Facts.Uses;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who uses whom, as the catalog, the engine, logs and traces say it. */
final class Catalogs {

    private static final Pattern RELATION =
            Pattern.compile("^(\\S{1,200}) (\\w{1,60}) (\\S{1,200})$");
    private static final Pattern CALLS = Pattern.compile("^(\\S{1,200}) calls (\\S{1,200})$");
    private static final Pattern WHY =
            Pattern.compile("(?:depends on|consumes|is a part of|calls|uses) ([\\w.-]{1,100})");

    private static final Pattern CALLER =
            Pattern.compile("(?:from|by|client|caller|user|peer|consumer)[ =:\"]{1,3}$");

    /** "503 from loyalty-api": who is behind it was asked. */
    private static final Pattern ANSWER =
            Pattern.compile(
                    "(?:\\b[45]\\d\\d|errors?|responses?|answers?|repl(?:y|ies)|unavailable|refused|reset|timeouts?|timed out|exception|status)\\W{1,3}(?:\\w{1,20} ){0,2}from[ =:\"]{1,3}$");

    private static final int LONGEST_BEFORE = 100;

    private Catalogs() {}

    /** The name of an entity without its kind and namespace, in lower case. */
    static String bare(String ref) {
        return ref.substring(Math.max(ref.lastIndexOf('/'), ref.lastIndexOf(':')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    static void read(Evidence evidence, List<Uses> uses) {
        Matcher relation = RELATION.matcher(evidence.excerpt());
        if (evidence.kind() != EvidenceKind.CATALOG || !relation.matches()) {
            return;
        }
        String from = bare(relation.group(1));
        String to = bare(relation.group(3));
        switch (relation.group(2)) {
            case "dependsOn", "consumesApi", "partOf" -> uses.add(new Uses(from, to));
            case "dependencyOf", "apiConsumedBy", "hasPart", "apiProvidedBy" ->
                    uses.add(new Uses(to, from));
            case "providesApi" -> uses.add(new Uses(from, to));
            default -> {}
        }
    }

    static void read(RelatedService related, List<Uses> uses) {
        Matcher why = WHY.matcher(related.why());
        if (why.find()) {
            uses.add(new Uses(bare(related.entityRef()), why.group(1).toLowerCase(Locale.ROOT)));
        }
    }

    static void read(String reason, List<Uses> uses) {
        Matcher calls = CALLS.matcher(reason);
        if (calls.matches()) {
            uses.add(new Uses(bare(calls.group(1)), bare(calls.group(2))));
        }
    }

    /**
     * What a service logs of another tells that it calls it: "GET tariff-service/tariffs failed".
     */
    static boolean read(Evidence evidence, Set<String> names, List<Uses> uses) {
        if (evidence.kind() != EvidenceKind.LOG && evidence.kind() != EvidenceKind.TRACE) {
            return false;
        }
        String text = Passage.lower(evidence.excerpt());
        boolean found = false;
        String own = evidence.service().toLowerCase(Locale.ROOT);
        for (String name : names) {
            int at = name.equals(own) ? -1 : Passage.indexOf(text, name, 0);
            if (at >= 0 && names.contains(own)) {
                found = true;
                String before = text.substring(Math.max(0, at - LONGEST_BEFORE), at);
                boolean caller = CALLER.matcher(before).find() && !ANSWER.matcher(before).find();
                uses.add(caller ? new Uses(name, own) : new Uses(own, name));
            }
        }
        return found;
    }
}
