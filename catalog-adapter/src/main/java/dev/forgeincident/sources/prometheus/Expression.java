package dev.forgeincident.sources.prometheus;

import dev.forgeincident.context.Words;

/**
 * One expression to ask for.
 *
 * @param name how its series are called that have no name of their own; it says what is measured,
 *     and in which unit
 * @param promql the query
 * @param from who wants to know
 */
record Expression(String name, String promql, From from) {

    private static final int LONGEST_NAME = 200;

    enum From {
        ALERT,
        CATALOG,
        USUAL
    }

    Expression {
        name = Words.bounded(name.replaceAll("\\s+", " ").strip(), LONGEST_NAME);
    }
}
