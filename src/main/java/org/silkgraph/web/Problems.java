package org.silkgraph.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.json.JsonMapper;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.silkgraph.curation.RefusedRequest;
import org.silkgraph.curation.Unparsable;
import org.silkgraph.curation.changes.BadJson;
import org.silkgraph.curation.changes.FaultyChange;
import org.silkgraph.queries.RefusedQuestion;
import org.silkgraph.store.StoreFull;
import org.silkgraph.store.WritesClosed;
import org.silkgraph.store.guard.RefusedQuery;
import org.silkgraph.terms.Language;
import org.silkgraph.terms.NotInXml;
import org.silkgraph.views.Renderings;
import org.silkgraph.views.StaleCursor;
import org.silkgraph.views.UnknownValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every error of every route becomes an answer here: problem+json in the caller's language, or a page with the same content
 * where the caller asks for HTML by name. Mistakes of callers are not logged; failures of the service are, once.
 */
@Singleton
final class Problems implements ExceptionHandler<RuntimeException, HttpResponse<?>>, ErrorResponseProcessor<byte[]> {
    static final String PROBLEM_JSON = "application/problem+json";
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final HtmlTwin pages;
    private final JsonMapper json;

    Problems(HtmlTwin pages, JsonMapper json) {
        this.pages = pages;
        this.json = json;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, RuntimeException failure) {
        Problem problem = problem(request, failure);
        return answer(request, problem, HttpResponse.status(HttpStatus.valueOf(problem.status())));
    }

    private static Problem problem(HttpRequest<?> request, RuntimeException failure) {
        return switch (failure) {
            case ProblemException told -> told.problem();
            case StaleCursor stale -> Problem.of(410, "stale-cursor").with("version", stale.version());
            case UnknownValue unknown -> unknown(unknown);
            case RefusedQuestion refused -> QuestionProblems.of(refused);
            case RefusedRequest refused -> RefusedRequests.of(refused);
            case RefusedQuery refused -> RefusedRequests.of(refused);
            case Unparsable unparsable -> RefusedRequests.of(unparsable);
            case Renderings.TooLarge large -> Problem.of(422, "graph-too-large").with("limit", large.most());
            case NotInXml not -> Problem.of(406, "not-in-xml").with("value", String.valueOf(not.getMessage()));
            case BadJson bad -> ChangeProblems.of(bad);
            case FaultyChange faulty -> ChangeProblems.of(faulty, Languages.of(request));
            case StoreFull full -> full(full);
            case WritesClosed closed -> Problem.of(503, "writes-closed").header(HttpHeaders.RETRY_AFTER, "10");
            default -> broken(request, failure);
        };
    }

    private static Problem unknown(UnknownValue unknown) {
        return Problem.of(400, "unknown-value")
                .with("parameter", unknown.parameter())
                .with("value", unknown.value())
                .with("known", unknown.known());
    }

    private static Problem full(StoreFull full) {
        return Problem.of(507, "disk-full")
                .with("free", full.free())
                .with("needed", full.needed())
                .header(HttpHeaders.RETRY_AFTER, "60");
    }

    private static Problem broken(HttpRequest<?> request, RuntimeException failure) {
        LOG.error(
                "event=failed request={} method={} path={}",
                RequestId.of(request),
                request.getMethodName(),
                request.getPath(),
                failure);
        return Problem.of(500, "failure");
    }

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        int status = statusOf(context.getRequest(), response.code());
        response.status(status);
        context.getRootCause()
                .filter(cause -> status >= 500)
                .ifPresent(cause -> LOG.error(
                        "event=failed request={} path={}",
                        RequestId.of(context.getRequest()),
                        context.getRequest().getPath(),
                        cause));
        return answer(context.getRequest(), Problem.of(status, "http-" + status), response);
    }

    /** Of what is no request the server says 400, or 413 whatever was too long. */
    private static int statusOf(HttpRequest<?> request, int otherwise) {
        if (!(request instanceof NettyHttpRequest<?> read)) return otherwise;
        return switch (read.getNativeRequest().decoderResult().cause()) {
            case NotHttp fault -> fault.status();
            case TooLongHttpLineException line -> 414;
            case TooLongHttpHeaderException header -> 431;
            case null, default -> otherwise;
        };
    }

    private MutableHttpResponse<byte[]> answer(
            HttpRequest<?> request, Problem problem, MutableHttpResponse<?> response) {
        Language language = Languages.of(request);
        Map<String, Object> body = problem.body(language, Doorway.pathOf(request));
        body.put("request", RequestId.of(request));
        boolean page = Accept.of(request).namesHtml();
        byte[] bytes = page ? pages.problem(request, body).getBytes(StandardCharsets.UTF_8) : write(body);
        problem.headers().forEach(response::header);
        Doorway.guard(request, response);
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .contentType(MediaType.of(page ? "text/html;charset=utf-8" : PROBLEM_JSON))
                .body(bytes);
    }

    /** What the caller sent stands in it, but never as markup, whatever reads it: in JSON an angle stands in texts only. */
    private byte[] write(Map<String, Object> body) {
        try {
            String text = new String(json.writeValueAsBytes(body), StandardCharsets.UTF_8);
            return text.replace("<", "\\u003c").getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
