package dev.forgeincident.diagnosis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host that an error message speaks of. */
final class Hosts {

    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)(?:host='?|ENOTFOUND |ECONNREFUSED |ETIMEDOUT |resolve host:? |://|(?:connect(?:ing)?|connection) to |no such host:? )"
                            + "\"?([a-z0-9](?:[a-z0-9.-]{0,100}[a-z0-9])?(?::\\d{1,5})?)");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "\\b((?:\\d{1,3}\\.){3}\\d{1,3}(?::\\d{1,5})?)\\b|\\b([a-z0-9-]+(?:\\.[a-z0-9-]+)+:\\d{1,5})\\b");

    private static final Pattern PUBLIC_NAME =
            Pattern.compile(
                    "(?i)\\b((?:[a-z0-9][a-z0-9-]{0,62}\\.){1,8}(?:com|net|org|io|cloud|dev|app|co|ai))\\b");

    /** Names that only resolve inside a cluster or a house. */
    private static final Pattern INSIDE =
            Pattern.compile(
                    ".*(?:\\.svc(?:\\..*)?|\\.local|\\.internal|\\.lan|\\.localdomain|localhost)");

    /** What looks like a host with its port, in a stack trace. */
    private static final Pattern SOURCE_FILE =
            Pattern.compile(
                    ".*\\.(?:go|java|kt|scala|py|rb|php|js|jsx|mjs|ts|tsx|cs|c|cc|cpp|h|hpp|rs|swift|ex|erl|clj|sql|sh)");

    private static final Pattern NAME_WITH_LETTERS =
            Pattern.compile("[a-z0-9.-]*\\.[a-z][a-z0-9-]+");

    private Hosts() {}

    /** Whether the host, in lower case, has a name that the whole world knows. */
    static boolean isPublic(String host) {
        String name = host.replaceFirst(":\\d+$", "");
        return NAME_WITH_LETTERS.matcher(name).matches()
                && !INSIDE.matcher(name).matches()
                && !SOURCE_FILE.matcher(name).matches();
    }

    /** A look at the host from where the service stands; empty where the host is not known. */
    static String look(String service, String host, boolean name) {
        if (host.isEmpty()) {
            return "";
        }
        String bare = host.replaceFirst(":\\d+$", "");
        String port = host.equals(bare) ? "443" : host.substring(bare.length() + 1);
        return "kubectl exec "
                + Shell.quote("deploy/" + service)
                + " -- "
                + (name
                        ? "getent hosts " + Shell.quote(bare)
                        : "nc -vz -w 5 " + Shell.quote(bare) + " " + port);
    }

    /** The first host, with its port where one is told; empty where there is none. */
    static String in(String message) {
        for (Pattern pattern : new Pattern[] {NAMED, ADDRESS, PUBLIC_NAME}) {
            Matcher matcher = pattern.matcher(message);
            while (matcher.find()) {
                String host = matcher.group(matcher.group(1) != null ? 1 : 2);
                boolean file = SOURCE_FILE.matcher(host.replaceFirst(":\\d+$", "")).matches();
                if (file) {
                    continue;
                }
                if (host.contains(".") || host.contains("-") || host.contains(":")) {
                    return host;
                }
            }
        }
        return "";
    }
}
