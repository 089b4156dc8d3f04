package dev.forgeincident.sources.backstage;

import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.http.WireConnection;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

/** The catalog of a Backstage portal whose backend is behind a {@link Wire}. */
public final class BackstageSource {

    /**
     * How names from outside are found.
     *
     * @param annotations the annotations by which other systems know a component, the surest first:
     *     a key whose value is the name ({@code backstage.io/kubernetes-id}), or a key and a value
     *     in which {@code ${service}} stands for the name ({@code
     *     backstage.io/kubernetes-label-selector=app=${service}})
     */
    public record Options(List<String> annotations) {

        /** Stands for the name that is looked for. */
        public static final String SERVICE = "${service}";

        private static final int MOST = 20;
        private static final Pattern KEY = Pattern.compile("[A-Za-z0-9./_-]{1,317}");

        /** What monitoring and paging are told by their plugins for Backstage. */
        public static final Options USUAL =
                new Options(
                        List.of(
                                "backstage.io/kubernetes-id",
                                "prometheus.io/service-name",
                                "pagerduty.com/service-id",
                                "backstage.io/kubernetes-label-selector=app=" + SERVICE,
                                "backstage.io/kubernetes-label-selector=app.kubernetes.io/name="
                                        + SERVICE));

        /**
         * @throws IllegalArgumentException naming the annotation that is none
         */
        public Options {
            annotations = List.copyOf(annotations);
            if (annotations.size() > MOST) {
                throw new IllegalArgumentException("at most " + MOST + " annotations");
            }
            annotations.forEach(Options::check);
        }

        private static void check(String annotation) {
            int equals = annotation.indexOf('=');
            String key = equals < 0 ? annotation : annotation.substring(0, equals);
            boolean takesTheName = equals < 0 || annotation.indexOf(SERVICE, equals) > 0;
            if (!KEY.matcher(key).matches() || !takesTheName || annotation.contains(",")) {
                throw new IllegalArgumentException(
                        "not an annotation, or an annotation=value with "
                                + SERVICE
                                + ": \""
                                + annotation
                                + '"');
            }
        }
    }

    private BackstageSource() {}

    /**
     * The catalog.
     *
     * @param wire to the base URL of the portal's backend, below which {@code /api/catalog} is
     */
    public static Catalog catalog(Wire wire, Options options, Clock clock) {
        return new BackstageCatalog(wire, options, clock);
    }

    /**
     * Credentials of a caller of type {@code legacy} in the portal's {@code
     * backend.auth.externalAccess}. A static token is {@link Credentials#bearer}.
     *
     * @param secret the shared secret, base64 as the portal's settings have it
     */
    public static Credentials legacy(Secret secret, Clock clock) {
        return new LegacyToken(secret, clock);
    }

    /** How the portal fares. */
    public static Connection connection(Wire wire) {
        return new WireConnection(
                BackstageCatalog.SOURCE,
                Connection.Kind.CATALOG,
                "catalog.backstage",
                wire,
                () -> {
                    long components = CatalogApi.components(wire);
                    return components == 1 ? "1 component" : components + " components";
                });
    }
}
