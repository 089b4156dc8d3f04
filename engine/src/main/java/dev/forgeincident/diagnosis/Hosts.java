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

    private Hosts() {}

    /** The first host, with its port where one is told; empty where there is none. */
    static String in(String message) {
        for (Pattern pattern : new Pattern[] {NAMED, ADDRESS}) {
            Matcher matcher = pattern.matcher(message);
            while (matcher.find()) {
                String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
                if (host.contains(".") || host.contains("-") || host.contains(":")) {
                    return host;
                }
            }
        }
        return "";
    }
}
