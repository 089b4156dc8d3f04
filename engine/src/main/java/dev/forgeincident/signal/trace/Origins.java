package dev.forgeincident.signal.trace;

import dev.forgeincident.context.traces.Span;
import dev.forgeincident.signal.trace.SpanForest.Node;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In which span of each failing trace the failure began. */
final class Origins {

    /** As long as before, give or take what single calls differ. */
    private static final double AS_BEFORE = 1.5;

    /** A span that spends half of its time in one call waits for it. */
    private static final int MOST_OF_IT = 2;

    private static final Comparator<Node> DEEPEST =
            Comparator.comparingInt(Node::depth)
                    .reversed()
                    .thenComparing(node -> node.span().start())
                    .thenComparing(node -> node.span().spanId());

    private final Map<String, Duration> usual;

    /**
     * @param usual how long an operation took before the incident, by {@link #operation}
     */
    Origins(Map<String, Duration> usual) {
        this.usual = usual;
    }

    /** The key of a span's operation. */
    static String operation(Span span) {
        return span.service() + '\n' + span.operation();
    }

    /** The span in which the trace's failure began, by the root of each failing trace. */
    Map<Node, Node> of(List<Node> nodes) {
        Map<Node, Node> deepest = new LinkedHashMap<>();
        nodes.stream()
                .filter(node -> node.failed() && failsFirst(node) && reachesItsCaller(node))
                .sorted(DEEPEST)
                .forEach(node -> deepest.putIfAbsent(node.root(), node));
        Map<Node, Node> origins = new LinkedHashMap<>();
        deepest.forEach((root, node) -> origins.put(root, impatientOrSlow(node)));
        return origins;
    }

    private static boolean failsFirst(Node node) {
        return node.children().stream().noneMatch(Node::failed);
    }

    /**
     * A failure that the caller got over (a retry, a fallback) is none of the trace; one that ends
     * after its caller did was never waited for (a queue's consumer) and stands for itself.
     */
    private static boolean reachesItsCaller(Node node) {
        Node caller = node.parent();
        return caller == null || caller.failed() || caller.end().isBefore(node.end());
    }

    /**
     * A call that ran out of time has two ends. Where the callee takes as long as it always did,
     * the caller has become impatient; else the callee, or what that waits for, is slow. The
     * callee's own failure then only says that nobody waited any more.
     */
    private Node impatientOrSlow(Node node) {
        Node caller = node.parent();
        if (caller != null && wasCancelled(node.span())) {
            return isAsBefore(node) ? caller : slowest(node);
        }
        return node.children().stream()
                .filter(child -> child.span().duration().compareTo(node.span().duration()) > 0)
                .max(Comparator.comparing(child -> child.span().duration()))
                .map(child -> isAsBefore(child) ? node : slowest(child))
                .orElse(node);
    }

    private boolean isAsBefore(Node node) {
        Duration before = usual.get(operation(node.span()));
        return before != null && node.span().duration().toNanos() <= AS_BEFORE * before.toNanos();
    }

    private static Node slowest(Node node) {
        Node slow = node;
        Node next = longestCall(slow);
        while (next != null) {
            slow = next;
            next = longestCall(slow);
        }
        return slow;
    }

    private static @Nullable Node longestCall(Node node) {
        return node.children().stream()
                .max(Comparator.comparing(child -> child.span().duration()))
                .filter(
                        child ->
                                child.span()
                                                .duration()
                                                .multipliedBy(MOST_OF_IT)
                                                .compareTo(node.span().duration())
                                        >= 0)
                .orElse(null);
    }

    /** gRPC's code 1, nginx' 499, Go's and everybody's words for "the caller went away". */
    private static boolean wasCancelled(Span span) {
        Map<String, String> attributes = span.attributes();
        String grpc = Objects.requireNonNullElse(attributes.get("rpc.grpc.status_code"), "");
        String http =
                Objects.requireNonNullElse(
                        attributes.get("http.response.status_code"),
                        Objects.requireNonNullElse(attributes.get("http.status_code"), ""));
        String message = span.message().toLowerCase(Locale.ROOT);
        return grpc.equals("1")
                || grpc.toUpperCase(Locale.ROOT).startsWith("CANCEL")
                || http.equals("499")
                || message.contains("context canceled")
                || message.contains("context cancelled")
                || message.contains("client disconnected")
                || message.contains("cancelled by client")
                || message.contains("canceled by client");
    }
}
