package dev.forgeincident.narration.claim.fact;

import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.EvidenceKind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who wrote a commit and who deployed it: two things. */
final class Persons {

    private static final Pattern AUTHOR = Pattern.compile("^commit \\S{1,64} by ([^:]{1,100}):");
    private static final Pattern DEPLOYER = Pattern.compile(" by (.{1,100}) at \\S{10,40}$");

    private Persons() {}

    static void read(Evidence evidence, Set<String> authors, Set<String> deployers) {
        if (evidence.kind() == EvidenceKind.DIFF) {
            add(AUTHOR.matcher(evidence.excerpt()), authors);
        } else if (evidence.kind() == EvidenceKind.DEPLOYMENT) {
            add(DEPLOYER.matcher(evidence.excerpt()), deployers);
        }
    }

    private static void add(Matcher matcher, Set<String> names) {
        if (matcher.find()) {
            names.add(matcher.group(1).toLowerCase(Locale.ROOT));
        }
    }
}
