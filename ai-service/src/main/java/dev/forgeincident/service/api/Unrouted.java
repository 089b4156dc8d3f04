package dev.forgeincident.service.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Paths that nobody serves, and requests that are none, are answered in our words too. */
@ApplicationScoped
class Unrouted {

    /** After everything else. */
    private static final int LAST = Integer.MAX_VALUE;

    void register(@Observes Router router) {
        router.route().order(LAST).handler(Unrouted::notFound);
    }

    private static void notFound(RoutingContext context) {
        Problems.send(context, 404, "nothing is served under this path");
    }
}
