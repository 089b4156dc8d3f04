package dev.forgeincident.signal.trace;

import dev.forgeincident.context.traces.Span;
import dev.forgeincident.signal.trace.ServiceTraces.SelfTime;
import dev.forgeincident.signal.trace.SpanForest.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds up what each span says to what the traces say of each service. */
final class TraceReader {

    private static final int MOST_SERVICES = 200;
    private static final int MOST_CALLS = 500;

    private static final Comparator<ServiceTraces> MOST_TELLING =
            Comparator.comparingInt(ServiceTraces::origins)
                    .thenComparingInt(ServiceTraces::failingTraces)
                    .reversed()
                    .thenComparing(
                            ServiceTraces::firstOrigin,
                            Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(ServiceTraces::service);

    private final List<Node> nodes;
    private final @Nullable Instant since;
    private final Map<String, String> known;
    private final Map<String, Tally> services = new TreeMap<>();
    private final Map<String, Tally> calls = new TreeMap<>();

    TraceReader(SpanForest forest, @Nullable Instant since) {
        this.nodes = forest.nodes();
        this.since =
                since != null
                        ? since
                        : nodes.stream()
                                .filter(Node::failed)
                                .map(node -> node.span().start())
                                .min(Comparator.naturalOrder())
                                .orElse(null);
        this.known =
                nodes.stream()
                        .map(Node::service)
                        .collect(
                                Collectors.toMap(
                                        name -> name.toLowerCase(Locale.ROOT),
                                        name -> name,
                                        (one, other) -> one.compareTo(other) <= 0 ? one : other,
                                        TreeMap::new));
    }

    /** What is counted for a service, or for a pair of them. */
    private static final class Tally {
        private final boolean external;
        private final String caller;
        private final String callee;
        private final List<Duration> before = new ArrayList<>();
        private final List<Duration> during = new ArrayList<>();
        private final Set<Node> failing = new HashSet<>();
        private int origins;
        private int count;
        private int failed;
        private boolean servedDuring;
        private @Nullable Span firstFailing;
        private @Nullable Span firstOrigin;

        private Tally(String caller, String callee, boolean external) {
            this.caller = caller;
            this.callee = callee;
            this.external = external;
        }

        private void fails(Node node) {
            failing.add(node.root());
            firstFailing = earlier(firstFailing, node.span());
        }

        private void originates(Span span) {
            origins++;
            firstOrigin = earlier(firstOrigin, span);
        }

        private static Span earlier(@Nullable Span one, Span other) {
            return one == null || other.start().isBefore(one.start()) ? other : one;
        }

        private ServiceTraces told() {
            Span exemplar = firstOrigin == null ? firstFailing : firstOrigin;
            return new ServiceTraces(
                    callee,
                    external,
                    origins,
                    failing.size(),
                    firstFailing == null ? null : firstFailing.start(),
                    firstOrigin == null ? null : firstOrigin.start(),
                    exemplar,
                    selfTime(before),
                    selfTime(during));
        }
    }

    TraceReading read() {
        for (Node node : nodes) {
            readCall(node);
            String worker = worker(node);
            Tally tally = service(worker);
            (isDuring(node) ? tally.during : tally.before).add(OwnTime.of(node));
            if (node.failed()) {
                service(node.service()).fails(node);
                if (!worker.equals(node.service())) {
                    tally.fails(node);
                }
            }
        }
        Map<Node, Node> origins = new Origins(usual()).of(nodes);
        origins.values().forEach(node -> service(blamed(node)).originates(node.span()));
        return new TraceReading(
                services.values().stream()
                        .map(Tally::told)
                        .sorted(MOST_TELLING)
                        .limit(MOST_SERVICES)
                        .toList(),
                calls.values().stream()
                        .limit(MOST_CALLS)
                        .map(
                                each ->
                                        new Call(
                                                each.caller,
                                                each.callee,
                                                each.external,
                                                each.count,
                                                each.failed))
                        .toList(),
                (int) nodes.stream().filter(node -> node.parent() == null).count(),
                origins.size());
    }

    private void readCall(Node node) {
        Node caller = node.parent();
        if (caller != null && !caller.service().equals(node.service())) {
            call(caller.service(), node, node.service());
        }
        String peer = unseenCallee(node);
        if (peer != null) {
            call(node.service(), node, peer);
        }
    }

    private void call(String caller, Node call, String callee) {
        Tally tally =
                calls.computeIfAbsent(
                        caller + '\n' + callee,
                        key -> new Tally(caller, callee, isExternal(callee)));
        tally.count++;
        tally.failed += call.failed() ? 1 : 0;
        tally.servedDuring |= !call.failed() && isDuring(call);
    }

    /** Who takes the time of a span: a callee that sends no spans hides in its caller's. */
    private String worker(Node node) {
        String peer = unseenCallee(node);
        return peer == null ? node.service() : peer;
    }

    /**
     * Whom a span calls that sent no span for the call; by the name of its own spans where others
     * of them are known.
     */
    private @Nullable String unseenCallee(Node node) {
        String peer = node.children().isEmpty() ? Peer.of(node.span()) : null;
        return peer == null ? null : known.getOrDefault(peer.toLowerCase(Locale.ROOT), peer);
    }

    /**
     * A failing call to somebody unseen is the callee's failure, unless the callee serves others
     * all the while: then it lies with the one caller whom it does not serve.
     */
    private String blamed(Node origin) {
        String peer = unseenCallee(origin);
        if (peer == null) {
            return origin.service();
        }
        List<Tally> others =
                calls.values().stream()
                        .filter(call -> call.callee.equals(peer))
                        .filter(call -> !call.caller.equals(origin.service()))
                        .toList();
        boolean servesOthers = others.stream().anyMatch(call -> call.servedDuring);
        boolean failsOthers = others.stream().anyMatch(call -> call.failed > 0);
        return servesOthers && !failsOthers ? origin.service() : peer;
    }

    private Tally service(String name) {
        return services.computeIfAbsent(name, key -> new Tally("", name, isExternal(name)));
    }

    private boolean isExternal(String name) {
        return !known.containsKey(name.toLowerCase(Locale.ROOT));
    }

    private boolean isDuring(Node node) {
        return since != null && !node.span().start().isBefore(since);
    }

    /** How long each operation took before the incident, where it did not fail. */
    private Map<String, Duration> usual() {
        Map<String, List<Duration>> durations = new TreeMap<>();
        for (Node node : nodes) {
            if (!isDuring(node) && !node.failed()) {
                durations
                        .computeIfAbsent(
                                Origins.operation(node.span()), operation -> new ArrayList<>())
                        .add(node.span().duration());
            }
        }
        Map<String, Duration> usual = new TreeMap<>();
        durations.forEach((operation, each) -> usual.put(operation, selfTime(each).median()));
        return usual;
    }

    private static SelfTime selfTime(List<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        return new SelfTime(
                sorted.size(),
                sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() - 1) / 2));
    }
}
