package dev.forgeincident.narration.claim.fact;

import dev.forgeincident.diagnosis.Evidence;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which change a piece of evidence is of; what others wrote in it is not asked. */
final class Shas {

    private static final Pattern IN_SOURCE = Pattern.compile("(?:^|\\s)([0-9a-f]{7,40})(?=\\s|$)");
    private static final Pattern DEPLOYED =
            Pattern.compile("^deployment of \\S{1,200} ([0-9a-f]{7,40})(?=\\s)");

    private Shas() {}

    /** The hash as it is shown; empty where it is of none. */
    static String in(Evidence evidence) {
        Matcher matcher =
                switch (evidence.kind()) {
                    case DIFF -> IN_SOURCE.matcher(evidence.source());
                    case DEPLOYMENT -> DEPLOYED.matcher(evidence.excerpt());
                    default -> null;
                };
        return matcher != null && matcher.find() ? matcher.group(1) : "";
    }
}
