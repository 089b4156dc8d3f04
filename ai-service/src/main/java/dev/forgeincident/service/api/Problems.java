package dev.forgeincident.service.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.forgeincident.context.Words;
import dev.forgeincident.diagnosis.Secrets;
import dev.forgeincident.narration.ModelRequired;
import dev.forgeincident.service.PushedLogs;
import dev.forgeincident.service.intake.BadInput;
import dev.forgeincident.service.intake.UnknownEvent;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Errors as problem details (RFC 9457). What went wrong inside is in the log, under the id that the
 * caller gets.
 */
final class Problems {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final int MAX_REASON = 300;

    /** A queue of log lines that is full is written in less. */
    private static final int RETRY_SECONDS = 5;

    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response badInput(BadInput e) {
        String detail =
                e.problems().stream()
                        .map(
                                problem ->
                                        problem.field().isEmpty()
                                                ? problem.reason()
                                                : problem.field() + " " + problem.reason())
                        .collect(Collectors.joining("; "));
        return respond(new Problem("The input cannot be used", 400, detail, e.problems(), null));
    }

    @ServerExceptionMapper
    Response unknownEvent(UnknownEvent e) {
        return respond(new Problem(title(422), 422, e.getMessage(), List.of(), null));
    }

    @ServerExceptionMapper
    Response notKept(PushedLogs.NotKept e) {
        return Response.fromResponse(unavailable(String.valueOf(e.getMessage())))
                .header(jakarta.ws.rs.core.HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status < 400 || e.getResponse().hasEntity()) {
            return e.getResponse();
        }
        return respond(new Problem(title(status), status, null, List.of(), null));
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e) {
        return respond(
                new Problem(
                        title(401),
                        401,
                        "This service takes calls from its own machine only.",
                        List.of(),
                        null));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return respond(new Problem(title(403), 403, null, List.of(), null));
    }

    @ServerExceptionMapper
    Response failed(RuntimeException e) {
        return of(e);
    }

    /** The answer to what failed inside; where a model had to answer, in the agreed words. */
    static Response of(RuntimeException e) {
        if (e instanceof ModelRequired required) {
            return required.isUnauthorized()
                    ? told(503, "AI provider authentication failed.")
                    : told(502, "AI provider error: " + reason(required));
        }
        String id = UUID.randomUUID().toString();
        LOG.errorf(e, "Request failed, error id %s", id);
        return respond(
                new Problem(
                        "The request failed",
                        500,
                        "The service's log tells more under this error id.",
                        List.of(),
                        id));
    }

    private static String reason(ModelRequired e) {
        return Words.bounded(Words.clean(Secrets.mask(e.reason()).text()), MAX_REASON);
    }

    /** An error whose body is agreed. */
    static Response told(int status, String error) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", error))
                .build();
    }

    static Response unavailable(String detail) {
        return respond(new Problem(title(503), 503, detail, List.of(), null));
    }

    static Response notFound(String detail) {
        return respond(new Problem(title(404), 404, detail, List.of(), null));
    }

    /** Answers a request that reaches no resource. */
    static void send(RoutingContext context, int status, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .end(
                        new JsonObject()
                                .put("title", title(status))
                                .put("status", status)
                                .put("detail", detail)
                                .encode());
    }

    private static Response respond(Problem problem) {
        return Response.status(problem.status()).type(MEDIA_TYPE).entity(problem).build();
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error " + status : known.getReasonPhrase().toLowerCase(Locale.ROOT);
    }

    /**
     * @param errors what is wrong with which field
     * @param errorId under which the log tells more
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Problem(
            String title,
            int status,
            @Nullable String detail,
            List<BadInput.Problem> errors,
            @Nullable String errorId) {}
}
