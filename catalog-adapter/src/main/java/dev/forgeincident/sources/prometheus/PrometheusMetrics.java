package dev.forgeincident.sources.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.Words;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.metrics.MetricStore;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Round;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The series by which the alert fired, those that the catalog's entity states, and of the usual
 * ones those that the service has.
 *
 * <p>The first two are asked together with what the service has at all, then the usual ones, all
 * within one deadline. An expression that fails is told and loses no other.
 */
final class PrometheusMetrics implements MetricStore {

    static final String NAME = "Prometheus";

    private static final int MOST_EXPRESSIONS = 12;

    /** What a service that is only depended on is asked for. */
    private static final int MOST_AROUND = 5;

    private static final int MOST_SERIES_EACH = 50;
    private static final int MOST_SERIES = 250;
    private static final int LONGEST_EXPRESSION = 2_000;
    private static final int LONGEST_TOLD = 120;

    private static final Comparator<MetricSeries> BY_LABELS =
            Comparator.comparing(each -> new TreeMap<>(each.labels()).toString());

    /** Where the intake keeps the address that the alert came with. */
    private static final String GENERATOR = "generatorURL";

    private final Wire wire;
    private final PrometheusOptions options;
    private final Clock clock;

    PrometheusMetrics(Wire wire, PrometheusOptions options, Clock clock) {
        this.wire = wire;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public Observation<List<MetricSeries>> series(
            ServiceProfile service, Alert alert, TimeWindow window) {
        return new Question(service, alert, window).answer();
    }

    /** One question under way. */
    private final class Question {

        private final ServiceProfile service;
        private final Alert alert;
        private final TimeWindow window;
        private final ServiceNames names;
        private final Grid grid;
        private final Round round = Round.of(wire);
        private final Inventory inventory;
        private final List<MetricSeries> series = new ArrayList<>();
        private final Set<String> shortfalls = new LinkedHashSet<>();
        private @Nullable Trouble trouble;

        private Question(ServiceProfile service, Alert alert, TimeWindow window) {
            this.service = service;
            this.alert = alert;
            this.window = window;
            this.names = ServiceNames.of(service, alert);
            this.grid = Grid.of(window, options.scrapeInterval());
            this.inventory = new Inventory(options.labels(), names);
        }

        private Observation<List<MetricSeries>> answer() {
            StatedExpressions stated = StatedExpressions.of(service);
            shortfalls.addAll(stated.leftOut());
            List<Expression> told =
                    Stream.concat(alertsOwn().stream(), stated.expressions().stream()).toList();

            List<Ask> first = new ArrayList<>(List.of(inventory.ask(grid)));
            told.forEach(expression -> first.add(ask(expression)));
            List<Round.Reply> replies = round.send(first);
            readAll(told, replies.subList(1, replies.size()));
            List<Expression> usual = usual(replies.get(0), told);
            readAll(usual, round.send(usual.stream().map(this::ask).toList()));
            return outcome();
        }

        private List<Expression> alertsOwn() {
            String fired =
                    names.isAlerting()
                            ? GeneratorUrl.expression(alert.annotations().get(GENERATOR))
                            : null;
            if (fired == null) {
                return List.of();
            }
            if (fired.length() > LONGEST_EXPRESSION) {
                shortfalls.add(
                        "the alert's expression is longer than "
                                + LONGEST_EXPRESSION
                                + " characters and was not asked for");
                return List.of();
            }
            String seen = Threshold.stripped(fired);
            return List.of(
                    new Expression(alert.title() + ": " + seen, seen, Expression.From.ALERT));
        }

        private List<Expression> usual(Round.Reply reply, List<Expression> told) {
            List<Expression> usual;
            try {
                usual =
                        UsualSeries.of(
                                inventory.read(reply.answer()),
                                grid.rate(options.scrapeInterval()).toSeconds() + "s");
            } catch (Trouble failed) {
                failed("which series the service has", failed);
                return List.of();
            }
            int room = names.isAlerting() ? MOST_EXPRESSIONS - told.size() : MOST_AROUND;
            if (usual.size() > room) {
                // Of a service around it is wanted no more than what tells that it is well.
                if (names.isAlerting()) {
                    shortfalls.add(
                            "not asked for, as there are others: "
                                    + usual.stream()
                                            .skip(room)
                                            .map(Expression::name)
                                            .collect(Collectors.joining(", ")));
                }
                return usual.subList(0, room);
            }
            return usual;
        }

        private Ask ask(Expression expression) {
            return Ask.get("api", "v1", "query_range")
                    .with("query", expression.promql())
                    .with("start", grid.start().getEpochSecond())
                    .with("end", grid.end().getEpochSecond())
                    .with("step", grid.step().toSeconds())
                    // Newer servers stop there; what is whose is told apart only afterwards.
                    .with("limit", expression.from() == Expression.From.ALERT ? 1_000 : MOST_SERIES)
                    .asForm();
        }

        private void readAll(List<Expression> expressions, List<Round.Reply> replies) {
            for (int i = 0; i < expressions.size(); i++) {
                try {
                    read(expressions.get(i), replies.get(i));
                } catch (Trouble failed) {
                    failed(Words.bounded(expressions.get(i).name(), LONGEST_TOLD), failed);
                }
            }
        }

        private void read(Expression expression, Round.Reply reply) throws Trouble {
            ApiAnswer answer = ApiAnswer.of(reply.answer());
            JsonNode result = answer.result("matrix");
            List<MetricSeries> all =
                    Matrix.read(result, service.ref().name(), expression.name(), window);
            List<MetricSeries> own =
                    expression.from() == Expression.From.ALERT ? ofTheAlert(all) : all;
            if (own.size() > MOST_SERIES_EACH) {
                shortfalls.add(
                        "only "
                                + MOST_SERIES_EACH
                                + " of "
                                + own.size()
                                + " series read: "
                                + Words.bounded(expression.name(), LONGEST_TOLD));
            }
            own.stream().sorted(BY_LABELS).limit(MOST_SERIES_EACH).forEach(series::add);
            shortfalls.addAll(answer.warnings());
        }

        /**
         * An alert's expression gives the series of all whom it may fire for. An alert carries the
         * labels of its own; where the rule replaced them, those series count that name the
         * service.
         */
        private List<MetricSeries> ofTheAlert(List<MetricSeries> all) {
            List<MetricSeries> own =
                    all.stream().filter(each -> isOfTheAlert(each.labels())).toList();
            return own.isEmpty()
                    ? all.stream().filter(each -> names.isIn(each.labels())).toList()
                    : own;
        }

        private boolean isOfTheAlert(Map<String, String> labels) {
            Map<String, String> shared = new TreeMap<>(labels);
            shared.keySet().retainAll(alert.labels().keySet());
            return alert.labels().entrySet().containsAll(shared.entrySet())
                    && (labels.isEmpty() || !shared.isEmpty());
        }

        private void failed(String what, Trouble why) {
            shortfalls.add("not read: " + what + ": " + ApiAnswer.reason(why));
            trouble = Trouble.cause(trouble, why);
        }

        private Observation<List<MetricSeries>> outcome() {
            String query =
                    "series of "
                            + service.ref().name()
                            + " by "
                            + String.join(", ", options.labels());
            if (series.isEmpty()) {
                return trouble == null
                        ? new Observation.Empty<>(NAME, query, window)
                        : new Observation.Unavailable<>(
                                NAME, query, window, ApiAnswer.reason(trouble), trouble.mayPass());
            }
            if (series.size() > MOST_SERIES) {
                shortfalls.add("only " + MOST_SERIES + " of " + series.size() + " series read");
            }
            String note = wire.clockNote();
            if (note != null) {
                shortfalls.add(note);
            }
            return new Observation.Available<>(
                    List.copyOf(series.subList(0, Math.min(series.size(), MOST_SERIES))),
                    NAME,
                    clock.instant(),
                    List.copyOf(shortfalls));
        }
    }
}
