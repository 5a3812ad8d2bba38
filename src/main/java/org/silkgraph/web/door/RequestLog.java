package org.silkgraph.web.door;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.silkgraph.web.Callers;
import org.silkgraph.web.Clients;
import org.silkgraph.web.DoorSettings;
import org.silkgraph.web.RequestId;
import org.silkgraph.web.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts requests, and where that is switched on writes one line for each when its answer was written: who asked by name, never by token, and of the
 * query string only names, and values that are harmless.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestLog implements Ordered, ApplicationEventListener<HttpRequestTerminatedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("org.silkgraph.access");
    private static final String STARTED = RequestLog.class.getName();
    private static final String STATUS = STARTED + ".status";
    private static final String ROUTE = STARTED + ".route";
    private static final String BYTES = STARTED + ".bytes";
    /** Parameters whose values are words, numbers and slugs. Of all others only the name is noted. */
    private static final Set<String> HARMLESS =
            Set.of("lang", "limit", "format", "output", "results", "timeout", "bom", "max", "k");

    private final DoorSettings settings;
    private final Clients clients;
    private final Callers callers;
    private final Meters meters;

    RequestLog(DoorSettings settings, Clients clients, Callers callers, Meters meters) {
        this.meters = meters;
        this.settings = settings;
        this.clients = clients;
        this.callers = callers;
    }

    /** Outside of every other filter, so that refusals are noted too. */
    @Override
    public int getOrder() {
        return -10;
    }

    @RequestFilter
    void enter(HttpRequest<?> request) {
        request.setAttribute(STARTED, System.nanoTime());
        // An error puts a route of its own in the place of the one that was asked for.
        request.setAttribute(ROUTE, Routes.of(request));
    }

    @ResponseFilter
    void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.setAttribute(STATUS, response.code());
        request.setAttribute(BYTES, bytesOf(response));
    }

    /** Of answers that are made while they are written: -1. */
    private static long bytesOf(MutableHttpResponse<?> response) {
        return response.body() instanceof byte[] bytes ? bytes.length : response.getContentLength();
    }

    @Override
    public void onApplicationEvent(HttpRequestTerminatedEvent over) {
        HttpRequest<?> request = over.getSource();
        request.getAttribute(STARTED, Long.class).ifPresent(started -> note(request, System.nanoTime() - started));
    }

    private void note(HttpRequest<?> request, long nanos) {
        // Where it was never answered, because the connection was gone: 0.
        int status = request.getAttribute(STATUS, Integer.class).orElse(0);
        meters.request(
                request.getMethodName(),
                request.getAttribute(ROUTE, String.class).orElse(""),
                status,
                nanos);
        if (!settings.accessLog()) return;
        LOG.info(
                "event=request request={} client={} caller=\"{}\" method={} path={} status={} bytes={} ms={}",
                RequestId.of(request),
                clients.of(request).getHostAddress(),
                callers.nameOf(request),
                request.getMethodName(),
                target(request.getUri()),
                status,
                request.getAttribute(BYTES, Long.class).orElse(-1L),
                String.format(Locale.ROOT, "%.1f", nanos / 1e6));
    }

    /** Path and query string as they came, still encoded, values left out where they could be secrets. */
    static String target(URI uri) {
        String query = uri.getRawQuery();
        String path = uri.getRawPath() == null ? "/" : uri.getRawPath();
        if (query == null) return path;
        return path + "?"
                + Arrays.stream(query.split("&")).map(RequestLog::shown).collect(Collectors.joining("&"));
    }

    private static String shown(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        return equals < 0 || HARMLESS.contains(name) ? pair : name + "=…";
    }
}
