package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.HazardAdded;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads which demands on who connects or calls are raised: the least version of TLS or of an
 * interface, the ciphers, how to authenticate, what is verified.
 */
final class Demands {

    private static final Pattern VERSION_DEMANDED =
            Pattern.compile(
                    "\\b(?:tls|ssl|min(?:imum)? (?:\\w+ ){0,2}version|api version|protocol)\\b");
    private static final Pattern DEMAND =
            Pattern.compile(
                    "\\b(?:tls|ssl|ssl ?mode|ciphers?|cipher suites?|auth|auth (?:method|type|mode|mechanism)|sasl mechanisms?|mechanism|signature|signed|strict|strict mode|same ?site|cors|origins?|verify\\w*|verification|validation|enforce\\w*|security|mtls|csrf)\\b");
    private static final Pattern MECHANISM =
            Pattern.compile(
                    "\\b(?:ciphers?|cipher suites?|auth (?:method|type|mode|mechanism)|sasl mechanisms?|mechanism|signature (?:version|algorithm|method))\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** From what asks for nothing to what lets nothing through; those side by side are alike. */
    private static final List<Set<String>> STEPS =
            List.of(
                    Set.of(
                            "none",
                            "off",
                            "false",
                            "no",
                            "disable",
                            "disabled",
                            "never",
                            "ignore",
                            "skip",
                            "insecure"),
                    Set.of(
                            "allow",
                            "optional",
                            "permissive",
                            "prefer",
                            "preferred",
                            "audit",
                            "warn",
                            "report",
                            "lax",
                            "lenient",
                            "loose",
                            "request",
                            "want"),
                    Set.of(
                            "true",
                            "on",
                            "yes",
                            "enable",
                            "enabled",
                            "require",
                            "required",
                            "mandatory",
                            "need",
                            "strict",
                            "enforce",
                            "enforced",
                            "enforcing",
                            "deny",
                            "verify-ca",
                            "restricted",
                            "fail"),
                    Set.of("verify-full", "verify_identity", "require_and_verify"));

    private Demands() {}

    static void read(
            Edit edit, String spoken, String old, String current, List<DiffMeaning> meanings) {
        boolean version = VERSION_DEMANDED.matcher(spoken).find() && isLater(old, current);
        boolean stricter =
                DEMAND.matcher(spoken).find() && step(current) > step(old) && step(old) >= 0;
        boolean other = MECHANISM.matcher(spoken).find() && step(old) < 0 && step(current) < 0;
        if (version || stricter || other) {
            String detail = cut(old) + " → " + cut(current);
            meanings.add(new HazardAdded(Hazard.STRICTER_CHECK, detail, List.of(edit.pair())));
        }
    }

    private static int step(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        for (int i = 0; i < STEPS.size(); i++) {
            if (STEPS.get(i).contains(lower)) {
                return i;
            }
        }
        return -1;
    }

    /** By the numbers in both, one after the other: {@code TLSv1.2}, {@code VersionTLS13}. */
    private static boolean isLater(String old, String current) {
        Matcher a = NUMBER.matcher(old);
        Matcher b = NUMBER.matcher(current);
        while (a.find() && b.find()) {
            int more = compare(b.group(), a.group());
            if (more != 0) {
                return more > 0;
            }
        }
        return false;
    }

    private static int compare(String a, String b) {
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    private static String cut(String value) {
        return value.length() <= 30 ? value : value.substring(0, 29) + "…";
    }
}
