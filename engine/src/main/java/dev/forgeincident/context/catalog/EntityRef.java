package dev.forgeincident.context.catalog;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A reference to a catalog entity, {@code kind:namespace/name}, lower case throughout as Backstage
 * compares them (<a href="https://backstage.io/docs/features/software-catalog/references">entity
 * references</a>).
 */
public record EntityRef(String kind, String namespace, String name)
        implements Comparable<EntityRef> {

    /** The namespace of an entity that names none. */
    public static final String DEFAULT_NAMESPACE = "default";

    private static final Pattern REF = Pattern.compile("(?:([^:/]+):)?(?:([^:/]+)/)?([^:/]+)");
    private static final Pattern KIND = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,62}");
    private static final Pattern NAMESPACE = Pattern.compile("[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]+(?:[-_.]+[a-zA-Z0-9]+)*");
    private static final int MAX_PART = 63;

    public EntityRef {
        kind = part("kind", kind, KIND);
        namespace = part("namespace", namespace, NAMESPACE);
        name = part("name", name, NAME);
    }

    /** A component of the default namespace. */
    public static EntityRef component(String name) {
        return new EntityRef("component", DEFAULT_NAMESPACE, name);
    }

    /**
     * Reads {@code [kind:][namespace/]name}.
     *
     * @throws IllegalArgumentException when the text is no reference, or gives no kind and there is
     *     no default for it
     */
    public static EntityRef parse(String text, String defaultKind, String defaultNamespace) {
        var matcher = REF.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not an entity reference ([kind:][namespace/]name): " + quoted(text));
        }
        String kind = matcher.group(1) == null ? defaultKind : matcher.group(1);
        String namespace = matcher.group(2) == null ? defaultNamespace : matcher.group(2);
        return new EntityRef(kind, namespace, matcher.group(3));
    }

    /** Reads {@code kind:[namespace/]name}; kind {@code component} where none is given. */
    public static EntityRef parse(String text) {
        return parse(text, "component", DEFAULT_NAMESPACE);
    }

    /** The whole reference, {@code component:default/invoice-api}. */
    @Override
    public String toString() {
        return kind + ":" + namespace + "/" + name;
    }

    @Override
    public int compareTo(EntityRef other) {
        return toString().compareTo(other.toString());
    }

    private static String part(String what, String value, Pattern allowed) {
        if (value.length() > MAX_PART || !allowed.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a " + what + " of a catalog entity: " + quoted(value));
        }
        return value.toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        return '"' + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + '"';
    }
}
