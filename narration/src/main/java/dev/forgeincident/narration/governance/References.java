package dev.forgeincident.narration.governance;

import dev.forgeincident.context.catalog.EntityRef;

/** Names of teams and entities as people write them, as whole references. */
final class References {

    private static final String IN_DEFAULT = "group:default/";

    private References() {}

    /** {@code billing}, {@code Group:billing}: both {@code group:default/billing}. */
    static String team(String name) {
        return EntityRef.parse(name, "group", EntityRef.DEFAULT_NAMESPACE).toString();
    }

    /** The team as most people write it. */
    static String brief(String team) {
        return team.startsWith(IN_DEFAULT) ? team.substring(IN_DEFAULT.length()) : team;
    }

    /** {@code invoice-api} is {@code component:default/invoice-api}. */
    static String entity(String name) {
        return EntityRef.parse(name).toString();
    }
}
