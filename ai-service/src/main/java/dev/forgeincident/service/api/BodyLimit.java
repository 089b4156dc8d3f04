package dev.forgeincident.service.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are too large, with a reason. A body that was announced or begun is read to
 * its end first: a client that is still sending would find its connection reset, and no reason.
 */
@ApplicationScoped
class BodyLimit {

    static final int MAX_BYTES = 10 << 20;

    /** Nobody sends that much by mistake; it is not read. */
    private static final long MAX_DRAINED = 256L << 20;

    /** Before everything that looks at a body. */
    private static final int PRIORITY = 1_000;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::read, PRIORITY);
    }

    private static void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            context.next();
            return;
        }
        long length = length(announced);
        if (request.version() == HttpVersion.HTTP_2) {
            // A stream can be refused while it is still sending, without harm to its connection.
            if (length > MAX_BYTES) {
                refuse(context);
            } else {
                context.next();
            }
            return;
        }
        boolean asksFirst = "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
        if (length > MAX_DRAINED || (asksFirst && length > MAX_BYTES)) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            refuse(context);
            return;
        }
        if (asksFirst) {
            context.response().writeContinue();
        }
        Received received = new Received();
        request.handler(
                piece -> {
                    received.add(piece);
                    if (received.total > MAX_DRAINED) {
                        request.connection().close();
                    }
                });
        request.endHandler(
                end -> {
                    if (received.total > MAX_BYTES) {
                        refuse(context);
                    } else {
                        ((RoutingContextInternal) context).setBody(received.kept);
                        context.next();
                    }
                });
        request.resume();
    }

    private static long length(@Nullable String announced) {
        try {
            return announced == null ? 0 : Long.parseLong(announced);
        } catch (NumberFormatException e) {
            return 0; // The server itself refuses it.
        }
    }

    private static void refuse(RoutingContext context) {
        Problems.send(
                context,
                413,
                "The body is larger than 10 MB. Send the part that matters, such as the last error lines.");
    }

    private static final class Received {
        private Buffer kept = Buffer.buffer();
        private long total;

        void add(Buffer piece) {
            total += piece.length();
            if (total <= MAX_BYTES) {
                kept.appendBuffer(piece);
            } else {
                kept = Buffer.buffer();
            }
        }
    }
}
