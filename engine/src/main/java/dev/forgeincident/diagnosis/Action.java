package dev.forgeincident.diagnosis;

import java.util.List;

/**
 * Something to do, in its place in the order.
 *
 * @param kind {@code rollback}, {@code roll-forward}, {@code config-revert}, {@code investigate} …
 * @param title one imperative sentence
 * @param command ready to copy; empty where there is none
 * @param detail why it is safe, or what to watch for; may be empty
 * @param because the ids of the evidence
 * @param reversible whether it can be undone by another action of the same size
 */
public record Action(
        int order,
        String kind,
        String title,
        String command,
        String detail,
        List<String> because,
        boolean reversible) {

    public Action {
        title = Secrets.mask(title).text();
        detail = Secrets.mask(detail).text();
        because = List.copyOf(because);
    }
}
