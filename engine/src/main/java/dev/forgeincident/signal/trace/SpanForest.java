package dev.forgeincident.signal.trace;

import dev.forgeincident.context.traces.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Spans with who called whom among them. What is told twice counts once; a parent that was not
 * delivered leaves an orphan, which is a root; a cycle is cut where it closes.
 */
final class SpanForest {

    /** Spans beyond these, in the order of their traces' ids, are not looked at. */
    private static final int MOST = 50_000;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final Comparator<Span> ORDER =
            Comparator.comparing(Span::traceId)
                    .thenComparing(Span::start)
                    .thenComparing(Span::spanId)
                    .thenComparing(Span::service)
                    .thenComparing(Span::operation)
                    .thenComparing(Span::duration, Comparator.reverseOrder())
                    .thenComparing(Span::failed, Comparator.reverseOrder())
                    .thenComparing(span -> span.parentId() == null ? "" : span.parentId())
                    .thenComparing(Span::message)
                    .thenComparing(span -> span.attributes().toString());

    private final List<Node> nodes;

    private SpanForest(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** A span in its place. */
    static final class Node {
        private final Span span;
        private final List<Node> children = new ArrayList<>();
        private @Nullable Node parent;
        private Node root = this;
        private int depth;
        private int walk;

        private Node(Span span) {
            this.span = span;
        }

        Span span() {
            return span;
        }

        List<Node> children() {
            return children;
        }

        @Nullable Node parent() {
            return parent;
        }

        /** How many calls lie above it. */
        int depth() {
            return depth;
        }

        /** The span at the top of its trace, as far as it was delivered. */
        Node root() {
            return root;
        }

        String service() {
            return span.service();
        }

        boolean failed() {
            return span.failed();
        }

        Instant end() {
            return span.start().plus(span.duration());
        }
    }

    static SpanForest of(List<Span> spans) {
        Map<List<String>, Node> distinct = new LinkedHashMap<>();
        spans.stream()
                .filter(SpanForest::isOfThisAge)
                .sorted(ORDER)
                .limit(MOST)
                .forEach(
                        span ->
                                distinct.putIfAbsent(
                                        List.of(span.traceId(), span.spanId(), span.service()),
                                        new Node(span)));
        List<Node> nodes = List.copyOf(distinct.values());
        link(nodes);
        return new SpanForest(nodes);
    }

    /** All spans, by trace and start. */
    List<Node> nodes() {
        return nodes;
    }

    /** Times outside would overflow what is reckoned from them, and are no times of an incident. */
    private static boolean isOfThisAge(Span span) {
        return !span.start().isBefore(Instant.EPOCH)
                && span.start().isBefore(LATEST)
                && span.duration().compareTo(LONGEST) <= 0;
    }

    private static void link(List<Node> nodes) {
        Map<String, List<Node>> byId = new HashMap<>();
        nodes.forEach(
                node ->
                        byId.computeIfAbsent(node.span.spanId(), id -> new ArrayList<>())
                                .add(node));
        nodes.forEach(node -> node.parent = parent(node, byId));
        cutCycles(nodes);
        Deque<Node> open = new ArrayDeque<>();
        for (Node node : nodes) {
            if (node.parent == null) {
                open.add(node);
            } else {
                node.parent.children.add(node);
            }
        }
        while (!open.isEmpty()) {
            Node node = open.remove();
            for (Node child : node.children) {
                child.depth = node.depth + 1;
                child.root = node.root;
                open.add(child);
            }
        }
    }

    /** Walks up from each span; a walk that meets itself is cut where it does. */
    private static void cutCycles(List<Node> nodes) {
        int walk = 0;
        for (Node start : nodes) {
            walk++;
            Node node = start;
            while (node != null && node.walk == 0) {
                node.walk = walk;
                Node above = node.parent;
                if (above != null && above.walk == walk) {
                    node.parent = null;
                }
                node = above;
            }
        }
    }

    /**
     * The span that the parent's id names: in the same trace, else the only one of that id anywhere
     * (a gateway may shorten or renew trace ids; span ids are unique). Where a caller and its
     * callee share an id, as Zipkin's do, the callee's half.
     */
    private static @Nullable Node parent(Node node, Map<String, List<Node>> byId) {
        String id = node.span.parentId();
        List<Node> sameId = byId.getOrDefault(node.span.spanId(), List.of());
        Node shared = half(node, sameId);
        if (shared != null) {
            return shared;
        }
        if (id == null || id.isEmpty()) {
            return null;
        }
        List<Node> named = byId.getOrDefault(id, List.of());
        Node best = null;
        for (Node each : named) {
            boolean sameTrace = each.span.traceId().equals(node.span.traceId());
            if (each != node && sameTrace && (best == null || isNearer(each, best, node))) {
                best = each;
            }
        }
        return best == null && named.size() == 1 && named.get(0) != node ? named.get(0) : best;
    }

    /** The caller's half of a span that both sides tell under one id: the longer one. */
    private static @Nullable Node half(Node node, List<Node> sameId) {
        for (Node each : sameId.size() == 2 ? sameId : List.<Node>of()) {
            boolean other =
                    each != node
                            && each.span.traceId().equals(node.span.traceId())
                            && each.span.duration().compareTo(node.span.duration()) > 0;
            if (other) {
                return each;
            }
        }
        return null;
    }

    private static boolean isNearer(Node each, Node best, Node child) {
        boolean own = each.span.service().equals(child.span.service());
        boolean bestOwn = best.span.service().equals(child.span.service());
        return own != bestOwn ? own : each.span.duration().compareTo(best.span.duration()) < 0;
    }
}
