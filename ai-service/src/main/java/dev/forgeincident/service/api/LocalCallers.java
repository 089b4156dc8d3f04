package dev.forgeincident.service.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests of this machine from all others. A browser on this machine calls for the page it
 * shows: a page of another origin, or one that reached us under a foreign name (DNS rebinding), is
 * a stranger too, unless its origin is allowed.
 */
final class LocalCallers {

    private static final Pattern LOOPBACK_NAME =
            Pattern.compile("(?i)(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]+(?:%[\\w.-]+)?");

    private final Set<String> allowedOrigins;

    LocalCallers(Collection<String> allowedOrigins) {
        this.allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /**
     * Whether the request may do everything.
     *
     * @param address the caller's, in digits; null where there is none
     * @param host the header of that name; null where it is missing. Likewise {@code origin}
     */
    boolean trust(@Nullable String address, @Nullable String host, @Nullable String origin) {
        return isLoopback(address)
                && host != null
                && LOOPBACK_NAME.matcher(host).matches()
                && isOwnOrAllowed(origin, host);
    }

    private boolean isOwnOrAllowed(@Nullable String origin, String host) {
        return origin == null
                || origin.equals("http://" + host)
                || origin.equals("https://" + host)
                || allowedOrigins.contains(origin);
    }

    private static boolean isLoopback(@Nullable String address) {
        if (address == null || !ADDRESS.matcher(address).matches()) {
            return false; // A name is never looked up here.
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
