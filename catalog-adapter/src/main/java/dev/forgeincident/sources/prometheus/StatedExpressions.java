package dev.forgeincident.sources.prometheus;

import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The expressions that the catalog's entity states for its service. Who writes an entity may not be
 * trusted: what is written is only ever a query to the configured server, of a bounded number and
 * length.
 */
final class StatedExpressions {

    /**
     * Our own: one expression a line, or several with semicolons between them; with a name in front
     * where the expression does not say what it measures, {@code checkout error ratio = a / b}.
     */
    static final String OWN = "forge-incident/metrics";

    /**
     * That of Roadie's Prometheus plugin for Backstage: expressions with commas between them, a
     * label to group by behind each (<a
     * href="https://github.com/RoadieHQ/roadie-backstage-plugins/tree/main/plugins/frontend/backstage-plugin-prometheus">annotations</a>).
     */
    static final String ROADIE = "prometheus.io/rule";

    private static final int MOST = 10;
    private static final int LONGEST = 1_000;

    /** More than ten of the longest, whatever stands between them. */
    private static final int LONGEST_TEXT = 20_000;

    private static final Pattern LINES = Pattern.compile("[;\\r\\n]");

    /** PromQL has no {@code =} outside of braces. */
    private static final Pattern NAMED = Pattern.compile("([\\w /%.-]{1,100}) = (.+)");

    private static final Pattern COMMA = Pattern.compile(",");

    private final List<Expression> expressions = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private StatedExpressions() {}

    static StatedExpressions of(ServiceProfile service) {
        StatedExpressions stated = new StatedExpressions();
        List<String> texts =
                Stream.concat(
                                split(service, OWN, LINES),
                                split(service, ROADIE, COMMA)
                                        .map(each -> each.split("\\|", 2)[0].strip()))
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList();
        long fitting = texts.stream().filter(text -> text.length() <= LONGEST).count();
        if (fitting < texts.size()) {
            stated.leftOut.add(
                    (texts.size() - fitting)
                            + " of the entity's expressions are longer than "
                            + LONGEST
                            + " characters and were not asked for");
        }
        if (fitting > MOST) {
            stated.leftOut.add(
                    "only the first "
                            + MOST
                            + " of the entity's "
                            + fitting
                            + " expressions were asked for");
        }
        String name = Promql.escaped(service.ref().name());
        texts.stream()
                .filter(text -> text.length() <= LONGEST)
                .limit(MOST)
                .map(text -> text.replace("${service}", name))
                .map(StatedExpressions::read)
                .forEach(stated.expressions::add);
        return stated;
    }

    List<Expression> expressions() {
        return expressions;
    }

    /** What of them is not asked for, a sentence each. */
    List<String> leftOut() {
        return leftOut;
    }

    private static Expression read(String text) {
        Matcher named = NAMED.matcher(text);
        return named.matches()
                ? new Expression(named.group(1), named.group(2), Expression.From.CATALOG)
                : new Expression(text, text, Expression.From.CATALOG);
    }

    private static Stream<String> split(ServiceProfile service, String key, Pattern between) {
        String text = Objects.requireNonNullElse(service.annotation(key), "");
        String bounded = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        return between.splitAsStream(bounded).map(String::strip);
    }
}
