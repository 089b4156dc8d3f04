package dev.forgeincident.sources.loki;

import dev.forgeincident.context.Words;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for one service.
 *
 * @param logql the whole query
 * @param missing annotations that the selector needs and the entity has not; with one missing, the
 *     query would be for other services' lines and must not be asked
 * @param notes what the reader should know of it
 */
record ServiceQuery(String logql, List<String> missing, List<String> notes) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]{1,200})\\}");
    private static final String ANNOTATION = "annotation:";

    /** What has a meaning in Loki's regular expressions (RE2). */
    private static final Pattern MEANING = Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]");

    ServiceQuery {
        missing = List.copyOf(missing);
        notes = List.copyOf(notes);
    }

    static ServiceQuery of(ServiceProfile service, LokiOptions options) {
        List<String> notes = new ArrayList<>();
        String own = service.annotation(LokiSource.SELECTOR);
        if (own != null) {
            StreamSelector theirs = StreamSelector.parse(own);
            if (theirs != null) {
                return new ServiceQuery(
                        logql(theirs.toString(), options.lineFilter()), List.of(), List.of());
            }
            notes.add(
                    "the annotation "
                            + LokiSource.SELECTOR
                            + " is not used, since it is no plain stream selector: "
                            + Words.clean(Words.bounded(own, 80)));
        }
        Set<String> missing = new LinkedHashSet<>();
        StreamSelector template = StreamSelector.parse(options.selector());
        if (template == null) {
            throw new IllegalStateException("options hold a selector that was parsed before");
        }
        StreamSelector filled =
                template.with(
                        value -> filled(value, service, missing, false),
                        value -> filled(value, service, missing, true));
        return new ServiceQuery(
                logql(filled.toString(), options.lineFilter()), List.copyOf(missing), notes);
    }

    /** Whether a place of the selector is none that can be filled. */
    static boolean hasUnknownPlace(String selector) {
        return PLACE.matcher(selector)
                .results()
                .map(place -> place.group(1))
                .anyMatch(
                        place ->
                                !place.equals("service")
                                        && !place.equals("namespace")
                                        && !place.startsWith(ANNOTATION));
    }

    private static String logql(String selector, String lineFilter) {
        return lineFilter.isEmpty() ? selector : selector + " " + lineFilter;
    }

    private static String filled(
            String value, ServiceProfile service, Set<String> missing, boolean regex) {
        return PLACE.matcher(value)
                .replaceAll(
                        place -> {
                            String text = text(place.group(1), service);
                            if (text == null || text.isBlank()) {
                                missing.add(place.group(1));
                                text = "";
                            }
                            return Matcher.quoteReplacement(
                                    regex ? MEANING.matcher(text).replaceAll("\\\\$0") : text);
                        });
    }

    private static @Nullable String text(String place, ServiceProfile service) {
        return switch (place) {
            case "service" -> service.ref().name();
            case "namespace" -> service.ref().namespace();
            default ->
                    place.startsWith(ANNOTATION)
                            ? service.annotation(place.substring(ANNOTATION.length()))
                            : null;
        };
    }
}
